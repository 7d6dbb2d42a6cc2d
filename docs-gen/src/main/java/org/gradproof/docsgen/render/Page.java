package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.docsgen.mathml.MathMl;

/**
 * A whole HTML page, which needs nothing but the files beside it: its policy forbids all else.
 *
 * @param title plain text
 * @param main HTML
 * @param navigation to the other pages
 * @param checked whether it has derivations, whose marks are then explained
 */
record Page(String title, String main, Navigation navigation, boolean checked) {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'";

    private static final String LEGEND = "Checked by Gradproof. A mark says how well a line is established: ✓ proved,"
            + " ≈ tested but not proved, ? undecided, ✗ refuted, ! not readable, – not checked.";
    private static final String NOTHING = "This page holds no derivation; nothing on it was checked.";

    /** The scripts that only some pages need. */
    private String scripts() {
        List<String> names = new ArrayList<>();
        if (main.contains(" data-gp-live=")) {
            names.addAll(List.of("gradproof-live.js", "gradproof-try.js"));
        }
        if (navigation.indexed()) {
            names.addAll(List.of(SearchIndex.FILE, "gradproof-search.js"));
        }
        return names.stream()
                .map(name -> "<script defer src=\"" + Assets.FOLDER + "/" + name + "\"></script>")
                .collect(Collectors.joining("\n"));
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="referrer" content="no-referrer">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="%s/katex/katex.min.css">
                <link rel="stylesheet" href="%s/gradproof.css">
                <script defer src="%s/katex/katex.min.js"></script>
                <script defer src="%s/gradproof.js"></script>
                %s
                </head>
                <body>
                <a class="gp-skip" href="#gp-main">Skip to the content</a>
                <header class="gp-top">%s</header>
                <main id="gp-main" tabindex="-1">
                %s
                %s
                </main>
                <footer class="gp-foot"><p>%s</p></footer>
                </body>
                </html>
                """.formatted(
                        Html.text(POLICY),
                        Html.text(title),
                        Assets.FOLDER,
                        Assets.FOLDER,
                        Assets.FOLDER,
                        Assets.FOLDER,
                        scripts(),
                        navigation.site(),
                        MathMl.inPage(main),
                        navigation.neighbours(),
                        checked ? LEGEND : NOTHING);
    }
}
