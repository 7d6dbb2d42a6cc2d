package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * A declared name as a row of nodes, with slots where index letters stand.
 *
 * @param slots how many different slots there are
 */
public record Pattern(List<Node> nodes, int slots) {
    public Pattern {
        nodes = List.copyOf(nodes);
    }

    /** What names under the same key have in common: the letter at the start with its fonts and accents. */
    static String key(Node node) {
        if (node instanceof Scripted scripted) {
            return key(scripted.base());
        } else if (node instanceof Styled styled) {
            return styled.style()
                    + "{"
                    + (styled.body().isEmpty() ? "" : key(styled.body().get(0)))
                    + "}";
        } else if (node instanceof Fraction fraction) {
            return fraction.kind();
        } else if (node instanceof Bracket bracket) {
            return bracket.open();
        }
        return Spelling.of(node);
    }

    String key() {
        return key(nodes.get(0));
    }

    /** The same with each index kept by {@code shift} more than it is written. */
    public Pattern shifted(int shift) {
        return new Pattern(shifted(nodes, shift), slots);
    }

    private static List<Node> shifted(List<Node> nodes, int shift) {
        return nodes.stream().map(node -> shifted(node, shift)).toList();
    }

    private static Node shifted(Node node, int shift) {
        if (node instanceof Slot slot) {
            return new Slot(slot.mark() + 10 * shift, slot.span());
        } else if (node instanceof Scripted s) {
            return new Scripted(
                    shifted(s.base(), shift), shifted(s.sub(), shift), shifted(s.sup(), shift), s.primes(), s.span());
        } else if (node instanceof Bracket b) {
            return new Bracket(b.open(), b.close(), shifted(b.body(), shift), b.span());
        }
        return node;
    }

    /** How the name stands at a place of the row, or null if it does not stand there. */
    @Nullable
    Match match(List<Node> row, int at) {
        if (at + nodes.size() > row.size()) {
            return null;
        }
        Attempt attempt = new Attempt(slots);
        int last = nodes.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!attempt.same(nodes.get(i), row.get(at + i))) {
                return null;
            }
        }
        return attempt.withRest(nodes.get(last), row.get(at + last)) ? attempt.match(nodes.size()) : null;
    }

    private static final class Attempt {
        private final List<@Nullable List<Node>> slots = new ArrayList<>();
        private int primes;
        private List<Node> power = List.of();
        private int literals;

        Attempt(int count) {
            for (int i = 0; i < count; i++) {
                slots.add(null);
            }
        }

        @Nullable
        Match match(int consumed) {
            List<List<Node>> filled = new ArrayList<>();
            for (List<Node> slot : slots) {
                if (slot == null) {
                    return null;
                }
                filled.add(slot);
            }
            return new Match(consumed, filled, primes, power, literals);
        }

        /** The last node of a name may carry a power or primes that are not part of it. */
        boolean withRest(Node pattern, Node node) {
            if (pattern instanceof Scripted named) {
                if (!(node instanceof Scripted found)
                        || named.sub().isEmpty() != found.sub().isEmpty()
                        || found.primes() < named.primes()
                        || !same(named.base(), found.base())
                        || !row(named.sub(), found.sub())) {
                    return false;
                }
                primes = found.primes() - named.primes();
                if (named.sup().isEmpty()) {
                    power = found.sup();
                    return true;
                }
                return row(named.sup(), found.sup());
            }
            if (node instanceof Scripted found && found.sub().isEmpty() && !(pattern instanceof Slot)) {
                primes = found.primes();
                power = found.sup();
                return same(pattern, found.base());
            }
            return same(pattern, node);
        }

        boolean same(Node pattern, Node node) {
            if (pattern instanceof Slot slot) {
                return fill(slot.number(), List.of(node));
            } else if (pattern instanceof Scripted p) {
                return node instanceof Scripted n
                        && p.primes() == n.primes()
                        && same(p.base(), n.base())
                        && row(p.sub(), n.sub())
                        && row(p.sup(), n.sup());
            } else if (pattern instanceof Styled p) {
                return node instanceof Styled n && p.style().equals(n.style()) && row(p.body(), n.body());
            } else if (pattern instanceof Bracket p) {
                return node instanceof Bracket n
                        && p.open().equals(n.open())
                        && p.close().equals(n.close())
                        && row(p.body(), n.body());
            } else if (pattern instanceof Fraction p) {
                return node instanceof Fraction n
                        && p.kind().equals(n.kind())
                        && row(p.top(), n.top())
                        && row(p.bottom(), n.bottom());
            }
            literals++;
            return Spelling.of(pattern).equals(Spelling.of(node));
        }

        /** A row within the name: a script, a bracket's body. */
        private boolean row(List<Node> pattern, List<Node> nodes) {
            if (pattern.size() == 1 && pattern.get(0) instanceof Slot slot) {
                return nodes.stream().noneMatch(node -> Cursor.isSymbol(node, ",")) && fill(slot.number(), nodes);
            } else if (pattern.size() > 1 && pattern.stream().allMatch(Slot.class::isInstance)) {
                return severalSlots(pattern, nodes);
            }
            int at = 0;
            for (int i = 0; i < pattern.size(); i++) {
                if (pattern.get(i) instanceof Slot slot) {
                    int end = slotEnd(pattern, i, nodes, at);
                    if (end <= at || !fill(slot.number(), nodes.subList(at, end))) {
                        return false;
                    }
                    at = end;
                } else if (at >= nodes.size() || !same(pattern.get(i), nodes.get(at++))) {
                    return false;
                }
            }
            return at == nodes.size();
        }

        /** A slot among other nodes reaches to the next node that is spelled out. */
        private static int slotEnd(List<Node> pattern, int slot, List<Node> nodes, int at) {
            if (slot + 1 == pattern.size()) {
                return nodes.size();
            }
            Node next = pattern.get(slot + 1);
            if (next instanceof Slot) {
                return at + 1;
            }
            String spelling = Spelling.of(next);
            for (int end = at + 1; end < nodes.size(); end++) {
                if (Spelling.of(nodes.get(end)).equals(spelling)) {
                    return end;
                }
            }
            return -1;
        }

        private boolean severalSlots(List<Node> pattern, List<Node> nodes) {
            List<List<Node>> entries = entries(nodes, pattern.size());
            if (entries.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < entries.size(); i++) {
                if (!(pattern.get(i) instanceof Slot slot) || !fill(slot.number(), entries.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean fill(int number, List<Node> nodes) {
            if (nodes.isEmpty() || number < 1 || number > slots.size()) {
                return false;
            }
            List<Node> before = slots.get(number - 1);
            slots.set(number - 1, nodes);
            return before == null || Spelling.of(before).equals(Spelling.of(nodes));
        }
    }

    /** The entries of several slots in one script: {@code ij}, {@code i,j+1}, {@code 12}. */
    public static List<List<Node>> entries(List<Node> nodes, int count) {
        List<List<Node>> entries = splitAtCommas(nodes);
        if (entries.size() > 1) {
            return entries;
        }
        entries = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Numeral number && nodes.size() < count) {
                for (char digit : number.digits().toCharArray()) {
                    entries.add(List.of(new Numeral(String.valueOf(digit), number.span())));
                }
            } else {
                entries.add(List.of(node));
            }
        }
        return entries;
    }

    public static List<List<Node>> splitAtCommas(List<Node> nodes) {
        List<List<Node>> parts = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : nodes) {
            if (Cursor.isSymbol(node, ",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(node);
            }
        }
        parts.add(part);
        return parts;
    }
}
