package org.gradproof.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The public classes of this module, as they were compiled. */
final class PublicTypes {

    private PublicTypes() {}

    /** Where they were compiled to. */
    static Path classes() {
        return Path.of(URI.create(Accuracy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    static List<String> names() throws ClassNotFoundException {
        Path folder = classes().resolve(Path.of("org", "gradproof", "core"));
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name =
                        "org.gradproof.core." + file.getFileName().toString().replace(".class", "");
                if (!name.endsWith("package-info")
                        && Modifier.isPublic(Class.forName(name).getModifiers())) {
                    names.add(name);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
