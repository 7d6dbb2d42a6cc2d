package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.asciidoc.Engine;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceLine;

/** The HTML that Asciidoctor makes of a document, with a class at each display block's place. */
final class AsciiDocBody {
    private AsciiDocBody() {}

    static String html(String text, Path folder, String secret, List<CheckedBlock> blocks) throws IOException {
        List<String> problems = new ArrayList<>();
        String html = Engine.convert(text, folder, document -> markPlaces(document, secret, blocks, problems));
        if (!problems.isEmpty()) {
            throw new IOException(problems.get(0));
        }
        return html;
    }

    private static void markPlaces(Document document, String secret, List<CheckedBlock> blocks, List<String> problems) {
        List<Block> found = AsciiDocOutline.displays(document);
        if (found.size() != blocks.size()) {
            problems.add("Asciidoctor sees " + found.size() + " display blocks where " + blocks.size() + " were read");
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            Block block = found.get(i);
            List<String> lines = block.getLines().stream().map(String::strip).toList();
            List<String> read = blocks.get(i).display().lines().stream()
                    .map(SourceLine::text)
                    .toList();
            if (!lines.equals(read)) {
                problems.add("Asciidoctor reads other lines than were checked, from line "
                        + blocks.get(i).display().line());
            }
            block.addRole(Body.place(secret, i));
            MarkedBlock marked = blocks.get(i).block();
            if (marked != null && block.getId() != null && !block.isReftext()) {
                block.setAttribute("reftext", "derivation " + blocks.get(i).number(), true);
            }
        }
    }
}
