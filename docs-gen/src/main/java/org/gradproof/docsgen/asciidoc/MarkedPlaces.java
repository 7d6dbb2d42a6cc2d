package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Conversion;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Place;

/** The HTML that Asciidoctor makes of a document, with a role at each display block's place. */
final class MarkedPlaces {
    private MarkedPlaces() {}

    static String convert(Conversion conversion) throws IOException {
        List<String> problems = new ArrayList<>();
        String html = Engine.convert(
                conversion.text(),
                Path.of(conversion.folder()),
                document -> mark(document, conversion.places(), problems));
        if (!problems.isEmpty()) {
            throw new IOException(problems.get(0));
        }
        return html;
    }

    private static void mark(Document document, List<Place> places, List<String> problems) {
        List<Block> found = AsciiDocOutline.displays(document);
        if (found.size() != places.size()) {
            problems.add("Asciidoctor sees " + found.size() + " display blocks where " + places.size() + " were read");
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            Block block = found.get(i);
            Place place = places.get(i);
            if (!block.getLines().stream().map(String::strip).toList().equals(place.lines())) {
                problems.add("Asciidoctor reads other lines than were checked, from line " + place.line());
            }
            block.addRole(place.role());
            if (place.reference() != null && block.getId() != null && !block.isReftext()) {
                block.setAttribute("reftext", place.reference(), true);
            }
        }
    }
}
