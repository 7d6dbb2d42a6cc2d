package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;

/**
 * Writes sums and products with dots as such: {@code x_1 + x_2 + \cdots + x_n} is {@code \sum_{k=1}^{n} x_k}.
 *
 * <p>The term before the dots and the one behind them must differ in a whole number alone, which becomes the index; a
 * term of the same form before these must be the one with the number before. Anything else could go on in several ways
 * and is refused.
 */
public final class Ellipses {
    private static final Set<String> SIGNS = Set.of("+", "-");
    private static final Set<String> DOTS = Set.of("\\cdot", "\\times");
    private static final Set<String> ENDS = Set.of(
            "=", "<", ">", "\\le", "\\ge", "\\neq", ":=", ",", ";", "\\in", "\\sim", "\\to", "|", "\\implies", "\\iff");
    private static final List<String> LETTERS = List.of("k", "j", "i", "l", "m", "r", "s", "t");

    /** A sum or product that was written with dots, and where. */
    public record Note(Span place, String message) {}

    private final List<Note> notes = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private Ellipses(List<Node> row) {
        collect(row);
    }

    /** The row with such sums and products written with their sign, on all levels. */
    static List<Node> written(List<Node> row) {
        return holdsDots(row) ? new Ellipses(row).row(row) : row;
    }

    /** What is read otherwise than it is written. */
    public static List<Note> notes(List<Node> row) {
        if (!holdsDots(row)) {
            return List.of();
        }
        Ellipses ellipses = new Ellipses(row);
        ellipses.row(row);
        return ellipses.notes;
    }

    private static boolean holdsDots(List<Node> row) {
        return Spelling.of(row).contains("\\ldots");
    }

    private void collect(List<Node> row) {
        for (Node node : row) {
            if (node instanceof Symbol symbol) {
                used.add(symbol.text());
            } else if (node instanceof Scripted scripted) {
                collect(List.of(scripted.base()));
                collect(scripted.sub());
                collect(scripted.sup());
            } else {
                node.withRows(part -> {
                    collect(part);
                    return part;
                });
            }
        }
    }

    private List<Node> row(List<Node> row) {
        List<Node> inner = new ArrayList<>();
        for (Node node : row) {
            inner.add(
                    node instanceof Scripted scripted
                            ? new Scripted(
                                    row(List.of(scripted.base())).get(0),
                                    scripted.sub(),
                                    row(scripted.sup()),
                                    scripted.primes(),
                                    scripted.span())
                            : node.withRows(this::row));
        }
        List<Node> nodes = inner;
        int at = 0;
        while (at < nodes.size()) {
            List<Node> written = isDots(nodes.get(at)) ? at(nodes, at) : null;
            if (written != null) {
                nodes = written;
                at = 0;
            } else {
                at++;
            }
        }
        return nodes;
    }

    private static boolean isDots(Node node) {
        return Cursor.isSymbol(node, "\\ldots");
    }

    /** The row with the sum or product at these dots written; null where they stand in a list. */
    private List<Node> at(List<Node> row, int dots) {
        if (dots == 0 || dots + 1 >= row.size() || isEnd(row.get(dots - 1)) || isEnd(row.get(dots + 1))) {
            return null;
        }
        boolean sum = Cursor.isSymbol(row.get(dots - 1), "+") && Cursor.isSymbol(row.get(dots + 1), "+");
        boolean sign = SIGNS.contains(Cursor.baseText(row.get(dots - 1))) || SIGNS.contains(Cursor.baseText(row.get(dots + 1)));
        if (!sum && sign) {
            throw unclear(row.get(dots));
        }
        return sum ? sum(row, dots) : product(row, dots);
    }

    private List<Node> sum(List<Node> row, int dots) {
        List<int[]> terms = new ArrayList<>();
        int end = dots - 1;
        while (true) {
            int start = termStart(row, end);
            terms.add(0, new int[] {start, end});
            if (start < 2 || !Cursor.isSymbol(row.get(start - 1), "+")) {
                break;
            }
            end = start - 1;
        }
        int from = dots + 2;
        int to = from;
        while (to < row.size() && !SIGNS.contains(Cursor.baseText(row.get(to))) && !isEnd(row.get(to))) {
            to++;
        }
        return write(row, dots, "\\sum", terms, from, to);
    }

