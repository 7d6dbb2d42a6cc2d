package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which files are documents. */
public final class Documents {
    /** What a document's name ends in, for a message. */
    public static final String ENDINGS = ".adoc, .md, .markdown, .qmd, .txt, .ipynb or .tex";

    private static final Set<String> SKIPPED = Set.of("target", "node_modules");
    private static final String SIDECAR = ".given.adoc";

    static final String LEADS_NOWHERE = "this is a link that leads nowhere, or to itself";

    private Documents() {}

    /**
     * The documents at the paths: a file itself, a folder's documents in the order of their paths, sidecars
     * aside. Hidden folders, {@code target} and {@code node_modules} are left out, and so are links that
     * lead out of the folder, and folders of pages that were rendered. A folder below that cannot be read stands among
     * the documents, and is then one that cannot be read, and so is a link that leads nowhere, and a pipe or a device. Each
     * document comes once.
     *
     * @throws UnreadableDocumentException if a path does not exist, or a file is of no known kind
     */
    public static List<Path> find(List<Path> paths) throws UnreadableDocumentException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path path : paths) {
            if (path.toString().isEmpty()) {
                throw new UnreadableDocumentException("\"\": an empty name is no file and no folder");
            } else if (Files.isDirectory(path)) {
                found.addAll(below(path));
            } else if (!Files.exists(path)) {
                throw new UnreadableDocumentException(
                        path + ": " + (Files.isSymbolicLink(path) ? LEADS_NOWHERE : "there is no such file or folder"));
            } else if (!Files.isRegularFile(path)) {
                throw new UnreadableDocumentException(path + ": this is neither a file nor a folder");
            } else if (DocumentFormat.of(path).isEmpty()) {
                throw new UnreadableDocumentException(
                        path + ": this is no document; expected a name that ends in " + ENDINGS + ", or --input");
            } else {
                found.add(path);
            }
        }
        return List.copyOf(found);
    }

    /** The sidecar beside the document, if there is one. */
    public static Optional<Path> sidecarOf(Path document) {
        Path sidecar = sidecarNameOf(document);
        boolean there = Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS);
        return isSidecar(document) || !there ? Optional.empty() : Optional.of(sidecar);
    }

    /** What a sidecar beside the document is called, whether there is one or not. */
    public static Path sidecarNameOf(Path document) {
        String name = name(document);
        int dot = name.lastIndexOf('.');
        return document.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + SIDECAR);
    }

    /** Why a folder cannot be listed. */
    static String whyNot(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isPresent() ? "a file was expected" : "it is empty";
        } catch (IOException e) {
            return Cause.of(e);
        }
    }

    static boolean isSidecar(Path path) {
        return name(path).endsWith(SIDECAR);
    }

    /** What the file's name ends in, in lower case, without the dot. */
    static String ending(Path path) {
        String name = name(path);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static List<Path> below(Path folder) throws UnreadableDocumentException {
        List<Path> found = new ArrayList<>();
        try {
            Path real = folder.toRealPath();
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    boolean skip = !each.equals(folder)
                            && (name(each).startsWith(".") || SKIPPED.contains(name(each)) || Renderer.isWritten(each));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    boolean document = DocumentFormat.of(file).isPresent()
                            && !isSidecar(file)
                            && !name(file).startsWith(".");
                    boolean nowhere = attributes.isSymbolicLink() && !Files.exists(file);
                    boolean within = !nowhere
                            && !Files.isDirectory(file)
                            && file.toRealPath().startsWith(real);
                    if (document && (nowhere || within)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (file.equals(folder)) {
                        throw failure;
                    }
                    if (!name(file).startsWith(".")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnreadableDocumentException(folder + ": this folder cannot be read (" + Cause.of(e) + ")");
        }
        found.sort(null);
        return found;
    }
}
