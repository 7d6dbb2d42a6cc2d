import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes core's functions of floats from those of doubles: {@code java Twins.java SOURCES TARGET}.
 *
 * <p>A source is Java, and is copied; each of its methods that takes an array of doubles is then written a second time, for
 * arrays of floats. Comments say what is otherwise:
 *
 * <ul>
 *   <li>{@code // twins: A B, C D} at the top: for floats, B is written for A, and D for C;
 *   <li>{@code // twin: FloatX} at the top: no method is written twice, but the whole class once more, as FloatX;
 *   <li>{@code // doubles} behind a line and {@code // floats:} before one: it is there for these alone;
 *   <li>{@code // doubles:} before a method's head: it is not written twice.
 * </ul>
 */
final class Twins {

    private static final Pattern MADE_FOR_BOTH = Pattern.compile("\\bdouble( @Nullable )?(\\[\\])");
    private static final Pattern NAMES = Pattern.compile("(?m)^// twins: (.*)\\R");
    private static final Pattern WHOLE = Pattern.compile("(?m)^// twin: (\\w+)\\R");

    private Twins() {}

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        Set<Path> written = new HashSet<>();
        for (Path file : files) {
            String source = Files.readString(file);
            Path folder = target.resolve(sources.relativize(file)).getParent();
            String name = file.getFileName().toString();
            Map<String, String> names = names(source);
            Matcher whole = WHOLE.matcher(source);
            String plain = NAMES.matcher(WHOLE.matcher(source).replaceAll("")).replaceAll("");
            if (whole.find()) {
                names.put(name.replace(".java", ""), whole.group(1));
                write(written, folder.resolve(name), ofDoublesAlone(plain));
                write(written, folder.resolve(whole.group(1) + ".java"), ofFloats(ofFloatsAlone(plain), names));
            } else {
                write(written, folder.resolve(name), doubled(importingBoth(plain, names), names));
            }
        }
        deleteOthers(target, written);
    }

    /** What was made of sources that are there no longer. */
    private static void deleteOthers(Path target, Set<Path> written) throws IOException {
        try (Stream<Path> all = Files.walk(target)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!written.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Map<String, String> names(String source) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher lines = NAMES.matcher(source);
        while (lines.find()) {
            for (String pair : lines.group(1).split(", ")) {
                names.put(pair.split(" ")[0], pair.split(" ")[1]);
            }
        }
        return names;
    }

    private static String importingBoth(String source, Map<String, String> names) {
        String result = source;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replaceFirst(
                    "(?m)^import (.*)\\." + name.getKey() + ";$", "$0\nimport $1." + name.getValue() + ";");
        }
        return result;
    }

    /** The class with each method of arrays of doubles a second time, behind the first. */
    private static String doubled(String source, Map<String, String> names) {
        StringBuilder result = new StringBuilder();
        for (String member : members(source)) {
            result.append(ofDoublesAlone(member));
            String head = head(member);
            if (MADE_FOR_BOTH.matcher(head).find() && head.contains("(") && !member.contains("    // doubles:\n")) {
                result.append('\n')
                        .append(ofFloats(ofFloatsAlone(member), names).replaceFirst("^\n", ""));
            }
        }
        return result.toString();
    }

    /** A class's text cut behind each of its members; joined they are the text. */
    private static List<String> members(String source) {
        List<String> members = new ArrayList<>();
        StringBuilder member = new StringBuilder();
        int depth = 0;
        for (String line : source.split("(?<=\n)")) {
            member.append(line);
            String code = line.strip();
            if (code.startsWith("*") || code.startsWith("/*") || code.startsWith("//")) {
                continue;
            }
            int before = depth;
            for (char c : code.replaceAll("\"[^\"]*\"|'.'", "").toCharArray()) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            if (depth == 1 && (before != 1 || code.endsWith(";") || code.endsWith("{") || code.endsWith("}"))) {
                members.add(member.toString());
                member.setLength(0);
            }
        }
        members.add(member.toString());
        return members;
    }

    /** What stands before a member's body, without its comment. */
    private static String head(String member) {
        String code = member.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        int body = code.indexOf('{');
        return body < 0 ? "" : code.substring(0, body);
    }

    private static String ofDoublesAlone(String text) {
        return text.replaceAll("(?m)^ *// floats: .*\\R", "")
                .replaceAll("(?m) // doubles$", "")
                .replaceAll("(?m)^ *// doubles:\\R", "");
    }

    private static String ofFloatsAlone(String text) {
        return text.replaceAll("(?m)^.* // doubles\\R", "").replaceAll("(?m)^( *)// floats: ", "$1");
    }

    private static String ofFloats(String text, Map<String, String> names) {
        String result = MADE_FOR_BOTH
                .matcher(text)
                .replaceAll("float$1$2")
                .replace("new double[", "new float[")
                .replace("any doubles", "any floats");
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
        }
        return result;
    }

    private static void write(Set<Path> written, Path file, String text) throws IOException {
        written.add(file);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
