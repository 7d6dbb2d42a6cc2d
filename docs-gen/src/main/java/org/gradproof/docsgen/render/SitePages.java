package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a folder, with what they share.
 *
 * @param folder where they are written
 * @param indexed whether there is an index
 */
public record SitePages(Path folder, boolean indexed) {
    /** Writes the pages, the index, and the files that they need. */
    public void write(List<CheckedPage> pages) throws IOException {
        Assets.copy(folder);
        List<IndexPage.Entry> entries = new ArrayList<>();
        for (CheckedPage page : pages) {
            write(page.name() + (page.asciiDoc() ? ".adoc" : ".md"), page.annotated());
            write(page.name() + ".html", page.html(indexed, folder));
            entries.add(
                    new IndexPage.Entry(page.name() + ".html", page.document().title(), page.report()));
        }
        if (indexed) {
            write("index.html", IndexPage.html(entries));
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
