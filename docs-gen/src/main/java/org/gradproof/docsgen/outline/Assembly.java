package org.gradproof.docsgen.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Element.Unclosed;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.symbolic.source.Unmarked;
import org.jspecify.annotations.Nullable;

/**
 * Makes the marked blocks of a document from its outline and its sidecar's.
 *
 * <p>With a sidecar, a block's section path is the sidecar's section in force there, then a 0 (which no
 * section has for its number), then the document's own sections. So a given of the sidecar holds for all
 * of its part of the document. A given for one block alone stands in a section that only this block shares.
 */
public final class Assembly {
    /** The attribute that names the file of a block which does not stand in the document itself. */
    public static final String FILE = "file";

    private final @Nullable Sidecar sidecar;
    private final SectionPath sections = new SectionPath();
    private final List<Placed> placed = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    private final Map<String, Integer> skips = new LinkedHashMap<>();
    private final Set<String> titlesSeen = new HashSet<>();
    private final List<Unmarked> unmarked = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private List<Integer> part = List.of();
    private int displays;
    private int derivations;
    private String layout = "";

    /** A display block of the document with its number among these and its place in both orders of sections. */
    private record Placed(Display display, int number, List<Integer> own, List<Integer> part) {
        String placeName() {
            return "block-" + number;
        }
    }

    /** The attribute of a document that says which way its derivatives are laid out. */
    public static final String LAYOUT = "gradproof-layout";

    private Assembly(@Nullable Sidecar sidecar) {
        this.sidecar = sidecar;
    }

