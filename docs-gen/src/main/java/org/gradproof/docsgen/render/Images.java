package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The pictures of a document, copied beside its page. */
final class Images {
    private static final Pattern PICTURE = Pattern.compile(".*\\.(?:png|jpe?g|gif|webp|svg)", Pattern.CASE_INSENSITIVE);
    private static final long LARGEST = 20_000_000;

    private Images() {}

    /** Copies the pictures that stand in the document's folder. */
    static void copy(Document body, Path fromFolder, Path toFolder) throws IOException {
        for (Element image : body.select("img[src]")) {
            String name = image.attr("src");
            if (!Sanitizer.isLocal(name) || !PICTURE.matcher(name).matches()) {
                continue;
            }
            try {
                Path from = fromFolder.resolve(name);
                Path to = toFolder.resolve(name);
                Path parent = to.getParent();
                boolean inside = Files.isRegularFile(from) && from.toRealPath().startsWith(fromFolder.toRealPath());
                if (inside && parent != null && Files.size(from) <= LARGEST) {
                    Files.createDirectories(parent);
                    Written.file(to, beside -> Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING));
                }
            } catch (InvalidPathException e) {
                image.removeAttr("src");
            }
        }
    }
}