    private static int termStart(List<Node> row, int end) {
        int start = end;
        while (start > 0 && !SIGNS.contains(Cursor.baseText(row.get(start - 1))) && !isEnd(row.get(start - 1))) {
            start--;
        }
        return start;
    }

    private List<Node> product(List<Node> row, int dots) {
        int end = DOTS.contains(Cursor.baseText(row.get(dots - 1))) ? dots - 1 : dots;
        int from = DOTS.contains(Cursor.baseText(row.get(dots + 1))) ? dots + 2 : dots + 1;
        if (end < 1 || from >= row.size()) {
            throw unclear(row.get(dots));
        }
        List<int[]> factors = new ArrayList<>();
        int start = factorStart(row, end);
        int length = end - start;
        factors.add(new int[] {start, end});
        int before = start;
        while (before > 0) {
            int stop = DOTS.contains(Cursor.baseText(row.get(before - 1))) ? before - 1 : before;
            if (stop < 1 || SIGNS.contains(Cursor.baseText(row.get(stop - 1))) || isEnd(row.get(stop - 1))) {
                break;
            }
            before = factorStart(row, stop);
            factors.add(0, new int[] {before, stop});
        }
        int to = Math.min(row.size(), from + length);
        return write(row, dots, "\\prod", factors, from, to);
    }

    /** One node, or a name and the bracket behind it. */
    private static int factorStart(List<Node> row, int end) {
        Node last = row.get(end - 1);
        Node base = last instanceof Scripted scripted ? scripted.base() : last;
        boolean call = base instanceof Bracket && end > 1 && !isSign(row.get(end - 2)) && !(baseOf(row.get(end - 2)) instanceof Bracket);
        return call ? end - 2 : end - 1;
    }

    private static Node baseOf(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private static boolean isSign(Node node) {
        return SIGNS.contains(Cursor.baseText(node)) || DOTS.contains(Cursor.baseText(node)) || isEnd(node);
    }

    private static boolean isEnd(Node node) {
        return node instanceof Gap || node instanceof Words || ENDS.contains(Cursor.baseText(node));
    }

    /** Puts the sign with its bounds for the terms before the dots, the dots and the term behind them. */
    private List<Node> write(List<Node> row, int dots, String sign, List<int[]> terms, int from, int to) {
        int[] last = terms.get(terms.size() - 1);
        Progression progression = Progression.of(row.subList(last[0], last[1]), row.subList(from, to), letter(row));
        if (progression == null) {
            throw unclear(row.get(dots));
        }
        int first = terms.size() - 1;
        int low = progression.low();
        while (first > 0 && progression.isAt(low - 1, row.subList(terms.get(first - 1)[0], terms.get(first - 1)[1]))) {
            first--;
            low--;
        }
        boolean alone = first == terms.size() - 1;
        boolean similar = first > 0
                && Progression.of(
                                row.subList(terms.get(first - 1)[0], terms.get(first - 1)[1]),
                                row.subList(terms.get(first)[0], terms.get(first)[1]),
                                "k")
                        != null;
        boolean taken = terms.get(first)[0] > 0 && Cursor.isSymbol(row.get(terms.get(first)[0] - 1), "-");
        if (similar || taken || (alone && !progression.isOfIndices())) {
            throw unclear(row.get(dots));
        }
        Span place = row.get(terms.get(first)[0]).span();
        List<Node> body = progression.written(sign, low, place);
        List<Node> written = new ArrayList<>(row.subList(0, terms.get(first)[0]));
        written.add(new Bracket("(", ")", body, place));
        written.addAll(row.subList(to, row.size()));
        notes.add(new Note(
                place, Cursor.quote(row.subList(terms.get(first)[0], to)) + " is read as " + Spelling.of(body)));
        return written;
    }

    private String letter(List<Node> row) {
        return LETTERS.stream()
                .filter(letter -> !used.contains(letter))
                .findFirst()
                .orElseThrow(() -> unclear(row.get(0)));
    }

    private static LatexException unclear(Node dots) {
        return new LatexException(
                dots.span(),
                "unclear-ellipsis",
                "it is not clear how what stands before the dots goes on; expected terms that differ in their index"
                        + " alone, as x_1 + x_2 + \\cdots + x_n, or \\sum_{i=1}^{n}, or \\prod_{i=1}^{n}");
    }
}
