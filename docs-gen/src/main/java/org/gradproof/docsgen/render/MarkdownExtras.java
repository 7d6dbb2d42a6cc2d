package org.gradproof.docsgen.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What people write in Markdown beyond CommonMark, as GitHub and Obsidian show it: call-outs, lists of tasks, footnotes,
 * links between notes, and what is struck out.
 */
final class MarkdownExtras {
    private static final Pattern CALL_OUT = Pattern.compile("\\[!([A-Za-z]+)\\][+-]?[ \\t]*([^\\n]*)\\n?");
    private static final Pattern TASK = Pattern.compile("\\[([ xX])\\] ");
    private static final Pattern NOTE = Pattern.compile("(?m)^\\[\\^([^\\]\\s]+)\\]: ");
    private static final Pattern INLINE = Pattern.compile("\\[\\^([^\\]\\s]+)\\]"
            + "|\\[\\[([^\\[\\]|\\n]+)(?:\\|([^\\[\\]|\\n]+))?\\]\\]"
            + "|~~([^~\\s][^~\\n]*)~~");

    private final Document page;
    private final Map<String, String> notes = new LinkedHashMap<>();

    private MarkdownExtras(String html) {
        page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
    }

    /** The HTML of a document's CommonMark with these in it. */
    static String shown(String html) {
        MarkdownExtras extras = new MarkdownExtras(html);
        extras.page.select("blockquote").forEach(MarkdownExtras::callOut);
        extras.page.select("li").forEach(MarkdownExtras::task);
        extras.takeNotes();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        extras.inline(numbers);
        extras.putNotes(numbers);
        return extras.page.body().html();
    }

    private static void callOut(Element quote) {
        Element first = quote.firstElementChild();
        if (first == null || !first.normalName().equals("p") || !(first.firstChild() instanceof TextNode text)) {
            return;
        }
        Matcher mark = CALL_OUT.matcher(text.getWholeText());
        if (mark.lookingAt()) {
            String kind = mark.group(1).toLowerCase(Locale.ROOT);
            String title = mark.group(2).isBlank()
                    ? kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1)
                    : mark.group(2).strip();
            quote.addClass("callout").addClass("callout-" + kind);
            text.text(text.getWholeText().substring(mark.end()));
            first.before(new Element("p").addClass("callout-title").text(title));
            if (first.childNodeSize() == 1 && text.isBlank()) {
                first.remove();
            }
        }
    }

    private static void task(Element item) {
        Element first = item.firstElementChild();
        Element holder = first != null
                        && first.normalName().equals("p")
                        && item.ownText().isBlank()
                ? first
                : item;
        Node start = holder.childNodeSize() == 0 ? null : holder.childNode(0);
        if (start instanceof TextNode text) {
            Matcher box = TASK.matcher(text.getWholeText());
            if (box.lookingAt()) {
                boolean done = !box.group(1).isBlank();
                text.text(text.getWholeText().substring(box.end()));
                item.addClass("task");
                holder.prependChild(new TextNode(done ? "☑ " : "☐ "));
            }
        }
    }

    /** Takes the footnotes out of the text; several may stand in one paragraph. */
    private void takeNotes() {
        for (Element paragraph : page.select("p")) {
            String html = paragraph.html();
            Matcher note = NOTE.matcher(html);
            if (!note.lookingAt()) {
                continue;
            }
            String name = note.group(1);
            int from = note.end();
            while (note.find()) {
                notes.putIfAbsent(name, html.substring(from, note.start()).strip());
                name = note.group(1);
                from = note.end();
            }
            notes.putIfAbsent(name, html.substring(from).strip());
            paragraph.remove();
        }
    }

    private void inline(Map<String, Integer> numbers) {
        for (Element each : page.getAllElements()) {
            if (each.closest("pre, code") == null) {
                for (TextNode text : List.copyOf(each.textNodes())) {
                    inline(text, numbers);
                }
            }
        }
    }

    private void inline(TextNode text, Map<String, Integer> numbers) {
        String whole = text.getWholeText();
        Matcher found = INLINE.matcher(whole);
        int at = 0;
        while (found.find()) {
            String note = found.group(1);
            Element shown;
            if (note != null) {
                if (!notes.containsKey(note)) {
                    continue;
                }
                boolean known = numbers.containsKey(note);
                int number = numbers.computeIfAbsent(note, key -> numbers.size() + 1);
                shown = new Element("sup");
                Element link = shown.appendElement("a").attr("href", "#footnote-" + number);
                link.text(String.valueOf(number));
                if (!known) {
                    link.id("footnote-of-" + number);
                }
            } else if (found.group(2) != null) {
                String label = found.group(3) == null ? found.group(2) : found.group(3);
                shown = new Element("span")
                        .addClass("note-link")
                        .attr("title", found.group(2))
                        .text(label);
            } else {
                shown = new Element("del").text(found.group(4));
            }
            text.before(new TextNode(whole.substring(at, found.start()))).before(shown);
            at = found.end();
        }
        if (at > 0) {
            text.text(whole.substring(at));
        }
    }

    private void putNotes(Map<String, Integer> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        Element list = page.body().appendElement("ol").addClass("footnotes");
        numbers.forEach((name, number) -> {
            Element item = list.appendElement("li").id("footnote-" + number).html(notes.getOrDefault(name, "") + " ");
            item.appendElement("a")
                    .attr("href", "#footnote-of-" + number)
                    .attr("title", "Back to the text")
                    .text("↩");
        });
    }
}
