package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Section;
import org.asciidoctor.ast.StructuralNode;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Parsed;
import org.gradproof.docsgen.outline.Assembly;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Marks;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.docsgen.outline.SourceRange;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** Reads the outline of an AsciiDoc document from what Asciidoctor made of it, directives done. */
final class ParsedOutline {
    private static final Pattern TYPESET = Pattern.compile("&#\\d+;");

    private static final String MAIN = "";

    private final List<String> main;
    private final Path folder;
    private final String mainFile;
    private final List<Element> elements = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    private final Map<String, List<String>> files = new HashMap<>();
    private String title = "";

    private ParsedOutline(List<String> main, Path folder, String mainFile) {
        this.main = main;
        this.folder = folder;
        this.mainFile = mainFile;
    }

    static Parsed read(List<String> lines, Path folder) {
        ParsedOutline outline = new ParsedOutline(lines, folder, MAIN);
        Engine.Read read = Engine.load(String.join("\n", lines), folder, outline.errors, outline::walk);
        return new Parsed(
                new Outline(outline.title, outline.elements, outline.errors), read.included(), read.timeless());
    }

    /**
     * The outline of a document that somebody else's Asciidoctor has parsed, with its source map.
     *
     * @param lines of the document's own file
     * @param file the document's own file
     */
    static Outline of(Document document, List<String> lines, Path file) {
        ParsedOutline outline = new ParsedOutline(lines, file.resolveSibling(""), file.toString());
        outline.walk(document);
        return new Outline(outline.title, outline.elements, outline.errors);
    }

    /** The blocks of LaTeX display math in the order of the document. */
    static List<Block> displays(Document document) {
        List<Block> found = new ArrayList<>();
        for (StructuralNode node : document.findBy(Map.of())) {
            if (node instanceof Block block
                    && "stem".equals(block.getContext())
                    && "latexmath".equals(block.getStyle())) {
                found.add(block);
            }
        }
        return found;
    }

    private void walk(Document document) {
        Object layout = document.getAttribute(Assembly.LAYOUT);
        if (layout != null) {
            elements.add(new Text(1, ":" + Assembly.LAYOUT + ": " + layout));
        }
        for (int at = 0; at < main.size(); at++) {
            if (main.get(at).startsWith("= ") || main.get(at).startsWith("# ")) {
                ForeignMarks.inHeader(main, at, errors);
                break;
            }
        }
        for (StructuralNode node : document.findBy(Map.of())) {
            int line = line(node);
            if (node instanceof Section section) {
                String shown = asWritten(section, line);
                elements.add(new Text(line, shown));
                if (section.getLevel() == 0 && section.getTitle().equals(document.getDoctitle())) {
                    title = shown;
                    continue;
                }
                elements.add(new Heading(line, section.getLevel(), shown));
            } else if (node instanceof Block block) {
                if ("stem".equals(block.getContext())) {
                    display(block);
                } else if ("paragraph".equals(block.getContext())) {
                    for (String text : block.getLines()) {
                        ForeignMarks.inText(text, line, errors);
                        elements.add(new Text(line, text));
                    }
                } else if ("floating_title".equals(block.getContext())) {
                    elements.add(new Text(line, block.getTitle()));
                }
                orphan(block);
            }
        }
    }

    /** The title as the source has it, where it does: Asciidoctor sets apostrophes and dashes in it. */
    private String asWritten(Section section, int line) {
        String shown = section.getTitle();
        List<String> lines = source(file(section));
        String source = line >= 1 && line <= lines.size() ? lines.get(line - 1).stripTrailing() : "";
        int marks = 0;
        while (marks < source.length() && "=#".indexOf(source.charAt(marks)) >= 0) {
            marks++;
        }
        boolean heading = marks > 0 && marks < source.length() && Character.isWhitespace(source.charAt(marks));
        return heading && TYPESET.matcher(shown).find()
                ? source.substring(marks).strip()
                : shown;
    }

