package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.docsgen.asciidoc.Asciidoctors;

/**
 * The pages of a folder, with what they share.
 *
 * @param folder where they are written
 * @param indexed whether there is an index
 * @param asciidoctor that converts AsciiDoc
 */
public record SitePages(Path folder, boolean indexed, Asciidoctors asciidoctor) {
    /** The name of the page that a site opens with. */
    public static final String FRONT = "index";
    /** The name of the list of all derivations, where another page is the front page. */
    public static final String LIST = "derivations";

    /** A page that could not be made, and why. */
    public record Failure(String path, String why) {}

    /**
     * Writes the pages, the index, and the files that they need.
     *
     * @return the pages that could not be made; in their places stand pages that say so
     */
    public List<Failure> write(List<CheckedPage> pages) throws IOException {
        Assets.copy(folder);
        List<IndexPage.Entry> entries = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        SearchIndex search = new SearchIndex();
        for (int i = 0; i < pages.size(); i++) {
            CheckedPage page = pages.get(i);
            Navigation navigation = navigation(pages, i);
            String why = "";
            String annotated = page.text();
            String html;
            try {
                annotated = page.annotated();
                html = page.html(navigation, folder, search, asciidoctor);
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError fault) {
                // What makes a page of a document is not all ours; whatever it dies of costs this page.
                why = fault instanceof IOException known ? String.valueOf(known.getMessage()) : String.valueOf(fault);
                html = page.withoutBody(navigation, why);
            }
            if (!why.isEmpty()) {
                failures.add(new Failure(page.report().path(), why));
            }
            Written.text(folder.resolve(page.name() + (page.asciiDoc() ? ".adoc" : ".md")), annotated);
            Written.text(folder.resolve(page.name() + ".html"), html);
            if (page.isChecked() || !isFront(page)) {
                entries.add(new IndexPage.Entry(page.name() + ".html", page.title(), page.report()));
            }
        }
        if (indexed) {
            Written.text(folder.resolve(Assets.FOLDER).resolve(SearchIndex.FILE), search.script());
            Written.text(folder.resolve(list(pages)), IndexPage.html(entries, navigation(pages, -1)));
        }
        return failures;
    }

    /** From the page of that place; -1 is the index, which has none. */
    private Navigation navigation(List<CheckedPage> pages, int at) {
        Optional<Path> guide = pages.stream()
                .filter(page -> page.name().equals(Navigation.GUIDE))
                .map(CheckedPage::folder)
                .findFirst();
        return new Navigation(
                top(pages),
                guide.isPresent(),
                groups(pages, guide),
                at < 0 ? list(pages) : pages.get(at).name() + ".html",
                indexed && at > 0 ? link(pages.get(at - 1)) : null,
                indexed && at >= 0 && at + 1 < pages.size() ? link(pages.get(at + 1)) : null);
    }

    private static boolean isFront(CheckedPage page) {
        return page.name().equals(FRONT);
    }

    private static String list(List<CheckedPage> pages) {
        return (pages.stream().anyMatch(SitePages::isFront) ? LIST : FRONT) + ".html";
    }

    /** The pages that all others lead to. */
    private List<Navigation.Link> top(List<CheckedPage> pages) {
        List<Navigation.Link> links = new ArrayList<>();
        if (indexed) {
            pages.stream().filter(SitePages::isFront).map(SitePages::link).forEach(links::add);
            links.add(new Navigation.Link(list(pages), "All derivations"));
        }
        return links;
    }

    private static List<Navigation.Group> groups(List<CheckedPage> pages, Optional<Path> guide) {
        Map<String, List<Navigation.Link>> groups = new LinkedHashMap<>();
        for (String name : List.of("Documents", "Guide", "Other pages")) {
            groups.put(name, new ArrayList<>());
        }
        for (CheckedPage page : pages) {
            boolean explains = guide.isPresent() && guide.get().equals(page.folder());
            String name = explains ? "Guide" : page.isChecked() ? "Documents" : "Other pages";
            if (!isFront(page)) {
                groups.getOrDefault(name, new ArrayList<>()).add(link(page));
            }
        }
        return groups.entrySet().stream()
                .map(entry -> new Navigation.Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Navigation.Link link(CheckedPage page) {
        return new Navigation.Link(page.name() + ".html", page.title());
    }
}
