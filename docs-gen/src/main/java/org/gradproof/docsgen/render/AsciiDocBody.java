package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Conversion;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Place;
import org.gradproof.symbolic.source.SourceLine;

/** The HTML that Asciidoctor makes of a document, with a class at each display block's place. */
final class AsciiDocBody {
    private AsciiDocBody() {}

    static String html(String text, Path folder, String secret, List<CheckedBlock> blocks, Asciidoctors asciidoctor)
            throws IOException {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            CheckedBlock block = blocks.get(i);
            List<String> lines =
                    block.display().lines().stream().map(SourceLine::text).toList();
            places.add(new Place(
                    block.display().line(),
                    lines,
                    Body.place(secret, i),
                    block.block() == null ? null : "derivation " + block.number()));
        }
        return asciidoctor.convert(new Conversion(text, folder.toAbsolutePath().toString(), places));
    }
}
