package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.Differential;
import org.gradproof.symbolic.reader.grammar.FunctionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;

/**
 * A name as a given line introduces it.
 *
 * @param pattern its spelling with slots
 * @param letters the index letter of each slot
 */
public record Head(Pattern pattern, List<String> letters) {
    public Head {
        letters = List.copyOf(letters);
    }

    public Name name() {
        return Name.of(Spelling.of(pattern.nodes()));
    }

    /** The head without the bracket behind it: one node, or a row of letters. */
    static List<Node> named(List<Node> head) {
        int last = head.size() - 1;
        return last > 0 && head.get(last) instanceof Bracket ? head.subList(0, last) : head;
    }

    /** The head with slots in place of the letters that are indices. */
    public static Head of(List<Node> nodes, Predicate<String> isIndex) {
        Slots slots = new Slots(isIndex);
        List<Node> slotted = new ArrayList<>();
        int letters = named(nodes).size();
        nodes.subList(0, letters).forEach(node -> slotted.add(slots.nucleus(node)));
        nodes.subList(letters, nodes.size()).forEach(node -> slotted.add(slots.node(node)));
        return new Head(new Pattern(slotted, slots.letters.size()), slots.letters);
    }

    /** The head of a vector's or matrix's component: with {@code count} more slots in its subscript. */
    public Head withComponents(int count) {
        int at = named(pattern.nodes()).size() - 1;
        Node last = pattern.nodes().get(at);
        Scripted scripted = last instanceof Scripted s ? s : new Scripted(last, List.of(), List.of(), 0, last.span());
        List<Node> sub = new ArrayList<>(scripted.sub());
        boolean literal = !sub.isEmpty() && !sub.stream().allMatch(Slot.class::isInstance);
        if (literal) {
            sub.add(new Symbol(",", last.span()));
        }
        List<String> all = new ArrayList<>(letters);
        for (int i = 0; i < count; i++) {
            all.add("");
            sub.add(new Slot(all.size(), last.span()));
        }
        Node component = new Scripted(scripted.base(), sub, scripted.sup(), scripted.primes(), scripted.span());
        List<Node> nodes = new ArrayList<>(pattern.nodes());
        nodes.set(at, component);
        return new Head(new Pattern(nodes, all.size()), all);
    }

    /** The head with an index that is kept by {@code shift} more than it is written. */
    Head shifted(int shift) {
        return shift == 0 ? this : new Head(pattern.shifted(shift), letters);
    }

    /** Puts slots where index letters stand, each letter its own. */
    private static final class Slots {
        private final Predicate<String> isIndex;
        private final List<String> letters = new ArrayList<>();

        Slots(Predicate<String> isIndex) {
            this.isIndex = isIndex;
        }

        /** The letter that the name is made of is no index itself. */
        Node nucleus(Node node) {
            if (node instanceof Scripted s) {
                return new Scripted(nucleus(s.base()), row(s.sub()), row(s.sup()), s.primes(), s.span());
            } else if (node instanceof Styled s && s.body().size() == 1) {
                return new Styled(s.style(), List.of(nucleus(s.body().get(0))), s.span());
            } else if (node instanceof Fraction f) {
                return new Fraction(f.kind(), row(f.top()), row(f.bottom()), f.span());
            }
            return node;
        }

        Node node(Node node) {
            if (Reading.isLetter(node) && node instanceof Symbol symbol && isIndex.test(symbol.text())) {
                return slot(symbol);
            } else if (node instanceof Scripted s) {
                // A letter with a subscript is what that belongs to.
                Node base = s.sub().isEmpty() ? node(s.base()) : nucleus(s.base());
                return new Scripted(base, row(s.sub()), row(s.sup()), s.primes(), s.span());
            } else if (node instanceof Bracket b) {
                return new Bracket(b.open(), b.close(), row(b.body()), b.span());
            }
            return node;
        }

        private Node slot(Symbol symbol) {
            int known = letters.indexOf(symbol.text());
            if (known < 0) {
                letters.add(symbol.text());
                known = letters.size() - 1;
            }
            return new Slot(known + 1, symbol.span());
        }

        private List<Node> row(List<Node> nodes) {
            List<Node> row = new ArrayList<>(nodes.stream().map(this::node).toList());
            boolean onlySlots = row.stream().allMatch(node -> node instanceof Slot || Cursor.isSymbol(node, ","));
            if (onlySlots) {
                row.removeIf(node -> !(node instanceof Slot));
            }
            return row;
        }
    }

    /** Refuses what is no name. */
    static void check(List<Node> nodes) {
        Node first = nodes.get(0);
        List<Node> named = named(nodes);
        boolean shape = named.size() == nodes.size() || !(first instanceof Fraction);
        if (!shape || !(named.size() == 1 ? isAtom(first) : isWord(named))) {
            throw new LatexException(
                    first.span(),
                    "not-a-name",
                    Cursor.quote(nodes)
                            + " is no name; expected letters or \\operatorname{…} with scripts and at most one"
                            + " bracket behind it");
        }
        if (named.size() > 1) {
            if (FunctionReader.isSpelt(named)) {
                throw new LatexException(
                        first.span(),
                        "reserved-name",
                        Cursor.quote(named) + " cannot be redefined; expected another name");
            }
            return;
        }
        Node base = first instanceof Scripted scripted ? scripted.base() : first;
        boolean alone = !(first instanceof Scripted scripted) || scripted.sub().isEmpty();
        boolean constant = alone && Set.of("e", "\\mathrm{e}").contains(Spelling.of(base));
        if (constant || FunctionReader.function(base) != null) {
            throw new LatexException(
                    first.span(), "reserved-name", Cursor.quote(base) + " cannot be redefined; expected another name");
        }
    }

    /** {@code dP}: a d and what it stands before. */
    private static boolean isDifferential(List<Node> nodes) {
        return nodes.size() > 1 && Differential.isPlainD(nodes.get(0));
    }

    /** Several letters in a row, of which the last may carry scripts. */
    private static boolean isWord(List<Node> nodes) {
        Node last = nodes.get(nodes.size() - 1);
        return nodes.subList(0, nodes.size() - 1).stream().allMatch(Reading::isLetter)
                && Reading.isLetter(last instanceof Scripted scripted ? scripted.base() : last);
    }

    private static boolean isAtom(Node node) {
        if (node instanceof Scripted scripted) {
            return isAtom(scripted.base()) && !(scripted.base() instanceof Fraction);
        } else if (node instanceof Styled) {
            return true;
        } else if (node instanceof Fraction fraction) {
            return fraction.kind().equals("\\frac")
                    && isDifferential(fraction.top())
                    && isDifferential(fraction.bottom());
        }
        return Reading.isLetter(node) || FunctionReader.function(node) != null;
    }
}