    /** A mark on anything but display math. */
    private void orphan(Block block) {
        boolean math = "stem".equals(block.getContext());
        if (math) {
            return;
        }
        if (String.valueOf(block.getAttribute("style")).equals("latexmath")) {
            Mark mark = mark(block);
            if (mark != null) {
                errors.add(Marks.withoutBlock(mark, BlockReader.EXPECTED));
            }
        } else if (!block.getRoles().isEmpty()) {
            Marks.reportStray(block.getRoles(), markLine(block), errors);
        }
    }

    private void display(Block block) {
        if (!"latexmath".equals(block.getStyle())) {
            return;
        }
        Mark mark = mark(block);
        if (mark != null && mark.kind() == Mark.Kind.SKIP) {
            elements.add(new Skip(mark.line(), mark.attributes().getOrDefault("for", "")));
            mark = null;
        }
        String file = file(block);
        List<String> source = source(file);
        int opening = line(block);
        List<SourceLine> content = new ArrayList<>();
        int at = opening;
        for (String text : block.getLines()) {
            int found = at;
            while (found < source.size() && !source.get(found).stripTrailing().equals(text.stripTrailing())) {
                found++;
            }
            // A line that stands nowhere in the file (an attribute's value, say) keeps the place of the one before it.
            at = found < source.size() ? found + 1 : at;
            content.add(SourceLines.trimmed(at, text));
        }
        int last = Math.min(at + 1, source.size());
        int width = last > 0 && last <= source.size() ? source.get(last - 1).length() : 0;
        elements.add(new Display(mark, new SourceRange(opening, 1, last, width + 1), content, file));
    }

    private @Nullable Mark mark(Block block) {
        int line = markLine(block);
        Mark.Kind kind = Marks.kindOf(block.getRoles(), line, errors);
        if (kind == null) {
            Marks.reportUnmarked(block.getAttributes().keySet(), line, errors);
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        block.getAttributes().forEach((name, value) -> {
            boolean own = name.equals("id") || name.equals("role") || name.equals("style") || name.equals("1");
            boolean notation = name.equals("2") && PendingAttributes.isLatex(String.valueOf(value));
            if (!own && !notation && !name.endsWith("-option")) {
                attributes.put(name, String.valueOf(value));
            }
        });
        return Marks.mark(kind, block.getId() == null ? "" : block.getId(), attributes, line, errors)
                .in(source(file(block)), line - 3, line(block));
    }

    /** The line of the attributes above the block that name its role. */
    private int markLine(Block block) {
        List<String> source = source(file(block));
        int opening = line(block);
        for (int at = Math.min(opening - 2, source.size() - 1); at >= 0; at--) {
            String text = source.get(at).stripTrailing();
            boolean metadata = text.isEmpty()
                    || text.startsWith("//")
                    || Syntax.TITLE.matcher(text).matches()
                    || Syntax.ANCHOR.matcher(text).matches()
                    || Syntax.ATTRIBUTE_ENTRY.matcher(text).matches();
            if (Syntax.ATTRIBUTE_LIST.matcher(text).matches()) {
                boolean names = block.getRoles().stream().anyMatch(text::contains);
                if (names || text.startsWith("[latexmath") || text.startsWith("[stem")) {
                    return at + 1;
                }
            } else if (!metadata) {
                break;
            }
        }
        return opening;
    }

    private static int line(StructuralNode node) {
        Cursor at = node.getSourceLocation();
        return at == null ? 1 : Math.max(1, at.getLineNumber());
    }

    private String file(StructuralNode node) {
        Cursor at = node.getSourceLocation();
        String file = at == null ? null : at.getFile();
        return file == null || file.isEmpty() || file.equals(mainFile) ? MAIN : String.valueOf(at.getPath());
    }

    private List<String> source(String file) {
        return file.equals(MAIN) ? main : files.computeIfAbsent(file, this::lines);
    }

    private List<String> lines(String file) {
        try {
            return SourceLines.split(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return List.of();
        }
    }
}
