package org.gradproof.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that others may use of core, as its sources have it: each type and method with the first sentence of its Javadoc. */
final class ApiList {

    private static final List<Path> SOURCES = List.of(
            Path.of("src", "main", "java", "org", "gradproof", "core"),
            Path.of("src", "twins", "java", "org", "gradproof", "core"));
    private static final Pattern MEMBER = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:(?:@\\w+\\([^)]*\\)|//)[^\\n]*\\s*)*public ([^{;=]*?)(?: = [^;]*)?[{;]",
            Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("(?:final )?(?:class|record|enum) (\\w+).*", Pattern.DOTALL);

    private ApiList() {}

    /** A row. */
    record Entry(String type, String signature, String sentence) {

        /** As a line of a table: what is called, and what it does. */
        String row() {
            return "\"" + (signature.isEmpty() ? "*`" + type + "`*" : "`+" + signature + "+`") + "\",\""
                    + sentence.replace("\"", "\"\"") + "\"\n";
        }
    }

    static List<Entry> entries() {
        List<Path> files = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        files.sort(
                (a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    private static List<Entry> of(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        List<Entry> entries = new ArrayList<>();
        try {
            Matcher member = MEMBER.matcher(Files.readString(file));
            while (member.find()) {
                String declared = member.group(2).replaceAll("\\s+", " ").strip();
                Matcher type = TYPE.matcher(declared);
                entries.add(new Entry(name, type.matches() ? "" : signature(declared), sentence(member.group(1))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return entries;
    }

    private static String signature(String declared) {
        return declared.replace("@Nullable ", "")
                .replace("static final ", "")
                .replaceFirst("^static ", "")
                .replace("( ", "(")
                .replace(" []", "[]");
    }

    /** The first sentence, without its marks. */
    private static String sentence(String javadoc) {
        String text = javadoc.replaceAll("(?m)^\\s*\\* ?", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher end = Pattern.compile("^(.*?[.:])(?: |$)(?=[A-Z<@{]|$)").matcher(text);
        String first = end.find() ? end.group(1) : text;
        return first.replaceAll("\\{@(?:link|code) #?([^}]*)}", "`$1`")
                .replaceAll("</?sub>", "~")
                .replaceAll("</?sup>", "^")
                .replaceAll("</?\\w+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}
