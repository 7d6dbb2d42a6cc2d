package org.gradproof.docsgen.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pages need beside them: KaTeX from its webjar with its fonts, the style sheet, the script. */
public final class Assets {
    /** The folder beside the pages. */
    public static final String FOLDER = "gradproof-assets";

    private static final String KATEX = "META-INF/resources/webjars/katex/";
    private static final Pattern FONT = Pattern.compile("fonts/[A-Za-z0-9_-]+\\.woff2");

    private Assets() {}

    /** Copies them into their folder below the given one. */
    static void copy(Path toFolder) throws IOException {
        Path own = Files.createDirectories(toFolder.resolve(FOLDER));
        for (String name : List.of(
                "gradproof.css", "gradproof.js", "gradproof-live.js", "gradproof-try.js", "gradproof-search.js")) {
            copy(Assets.class.getResourceAsStream(name), name, own.resolve(name));
        }
        Path katex = Files.createDirectories(own.resolve("katex"));
        Files.createDirectories(katex.resolve("fonts"));
        String root = KATEX + version() + "/";
        for (String name : List.of("katex.min.css", "katex.min.js")) {
            copy(resource(root + "dist/" + name), name, katex.resolve(name));
        }
        copy(resource(root + "LICENSE"), "LICENSE", katex.resolve("LICENSE"));
        String css = Files.readString(katex.resolve("katex.min.css"), StandardCharsets.UTF_8);
        Matcher font = FONT.matcher(css);
        TreeSet<String> fonts = new TreeSet<>();
        while (font.find()) {
            fonts.add(font.group());
        }
        for (String name : fonts) {
            copy(resource(root + "dist/" + name), name, katex.resolve(name));
        }
    }

    private static String version() throws IOException {
        String path = "META-INF/maven/org.webjars.npm/katex/pom.properties";
        try (InputStream in = resource(path)) {
            if (in == null) {
                throw new IOException("KaTeX's webjar is not on the class path: " + path);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        }
    }

    private static @org.jspecify.annotations.Nullable InputStream resource(String path) {
        return Assets.class.getClassLoader().getResourceAsStream(path);
    }

    private static void copy(@org.jspecify.annotations.Nullable InputStream from, String name, Path to)
            throws IOException {
        if (from == null) {
            throw new IOException("missing from the class path: " + name);
        }
        try (InputStream in = from) {
            Written.file(to, beside -> Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING));
        }
    }
}
