package org.gradproof.cli.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.docsgen.record.Fingerprint;
import org.gradproof.docsgen.render.Written;

/**
 * Texts by their keys, a file each, in as many folders as a key's first two digits have values. A file is there whole or not
 * at all, and opens with the checksum of what it holds: one that is damaged, or another's, is none. Each folder is bounded,
 * and gives up first what was not asked for longest. Several runs may use them at once.
 */
final class Entries {
    /** In one of the 256 folders: 256 MiB in all. */
    private static final long MOST_BYTES = 1 << 20;

    private static final long MOST_BYTES_OF_ONE = MOST_BYTES / 2;
    private static final int MOST_ENTRIES = 200;

    private final Path folder;

    Entries(Path folder) {
        this.folder = folder;
    }

    private record Entry(Path file, FileTime asked, long size) {}

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
    }

    /** The text that was kept under the key. */
    Optional<String> find(String key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES_OF_ONE) {
                return Optional.empty();
            }
            String content = Files.readString(file);
            int end = content.indexOf('\n');
            if (end < 0 || !content.substring(0, end).equals(checksum(key, content.substring(end + 1)))) {
                return Optional.empty();
            }
            asked(file);
            return Optional.of(content.substring(end + 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void asked(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It may be given up earlier than it should be.
        }
    }

    /**
     * Keeps the text under the key, if it is not too long.
     *
     * @throws IOException if it cannot be written
     */
    void keep(String key, String text) throws IOException {
        String content = checksum(key, text) + "\n" + text;
        if (content.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_ONE) {
            return;
        }
        Path file = file(key);
        Path home = file.resolveSibling("");
        Files.createDirectories(home);
        Written.text(file, content);
        bound(home);
    }

    private static String checksum(String key, String text) {
        byte[] bytes = (key + "\n" + text).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
    }

    private static void bound(Path home) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    entries.add(new Entry(file, Files.getLastModifiedTime(file), Files.size(file)));
                } catch (IOException e) {
                    // Another run has taken it away.
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::asked).reversed());
        long bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            bytes += entries.get(i).size();
            if (i >= MOST_ENTRIES || bytes > MOST_BYTES) {
                Files.deleteIfExists(entries.get(i).file());
            }
        }
    }
}
