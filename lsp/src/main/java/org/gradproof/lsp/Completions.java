package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.lsp.Snapshot.Entry;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.verify.report.Counterexample;

/** What may be written at a place: a mark, where one may stand; in a marked block, a declared name. */
final class Completions {
    private Completions() {}

    /** At the position in the text as it stands now, by what is known of a version that may be older. */
    static List<CompletionItem> at(OpenText text, Snapshot snapshot, Position at) {
        List<String> lines = text.lines();
        String line = at.getLine() < lines.size() ? lines.get(at.getLine()) : "";
        String before = line.substring(0, Math.min(at.getCharacter(), line.length()));
        if (isWithinBlock(snapshot, at.getLine() + 1)) {
            return names(snapshot, before, at);
        }
        return marks(text.format(), before, at);
    }

    private static boolean isWithinBlock(Snapshot snapshot, int line) {
        for (MarkedBlock block : snapshot.reading().marked().blocks()) {
            int first = block.lines().isEmpty()
                    ? block.line() + 1
                    : block.lines().get(0).line();
            if (line >= first && line <= Snapshot.end(block) + 1) {
                return true;
            }
        }
        return false;
    }

    private static List<CompletionItem> marks(DocumentFormat format, String before, Position at) {
        String start = before.strip();
        List<String> marks = switch (format) {
            case ADOC -> List.of("[latexmath.given]\n++++\n$1\n++++", "[latexmath#${1:id}.derivation]\n++++\n$2\n++++");
            case TEX -> List.of("% gradproof:given", "% gradproof:derivation id=${1:id}");
            default -> List.of("<!-- gradproof:given -->", "<!-- gradproof:derivation id=${1:id} -->");
        };
        List<CompletionItem> items = new ArrayList<>();
        for (String mark : marks) {
            String label = mark.lines().findFirst().orElse(mark).replaceAll("\\$\\{\\d:(\\w+)}", "$1");
            if (!start.isEmpty() && label.startsWith(start)) {
                CompletionItem item = item(label, mark, "a mark of Gradproof", start, at);
                item.setKind(CompletionItemKind.Snippet);
                item.setInsertTextFormat(InsertTextFormat.Snippet);
                items.add(item);
            }
        }
        return items;
    }

    private static List<CompletionItem> names(Snapshot snapshot, String before, Position at) {
        int from = before.length();
        while (from > 0 && Character.isLetter(before.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && before.charAt(from - 1) == '\\') {
            from--;
        }
        String start = before.substring(from);
        List<CompletionItem> items = new ArrayList<>();
        declared(snapshot, at.getLine() + 1).forEach((name, given) -> {
            if (name.startsWith(start)) {
                CompletionItem item = item(name, name, given, start, at);
                item.setKind(CompletionItemKind.Variable);
                items.add(item);
            }
        });
        return items;
    }

    /** The names in force at the line, from 1, with what declares them: those of the derivation that is nearest above. */
    private static Map<String, String> declared(Snapshot snapshot, int line) {
        Entry nearest = null;
        for (Entry entry : snapshot.entries()) {
            if (nearest == null || entry.derivation().line() <= line) {
                nearest = entry;
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        if (nearest != null) {
            Givens givens = nearest.derivation().givens();
            for (Given given : givens.all()) {
                name(given).stream()
                        .filter(name -> givens.told(name) == null)
                        .forEach(name -> names.putIfAbsent(Counterexample.key(name), given.latex()));
            }
        }
        return names;
    }

    private static List<Name> name(Given given) {
        if (given instanceof Given.Scalar scalar) {
            return List.of(scalar.name());
        } else if (given instanceof Given.Size size) {
            return List.of(size.name());
        } else if (given instanceof Given.Family family) {
            return List.of(family.name());
        } else if (given instanceof Given.Index index) {
            return List.of(index.name());
        } else if (given instanceof Given.IndexSet set) {
            return List.of(set.name());
        } else if (given instanceof Given.Definition definition) {
            return List.of(definition.name());
        } else if (given instanceof Given.SmoothFunction function) {
            return List.of(function.name());
        } else if (given instanceof Given.RandomVariable variable) {
            return variable.names();
        }
        return List.of();
    }

    private static CompletionItem item(String label, String text, String detail, String start, Position at) {
        CompletionItem item = new CompletionItem(label);
        item.setDetail(detail);
        item.setFilterText(label);
        Position from = new Position(at.getLine(), at.getCharacter() - start.length());
        item.setTextEdit(Either.forLeft(new TextEdit(new Range(from, at), text)));
        return item;
    }
}
