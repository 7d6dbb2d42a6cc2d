package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/**
 * Sums that are squares: {@code sum_i g_i (sum_k f_ik)^2}, multiplied out to {@code sum_ikl g_i f_ik f_il}, is not negative
 * where no g is; nor is {@code sum_kl f_k S_kl f_l} for a positive semidefinite S.
 */
final class Forms {
    private final Laws laws;
    private final Mono body;
    private final List<Name> variables = new ArrayList<>();
    private final List<Ix> ranges;

    private Forms(Laws laws, Atom sum) {
        this.laws = laws;
        this.ranges = sum.indices;
        Poly opened = sum.part();
        for (int i = 0; i < sum.bound.size(); i++) {
            Name fresh = laws.known.fresh(ranges.get(i));
            opened = laws.rules.put(opened, sum.bound.get(i), Ix.of(fresh));
            variables.add(fresh);
        }
        boolean single = opened.size() == 1 && opened.lead().getValue().signum() > 0;
        this.body = single ? opened.lead().getKey() : Mono.ONE;
    }

    static boolean isNonnegative(Laws laws, Atom sum) {
        Forms forms = new Forms(laws, sum);
        return !forms.body.isOne() && forms.paired(0, Map.of());
    }

    /** Whether the variables from one on can be paired, each with another of its range, or left alone, so that it is a square. */
    private boolean paired(int from, Map<Name, Name> pairs) {
        if (from == variables.size()) {
            return !pairs.isEmpty() && isSquare(pairs);
        }
        Name name = variables.get(from);
        if (paired(from + 1, pairs)) {
            return true;
        }
        for (int i = from + 1; i < variables.size() && isOpen(name, pairs); i++) {
            Name other = variables.get(i);
            if (isOpen(other, pairs) && ranges.get(i).equals(ranges.get(from))) {
                Map<Name, Name> straight = new HashMap<>(pairs);
                straight.put(name, other);
                Map<Name, Name> turned = new HashMap<>(pairs);
                turned.put(other, name);
                if (paired(from + 1, straight) || paired(from + 1, turned)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOpen(Name name, Map<Name, Name> pairs) {
        return !pairs.containsKey(name) && !pairs.containsValue(name);
    }

    /** Whether the body is the same with each pair exchanged, and nothing but one semidefinite matrix joins the two halves. */
    private boolean isSquare(Map<Name, Name> pairs) {
        Poly mirrored = Poly.term(body, Rational.ONE);
        for (Map.Entry<Name, Name> pair : pairs.entrySet()) {
            Name between = laws.known.freshReal();
            mirrored = Renaming.of(mirrored, pair.getKey(), between);
            mirrored = Renaming.of(mirrored, pair.getValue(), pair.getKey());
            mirrored = Renaming.of(mirrored, between, pair.getValue());
        }
        if (!mirrored.equals(Poly.term(body, Rational.ONE))) {
            return false;
        }
        int links = 0;
        Mono common = Mono.ONE;
        for (Map.Entry<Atom, Rational> power : body.powers().entrySet()) {
            Atom atom = power.getKey();
            boolean first = pairs.keySet().stream().anyMatch(atom::dependsOn);
            boolean second = pairs.values().stream().anyMatch(atom::dependsOn);
            if (first && second) {
                boolean joins = power.getValue().isOne() && laws.matrices.isSemidefinite(atom) && joins(atom, pairs);
                links += joins ? 1 : 2;
            } else if (!first && !second) {
                common = common.times(Mono.of(atom, power.getValue()));
            }
        }
        return links < 2 && laws.signs.isNonnegative(Poly.term(common, Rational.ONE));
    }

    /** Whether the row and the column of the entry are a pair. */
    private static boolean joins(Atom entry, Map<Name, Name> pairs) {
        int last = entry.indices.size() - 1;
        Ix row = entry.indices.get(last - 1);
        Ix col = entry.indices.get(last);
        return pairs.entrySet().stream().anyMatch(pair -> {
            Ix first = Ix.of(pair.getKey());
            Ix second = Ix.of(pair.getValue());
            return (row.equals(first) && col.equals(second)) || (row.equals(second) && col.equals(first));
        });
    }
}
