package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Terms that differ in a number alone: the first with {@link #low}, the last with what the number has become there.
 * Where the number stands several times, all of them move alike.
 */
final class Progression {
    private static final int LARGEST = 1000;

    private final String letter;
    private int low;
    private @Nullable Shifted high;
    private boolean values;
    private List<Node> body = List.of();

    /** A letter, or nothing, with a number added. */
    private record Shifted(@Nullable Node letter, int number) {
        static @Nullable Shifted of(List<Node> nodes) {
            Integer alone = nodes.size() == 1 ? digits(nodes.get(0)) : null;
            if (alone != null) {
                return new Shifted(null, alone);
            } else if (nodes.size() == 1 && isLetter(nodes.get(0))) {
                return new Shifted(nodes.get(0), 0);
            } else if (nodes.size() == 1
                    && nodes.get(0) instanceof Bracket bracket
                    && bracket.open().equals("(")) {
                return of(bracket.body());
            } else if (nodes.size() == 3 && isLetter(nodes.get(0))) {
                Integer added = digits(nodes.get(2));
                boolean minus = Cursor.isSymbol(nodes.get(1), "-");
                boolean plus = Cursor.isSymbol(nodes.get(1), "+");
                return added == null || !(minus || plus) ? null : new Shifted(nodes.get(0), minus ? -added : added);
            }
            return null;
        }

        private static boolean isLetter(Node node) {
            Node base = node instanceof Scripted scripted && scripted.sup().isEmpty() ? scripted.base() : node;
            return Reading.isLetter(base);
        }

        boolean isShiftOf(Shifted other, int by) {
            boolean alike = letter == null
                    ? other.letter == null
                    : other.letter != null && Spelling.of(letter).equals(Spelling.of(other.letter));
            return alike && number == other.number + by;
        }
    }

    private Progression(String letter) {
        this.letter = letter;
    }

    /** What leads from the first to the last; null where they differ in more than a number. */
    static @Nullable Progression of(List<Node> first, List<Node> last, String letter) {
        Progression progression = new Progression(letter);
        List<Node> body = progression.row(first, last, false);
        if (body == null || progression.high == null) {
            return null;
        }
        progression.body = body;
        return progression;
    }

    private static @Nullable Integer digits(Node node) {
        return node instanceof Numeral numeral && numeral.digits().matches("[0-9]{1,4}")
                ? Integer.valueOf(numeral.digits())
                : null;
    }

    /** The number at the first term. */
    int low() {
        return low;
    }

    /** Whether the number is an index wherever it stands: of an index it is known how it goes on. */
    boolean isOfIndices() {
        return !values;
    }

    private static List<Node> withoutDots(List<Node> row) {
        return row.stream()
                .filter(node -> !Cursor.isSymbol(node, "\\cdot") && !Cursor.isSymbol(node, "\\times"))
                .toList();
    }

    private @Nullable List<Node> row(List<Node> one, List<Node> other, boolean index) {
        // Between numbers a dot must stand, between letters it need not.
        boolean alike = one.size() == other.size();
        List<Node> first = alike ? one : withoutDots(one);
        List<Node> last = alike ? other : withoutDots(other);
        Integer number = first.size() == 1 ? digits(first.get(0)) : null;
        if (number != null && !Spelling.of(first).equals(Spelling.of(last))) {
            return moves(number, last, first.get(0).span(), index);
        }
        if (first.size() != last.size()) {
            return null;
        }
        List<Node> row = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            List<Node> node = node(first.get(i), last.get(i), index);
            if (node == null) {
                return null;
            }
            row.addAll(node);
        }
        return row;
    }

    /** The index where the number stands, if it has become there what it has become elsewhere. */
    private @Nullable List<Node> moves(int number, List<Node> last, Span place, boolean index) {
        Shifted to = Shifted.of(last);
        if (to == null || number > LARGEST) {
            return null;
        }
        values |= !index;
        if (high == null) {
            low = number;
            high = to;
        } else if (!to.isShiftOf(high, number - low)) {
            return null;
        }
        return at(number - low, place);
    }

    private List<Node> at(int shift, Span place) {
        Node variable = new Symbol(letter, place);
        if (shift == 0) {
            return List.of(variable);
        }
        Node sign = new Symbol(shift < 0 ? "-" : "+", place);
        List<Node> sum = List.of(variable, sign, new Numeral(String.valueOf(Math.abs(shift)), place));
        return List.of(new Bracket("(", ")", sum, place));
    }

    private @Nullable List<Node> node(Node first, Node last, boolean index) {
        if (Spelling.of(first).equals(Spelling.of(last))) {
            return List.of(first);
        } else if (first instanceof Numeral) {
            Integer number = digits(first);
            return number == null ? null : moves(number, List.of(last), first.span(), index);
        } else if (first instanceof Scripted a && last instanceof Scripted b && a.primes() == b.primes()) {
            List<Node> base = node(a.base(), b.base(), index);
            List<Node> sub = row(a.sub(), b.sub(), true);
            boolean label = a.sup().size() == 1 && a.sup().get(0) instanceof Bracket;
            List<Node> sup = row(a.sup(), b.sup(), label);
            return base == null || base.size() != 1 || sub == null || sup == null
                    ? null
                    : List.of(new Scripted(base.get(0), unwrapped(sub), label ? sup : unwrapped(sup), a.primes(), a.span()));
        } else if (first instanceof Bracket a
                && last instanceof Bracket b
                && a.open().equals(b.open())
                && a.close().equals(b.close())) {
            List<Node> inner = row(a.body(), b.body(), index);
            return inner == null ? null : List.of(new Bracket(a.open(), a.close(), inner, a.span()));
        } else if (first instanceof Fraction a
                && last instanceof Fraction b
                && a.kind().equals(b.kind())) {
            List<Node> top = row(a.top(), b.top(), index);
            List<Node> bottom = row(a.bottom(), b.bottom(), index);
            return top == null || bottom == null ? null : List.of(new Fraction(a.kind(), top, bottom, a.span()));
        } else if (first instanceof Root a && last instanceof Root b && a.degree().equals(b.degree())) {
            List<Node> inner = row(a.body(), b.body(), index);
            return inner == null ? null : List.of(new Root(a.degree(), inner, a.span()));
        }
        return null;
    }

    private static List<Node> unwrapped(List<Node> row) {
        return row.size() == 1 && row.get(0) instanceof Bracket bracket ? bracket.body() : row;
    }

    /** Whether the nodes are the term with the number; a first power is written without, a zeroth is 1. */
    boolean isAt(int number, List<Node> nodes) {
        if (number < 0) {
            return false;
        }
        Progression own = new Progression(letter);
        List<Node> found = own.row(nodes, put(number), false);
        boolean same = found != null && own.high == null;
        String power = Spelling.of(put(number));
        boolean plain = number == 1 && power.equals(raised(nodes)) || number == 0 && Spelling.of(nodes).equals("1") && power.endsWith("^{0}");
        return same || plain;
    }

    /** The nodes with a power 1 on the last one. */
    private static String raised(List<Node> nodes) {
        int end = nodes.size() - 1;
        Node node = nodes.get(end);
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        List<Node> sub = node instanceof Scripted scripted ? scripted.sub() : List.of();
        if (node instanceof Scripted scripted && !scripted.sup().isEmpty()) {
            return "";
        }
        List<Node> all = new ArrayList<>(nodes.subList(0, end));
        all.add(new Scripted(base, sub, List.of(new Numeral("1", node.span())), 0, node.span()));
        return Spelling.of(all);
    }

    /** The term with the number in place of the index. */
    private List<Node> put(int number) {
        return put(body, number);
    }

    private List<Node> put(List<Node> row, int number) {
        List<Node> all = new ArrayList<>();
        for (Node node : row) {
            Shifted shifted = Shifted.of(List.of(node));
            boolean own = shifted != null
                    && shifted.letter() != null
                    && Spelling.of(shifted.letter()).equals(letter);
            if (own && shifted != null) {
                all.add(new Numeral(String.valueOf(Math.max(0, number + shifted.number())), node.span()));
            } else if (node instanceof Scripted s) {
                all.add(new Scripted(
                        put(List.of(s.base()), number).get(0), index(s.sub(), number), index(s.sup(), number), s.primes(), s.span()));
            } else {
                all.add(node.withRows(inner -> put(inner, number)));
            }
        }
        return all;
    }

    private List<Node> index(List<Node> row, int number) {
        Shifted shifted = Shifted.of(row);
        boolean own = shifted != null && shifted.letter() != null && Spelling.of(shifted.letter()).equals(letter);
        return own && shifted != null
                ? List.of(new Numeral(
                        String.valueOf(Math.max(0, number + shifted.number())), row.get(0).span()))
                : put(row, number);
    }

    /** The sum or product from {@code from} on. */
    List<Node> written(String sign, int from, Span place) {
        Shifted to = high;
        List<Node> sub = List.of(
                new Symbol(letter, place), new Symbol("=", place), new Numeral(String.valueOf(from), place));
        List<Node> sup = new ArrayList<>();
        if (to != null && to.letter() != null) {
            sup.add(to.letter());
            if (to.number() != 0) {
                sup.add(new Symbol(to.number() < 0 ? "-" : "+", place));
                sup.add(new Numeral(String.valueOf(Math.abs(to.number())), place));
            }
        } else if (to != null) {
            sup.add(new Numeral(String.valueOf(to.number()), place));
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Scripted(new Symbol(sign, place), sub, sup, 0, place));
        nodes.addAll(body);
        return nodes;
    }
}
