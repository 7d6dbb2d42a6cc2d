package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class MarkdownExtrasTest {
    @Test
    void a_call_out_has_its_kind_or_its_own_title() {
        Document page = shown("> [!WARNING]\n> Mind *this*.\n\n> [!note] Of old\n> And that.\n\n> [!] no call-out");
        assertThat(page.select(".callout-title").eachText()).containsExactly("Warning", "Of old");
        assertThat(page.select(".callout-warning p").eachText()).containsExactly("Warning", "Mind this.");
        assertThat(page.select("blockquote:not(.callout)").eachText()).containsExactly("[!] no call-out");
    }

    @Test
    void tasks_have_boxes() {
        Document page = shown("- [ ] open\n- [x] done\n- [y] no task\n\n1. [X] **in** a paragraph\n\n2. other\n");
        assertThat(page.select("li").eachText())
                .containsExactly("☐ open", "☑ done", "[y] no task", "☑ in a paragraph", "other");
        assertThat(page.select("li.task")).hasSize(3);
    }

    @Test
    void footnotes_stand_at_the_end_in_the_order_of_their_use() {
        Document page = shown("""
                One[^b], two[^a], one again[^b], none[^c], `code[^a]`.

                [^a]: the *first* note
                [^b]: the second note
                """);
        assertThat(page.select("sup a").eachAttr("href")).containsExactly("#footnote-1", "#footnote-2", "#footnote-1");
        assertThat(page.select(".footnotes li").eachText()).containsExactly("the second note ↩", "the first note ↩");
        assertThat(page.select(".footnotes em").eachText()).containsExactly("first");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("p").eachText()).containsExactly("One1, two2, one again1, none[^c], code[^a].");
        for (String address : page.select("a").eachAttr("href")) {
            assertThat(page.getElementById(address.substring(1))).as(address).isNotNull();
        }
    }

    @Test
    void links_between_notes_and_struck_words_look_like_these() {
        Document page = shown("See [[Softmax|its page]] and [[Log loss]], ~~not this~~, and `[[code]] ~~x~~`.");
        assertThat(page.select(".note-link").eachText()).containsExactly("its page", "Log loss");
        assertThat(page.select("del").text()).isEqualTo("not this");
        assertThat(page.wholeText().strip()).isEqualTo("See its page and Log loss, not this, and [[code]] ~~x~~.");
    }

    private static Document shown(String markdown) {
        String html = MarkdownBody.html(List.of(markdown.split("\n")), "s", List.of());
        Document body = Sanitizer.clean(html, List.of());
        return Jsoup.parse(body.html());
    }
}