    /** A document with its display blocks, in their order. */
    public record Assembled(MarkedDocument document, List<Part> parts) {
        public Assembled {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The marked document.
     *
     * @param path as the user gave it
     * @param fallbackTitle where the document has none
     * @param sidecar null if it has none
     */
    public static Assembled assemble(String path, String fallbackTitle, Outline outline, @Nullable Sidecar sidecar) {
        Assembly assembly = new Assembly(sidecar);
        assembly.errors.addAll(outline.errors());
        if (sidecar != null) {
            assembly.errors.addAll(sidecar.errors());
            assembly.skips.putAll(sidecar.skips());
        }
        outline.elements().forEach(assembly::noteLayout);
        outline.elements().forEach(assembly::place);
        List<MarkedBlock> blocks = assembly.blocks();
        String title = outline.title().isEmpty() ? fallbackTitle : outline.title();
        return new Assembled(
                new MarkedDocument(path, title, blocks, assembly.errors, assembly.unmarked, outline.cells()),
                assembly.parts);
    }

    /** The document's layout of derivatives, which a block's own overrides. */
    private void noteLayout(Element element) {
        String entry = ":" + LAYOUT + ":";
        if (element instanceof Text text && text.text().startsWith(entry)) {
            layout = text.text().substring(entry.length()).strip();
        }
    }

    private void place(Element element) {
        if (element instanceof Heading heading) {
            sections.enter(heading.level());
        } else if (element instanceof Text text) {
            enterPart(text.text());
        } else if (element instanceof Skip skip) {
            for (String target : skip.target().strip().split("[\\s,;]+", -1)) {
                skips.put(target, skip.line());
            }
        } else if (element instanceof Unclosed unclosed) {
            if (sidecar != null) {
                errors.add(new SourceError(
                        unclosed.line(),
                        unclosed.column(),
                        "unclosed-block",
                        "\"" + unclosed.opener() + "\" opens display math that nothing closes"));
            }
        } else if (element instanceof Display display) {
            placed.add(new Placed(display, ++displays, sections.path(), part));
        }
    }

    private void enterPart(String line) {
        if (sidecar != null) {
            String title = Sidecar.normal(line);
            List<Integer> section = sidecar.sections().get(title);
            if (section != null) {
                part = section;
                titlesSeen.add(title);
            }
        }
    }

    private List<MarkedBlock> blocks() {
        Map<String, List<MarkedBlock>> forOne = new LinkedHashMap<>();
        List<MarkedBlock> blocks = new ArrayList<>();
        if (sidecar != null) {
            for (Sidecar.Given given : sidecar.givens()) {
                add(given(given.block(), given.mark(), given.section(), sidecar.file()), blocks, forOne);
            }
        }
        for (Placed block : placed) {
            Mark mark = block.display().mark();
            if (mark != null && mark.kind() == Mark.Kind.GIVEN) {
                add(given(block.display(), mark, path(block), block.display().file()), new ArrayList<>(), forOne);
            }
        }
        reportDoubleIds();
        Set<String> names = new HashSet<>();
        Map<Display, List<Integer>> emitted = new HashMap<>();
        Placed before = null;
        for (int i = 0; i < placed.size(); i++) {
            Placed block = placed.get(i);
            Mark mark = block.display().mark();
            Part nothing = new Part(block.display(), 0, false);
            if (mark != null && mark.kind() == Mark.Kind.GIVEN) {
                parts.add(nothing);
                if (!mark.attributes().containsKey("for")) {
                    add(
                            given(
                                    block.display(),
                                    mark,
                                    path(block),
                                    block.display().file()),
                            blocks,
                            forOne);
                    emitted.put(block.display(), block.part());
                }
                before = null;
            } else if (mark != null
                    || (sidecar != null && Chains.holdsChain(block.display().lines()))) {
                if (before != null && goesOn(block, before)) {
                    goOn(block, blocks);
                    parts.add(new Part(block.display(), derivations, false));
                } else {
                    repeatGivens(i, emitted, blocks);
                    before = derivation(block, mark, blocks, forOne, names) ? block : null;
                    parts.add(before == null ? nothing : new Part(block.display(), ++derivations, true));
                }
            } else {
                parts.add(nothing);
                names.add(block.placeName());
                if (!skips.containsKey(block.placeName()) && !block.display().blank()) {
                    unmarked.add(new Unmarked(
                            block.display().line(),
                            Chains.holdsChain(block.display().lines())));
                }
                before = null;
            }
        }
        reportUnknownTargets(names, forOne);
        return blocks;
    }

    /** Where the sidecar's part has changed, what the document itself gave in this section holds on. */
    private void repeatGivens(int until, Map<Display, List<Integer>> emitted, List<MarkedBlock> blocks) {
        if (sidecar == null) {
            return;
        }
        Placed now = placed.get(until);
        for (Placed before : placed.subList(0, until)) {
            List<Integer> last = emitted.get(before.display());
            Mark mark = before.display().mark();
            if (last != null
                    && mark != null
                    && !last.equals(now.part())
                    && SectionPath.within(now.own(), before.own())) {
                Placed again = new Placed(before.display(), before.number(), before.own(), now.part());
                add(given(before.display(), mark, path(again), before.display().file()), blocks, new HashMap<>());
                emitted.put(before.display(), now.part());
            }
        }
    }

    /**
     * Whether only prose stands between the derivation and the block, which opens with a relation. A block with an id
     * of its own is a derivation of its own: joined to another, it would be in no report under its name.
     */
    private boolean goesOn(Placed block, Placed before) {
        Mark mark = block.display().mark();
        String id = mark == null ? "" : mark.id();
        return id.isEmpty()
                && Chains.opensWithRelation(block.display().lines())
                && block.own().equals(before.own())
                && block.part().equals(before.part())
                && block.display().file().equals(before.display().file())
                && !skips.containsKey(block.placeName());
    }

    /** Puts the block's lines behind those of the derivation that it goes on with. */
    private void goOn(Placed block, List<MarkedBlock> blocks) {
        MarkedBlock first = blocks.remove(blocks.size() - 1);
        Mark mark = block.display().mark();
        if (mark != null && !mark.attributes().isEmpty()) {
            error(
                    mark.line(),
                    block.display().file(),
                    "attributes-amid-derivation",
                    "this block opens with a relation and goes on with the derivation \"" + first.id() + "\" of line "
                            + first.line() + "; expected "
                            + String.join(", ", new TreeSet<>(mark.attributes().keySet()))
                            + " there");
        }
        List<SourceLine> lines = new ArrayList<>(first.lines());
        lines.addAll(block.display().lines());
        blocks.add(new MarkedBlock(
                first.kind(), first.id(), first.attributes(), first.texts(), first.line(), lines, first.section()));
    }

    /** Adds the derivation, unless it is to be left out. */
    private boolean derivation(
            Placed block,
            @Nullable Mark mark,
            List<MarkedBlock> blocks,
            Map<String, List<MarkedBlock>> forOne,
            Set<String> names) {
        Display display = block.display();
        String id = mark == null || mark.id().isEmpty() ? block.placeName() : mark.id();
        int line = mark == null ? display.line() : mark.line();
        names.add(id);
        names.add(block.placeName());
        if (skips.containsKey(id) || skips.containsKey(block.placeName())) {
            return false;
        }
        List<MarkedBlock> only = new ArrayList<>(forOne.getOrDefault(id, List.of()));
        if (!id.equals(block.placeName())) {
            only.addAll(forOne.getOrDefault(block.placeName(), List.of()));
        }
        List<Integer> section = path(block);
        if (!only.isEmpty()) {
            section = SectionPath.join(section, List.of(-block.number()));
        }
        for (MarkedBlock given : only) {
            blocks.add(new MarkedBlock(
                    MarkedBlock.Kind.GIVEN, "", given.attributes(), given.line(), given.lines(), section));
        }
        Map<String, String> attributes = new HashMap<>(mark == null ? Map.of() : mark.attributes());
        if (!layout.isEmpty()) {
            attributes.putIfAbsent("layout", layout);
        }
        nameFile(attributes, display.file());
        Map<String, List<SourceLine>> texts = mark == null ? Map.of() : mark.texts();
        blocks.add(new MarkedBlock(MarkedBlock.Kind.DERIVATION, id, attributes, texts, line, display.lines(), section));
        return true;
    }

    private MarkedBlock given(Display display, Mark mark, List<Integer> section, String file) {
        Map<String, String> attributes = new HashMap<>(mark.attributes());
        if (!layout.isEmpty()) {
            attributes.put("layout", layout);
        }
        nameFile(attributes, file);
        return new MarkedBlock(MarkedBlock.Kind.GIVEN, "", attributes, mark.line(), display.lines(), section);
    }

    private void add(MarkedBlock given, List<MarkedBlock> blocks, Map<String, List<MarkedBlock>> forOne) {
        if (given.lines().stream().allMatch(line -> line.text().isBlank())) {
            String file = given.attributes().getOrDefault(FILE, "");
            SourceError error = new SourceError(
                            given.line(), 1, "empty-block", "the given has no content; expected lines of givens")
                    .in(file);
            if (!errors.contains(error)) {
                errors.add(error);
            }
            return;
        }
        String target = given.attributes().get("for");
        if (target == null) {
            blocks.add(given);
            return;
        }
        for (String one : target.strip().split("[\\s,;]+", -1)) {
            forOne.computeIfAbsent(one, name -> new ArrayList<>()).add(given);
        }
    }

    private static void nameFile(Map<String, String> attributes, String file) {
        if (!file.isEmpty()) {
            attributes.put(FILE, file);
        }
    }

    private List<Integer> path(Placed block) {
        return sidecar == null
                ? block.own()
                : SectionPath.join(block.part(), SectionPath.join(List.of(0), block.own()));
    }

    private void error(int line, String file, String kind, String message) {
        errors.add(new SourceError(line, 1, kind, message).in(file));
    }

    /** An id is an address on the page, that of a given too. Of two derivations the second is not read, which says so. */
    private void reportDoubleIds() {
        Map<String, Mark> seen = new HashMap<>();
        for (Placed block : placed) {
            Mark mark = block.display().mark();
            Mark first = mark == null || mark.id().isEmpty() ? null : seen.putIfAbsent(mark.id(), mark);
            if (mark != null && first != null && (mark.kind() == Mark.Kind.GIVEN || first.kind() == Mark.Kind.GIVEN)) {
                error(
                        mark.line(),
                        block.display().file(),
                        "duplicate-id",
                        "the id \"" + mark.id() + "\" stands twice in this document; expected another one");
            }
        }
    }

    private void reportUnknownTargets(Set<String> names, Map<String, List<MarkedBlock>> forOne) {
        String file = sidecar == null ? "" : sidecar.file();
        forOne.forEach((target, givens) -> {
            if (!names.contains(target)) {
                MarkedBlock given = givens.get(0);
                error(given.line(), given.attributes().getOrDefault(FILE, ""), "unknown-block", unknown(target));
            }
        });
        skips.forEach((target, line) -> {
            if (!target.isEmpty() && !names.contains(target)) {
                boolean outside = sidecar != null && sidecar.skips().containsKey(target);
                error(line, outside ? file : "", "unknown-block", unknown(target));
            }
        });
        if (sidecar != null) {
            sidecar.lines().forEach((title, line) -> {
                if (!titlesSeen.contains(title)) {
                    error(
                            line,
                            file,
                            "unknown-section",
                            "no line of the document is the title \"" + title + "\", so that its givens hold nowhere");
                }
            });
        }
    }

    private static String unknown(String target) {
        return "for=\"" + target
                + "\" names no block of the document; expected a derivation's id or its place, block-1";
    }
}
