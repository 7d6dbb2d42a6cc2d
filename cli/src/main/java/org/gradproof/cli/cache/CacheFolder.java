package org.gradproof.cli.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where verdicts are kept unless the user says otherwise: in the user's cache folder, never among the documents. */
public final class CacheFolder {
    private static final String NAME = "gradproof";

    private CacheFolder() {}

    /**
     * {@code $XDG_CACHE_HOME/gradproof}, or {@code ~/.cache/gradproof}; nothing where neither is known.
     *
     * @param environment the process's variables
     */
    public static Optional<Path> ofUser(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return Stream.of(environment.getOrDefault("XDG_CACHE_HOME", ""), home.isEmpty() ? "" : home + "/.cache")
                .flatMap(name -> absolute(name).stream())
                .findFirst()
                .map(folder -> folder.resolve(NAME));
    }

    private static Optional<Path> absolute(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether the folder is one of the inputs, or below one. */
    public static boolean isWithin(Path folder, List<Path> inputs) {
        Path real = real(folder);
        return inputs.stream().anyMatch(input -> Files.isDirectory(input) && real.startsWith(real(input)));
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(absolute)).normalize();
            } catch (IOException e) {
                // Its parent may exist.
            }
        }
        return absolute;
    }
}
