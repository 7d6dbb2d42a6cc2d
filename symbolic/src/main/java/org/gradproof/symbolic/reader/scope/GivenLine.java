package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * One line of a given: what it says, and for which indices, as {@code x_i > 0 \quad (i = 1, \ldots, n)} does.
 *
 * @param nodes what it says
 * @param ranges indices and their values that are said behind it, {@code i = 1, \ldots, n} or {@code i \in \{…\}}
 * @param letters the indices for all of whose values it is said; they stand behind it or behind one that follows
 */
public record GivenLine(List<Node> nodes, List<List<Node>> ranges, Set<String> letters) {
    private static final Set<String> JOINTS =
            Set.of("and", "let", "with", "where", ", and", "and let", "given", "let also");
    private static final Set<String> RANGING = Set.of(
            "for", "for all", "for every", "for each", "for any", ", for", ", for all", ", for every", ", for each");

    public GivenLine {
        nodes = List.copyOf(nodes);
        ranges = List.copyOf(ranges);
        letters = Set.copyOf(letters);
    }

    /** What stands before a piece of a line. */
    private enum Start {
        LINE,
        SIDE,
        JOINT,
        FOR_ALL
    }

    private record Piece(Start start, List<Node> nodes) {
        boolean isRanging() {
            return start == Start.FOR_ALL
                    || (start != Start.LINE
                            && Statement.clauses(bare(nodes)).stream().allMatch(Statement::isRange));
        }
    }

    /** The lines of a given block: each ends at {@code \\}, at a source line's end, or where several stand on one. */
    public static List<GivenLine> all(List<Node> nodes) {
        List<GivenLine> lines = new ArrayList<>();
        int first = 0;
        boolean ranged = false;
        for (Piece piece : pieces(nodes)) {
            if (piece.start() == Start.LINE) {
                first = lines.size();
                ranged = false;
            }
            boolean ranges = first < lines.size() && (ranged || piece.start() != Start.JOINT) && piece.isRanging();
            if (ranges) {
                List<List<Node>> clauses = Statement.clauses(bare(piece.nodes()));
                for (int i = first; i < lines.size(); i++) {
                    lines.set(i, lines.get(i).saidFor(clauses, i + 1 == lines.size()));
                }
            } else {
                lines.add(new GivenLine(piece.nodes(), List.of(), Set.of()).withoutBracket());
            }
            ranged = ranges;
        }
        return lines;
    }

    private static List<Piece> pieces(List<Node> nodes) {
        List<Piece> pieces = new ArrayList<>();
        List<Node> piece = new ArrayList<>();
        Start start = Start.LINE;
        for (int i = 0; i < nodes.size(); i++) {
            Start next = start(nodes, i);
            if (next == null) {
                piece.add(nodes.get(i));
                continue;
            }
            boolean empty = !add(start, piece, pieces);
            piece = new ArrayList<>();
            // Of several with nothing between, the end of a line parts most, and words say most.
            start = empty && (start == Start.LINE || next == Start.SIDE) ? start : next;
        }
        add(start, piece, pieces);
        return pieces;
    }

    private static boolean add(Start start, List<Node> piece, List<Piece> pieces) {
        List<Node> formula = Layout.formula(piece);
        if (!formula.isEmpty()) {
            pieces.add(new Piece(start, formula));
        }
        return !formula.isEmpty();
    }

    private static @Nullable Start start(List<Node> nodes, int at) {
        Node node = nodes.get(at);
        if (node instanceof Gap gap) {
            return gap.kind() == Gap.Kind.QUAD || gap.kind() == Gap.Kind.COLUMN ? Start.SIDE : Start.LINE;
        } else if (Cursor.isSymbol(node, ";")) {
            return Start.LINE;
        } else if (node instanceof Words words
                && JOINTS.contains(words.words().strip().toLowerCase(Locale.ROOT))) {
            return Start.JOINT;
        }
        return opensRanges(nodes, at) ? Start.FOR_ALL : null;
    }

    /** Whether words stand here, or their sign, behind which the indices are that the given before it speaks of. */
    private static boolean opensRanges(List<Node> nodes, int at) {
        Node node = nodes.get(at);
        boolean all = Cursor.isSymbol(node, "\\forall");
        if (node instanceof Words words) {
            String said = words.words().strip().toLowerCase(Locale.ROOT);
            if (!RANGING.contains(said)) {
                return false;
            }
            all = !said.endsWith("for");
        } else if (!all) {
            return false;
        }
        int end = at + 1;
        while (end < nodes.size() && start(nodes, end) == null) {
            end++;
        }
        boolean every = all;
        List<List<Node>> clauses = Statement.clauses(Layout.formula(nodes.subList(at + 1, end)));
        return clauses.stream().allMatch(clause -> Statement.isRange(clause) || (every && isIndex(clause)));
    }

    /** {@code i}, or {@code i, k \in \{1, \ldots, n\}}. */
    private static boolean isIndex(List<Node> clause) {
        int letters = 0;
        while (letters < clause.size()
                && (Reading.isLetter(clause.get(letters)) || Cursor.isSymbol(clause.get(letters), ","))) {
            letters++;
        }
        boolean alone = letters == clause.size();
        return letters > 0
                && (alone
                        || (letters + 2 == clause.size()
                                && Cursor.isSymbol(clause.get(letters), "\\in")
                                && clause.get(letters + 1) instanceof Bracket set
                                && set.open().equals("\\{")));
    }

    /** What stands in the brackets around all of it. */
    private static List<Node> bare(List<Node> nodes) {
        return nodes.size() == 1
                        && nodes.get(0) instanceof Bracket inside
                        && inside.open().equals("(")
                ? inside.body()
                : nodes;
    }

    /** The same for all values of the indices, with their ranges where it is the one before them. */
    private GivenLine saidFor(List<List<Node>> clauses, boolean here) {
        List<List<Node>> all = new ArrayList<>(ranges);
        Set<String> over = new LinkedHashSet<>(letters);
        for (List<Node> clause : clauses) {
            int letter = 0;
            while (letter < clause.size()
                    && !Cursor.isSymbol(clause.get(letter), "=")
                    && !Cursor.isSymbol(clause.get(letter), "\\in")) {
                if (Reading.isLetter(clause.get(letter))) {
                    over.add(Spelling.of(clause.get(letter)));
                }
                letter++;
            }
            if (here && letter < clause.size()) {
                all.add(clause);
            }
        }
        return new GivenLine(nodes, all, over);
    }

    /** {@code x_i > 0 (i = 1, \ldots, n)}: the bracket behind is no factor. */
    private GivenLine withoutBracket() {
        int last = nodes.size() - 1;
        List<List<Node>> clauses = last < 1 ? List.of() : Statement.clauses(bare(nodes.subList(last, last + 1)));
        return !clauses.isEmpty() && clauses.stream().allMatch(Statement::isRange)
                ? new GivenLine(nodes.subList(0, last), ranges, letters).saidFor(clauses, true)
                : this;
    }
}
