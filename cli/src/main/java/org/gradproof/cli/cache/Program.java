package org.gradproof.cli.cache;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.gradproof.docsgen.record.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Which program this is: the digest of everything on the class path, and of the Java that runs it. A jar counts by its
 * directory, which holds the checksum of each of its files; a folder by the files below it.
 */
final class Program {
    private static final int END_OF_DIRECTORY = 22;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int SIZE_AT = 12;
    private static final int START_AT = 16;

    private static @Nullable String own;

    private Program() {}

    /**
     * The digest of this program in hexadecimal digits, as it was when first asked for: one that is built anew while it
     * runs is another, which this is not.
     *
     * @throws IOException if a part of the program cannot be read
     */
    static synchronized String digest() throws IOException {
        if (own == null) {
            own = digest(List.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1)));
        }
        return own;
    }

    /** The digest of a program with this class path. */
    static String digest(List<String> classPath) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        // In whose words numbers are written.
        add(digest, Locale.getDefault().toString());
        for (String property : List.of("java.vm.name", "java.vm.version", "os.arch")) {
            add(digest, System.getProperty(property, ""));
        }
        for (Path part : parts(classPath)) {
            if (Files.isDirectory(part)) {
                folder(digest, part);
            } else {
                add(digest, String.valueOf(part.getFileName()));
                digest.update(directory(part));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The class path with what the manifests of its jars add to it. */
    private static Set<Path> parts(List<String> classPath) throws IOException {
        Set<Path> parts = new LinkedHashSet<>();
        for (String entry : classPath) {
            Path path = Path.of(entry);
            if (entry.isEmpty() || !Files.exists(path) || !parts.add(path) || Files.isDirectory(path)) {
                continue;
            }
            try (JarFile jar = new JarFile(path.toFile())) {
                Manifest manifest = jar.getManifest();
                String more =
                        manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
                if (more != null) {
                    for (String name : more.split(" ", -1)) {
                        Path other = path.toAbsolutePath().resolveSibling(name);
                        if (!name.isEmpty() && Files.isRegularFile(other)) {
                            parts.add(other);
                        }
                    }
                }
            }
        }
        return parts;
    }

    private static void folder(MessageDigest digest, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            add(digest, folder.relativize(file).toString() + " " + Files.size(file));
            digest.update(Files.readAllBytes(file));
        }
    }

    /** The central directory of a jar as it stands at its end (APPNOTE.TXT, 4.3.12 and 4.3.16). */
    private static byte[] directory(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_OF_DIRECTORY + MOST_COMMENT);
            byte[] end = new byte[length];
            file.seek(file.length() - length);
            file.readFully(end);
            for (int at = length - END_OF_DIRECTORY; at >= 0; at--) {
                if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
                    long size = number(end, at + SIZE_AT);
                    long start = number(end, at + START_AT);
                    if (start + size > file.length() || size > Integer.MAX_VALUE) {
                        break;
                    }
                    byte[] directory = new byte[(int) size];
                    file.seek(start);
                    file.readFully(directory);
                    return directory;
                }
            }
            throw new IOException("no directory in " + jar);
        }
    }

    private static long number(byte[] bytes, int at) {
        long value = 0;
        for (int i = 3; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
