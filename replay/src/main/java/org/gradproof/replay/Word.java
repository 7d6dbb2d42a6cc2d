package org.gradproof.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a product of matrices: entries of its factors, summed up over inner indices.
 *
 * @param atoms in which an end or an inner index stands
 * @param scalars the other factors
 * @param inner the indices over which is summed up, with their ranges
 * @param ends the row and the column
 */
record Word(List<Atom> atoms, Mono scalars, Map<Name, Ix> inner, Set<Name> ends) {
    /** The monomial as a word between the ends, its inner indices new; null if it is none. */
    static @Nullable Word of(Mono mono, Set<Name> ends, Case known) {
        Map<Name, Ix> inner = new LinkedHashMap<>();
        Mono all = Mono.ONE;
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Atom atom = power.getKey();
            Mono own = Mono.of(atom, power.getValue());
            if (atom.kind == Kind.SUM && power.getValue().isOne()) {
                Poly body = atom.part();
                for (int i = 0; i < atom.bound.size(); i++) {
                    Name fresh = known.fresh(atom.indices.get(i));
                    inner.put(fresh, atom.indices.get(i));
                    body = Renaming.of(body, atom.bound.get(i), fresh);
                }
                own = body.lead().getKey();
            }
            all = all.times(own);
        }
        Set<Name> names = new HashSet<>(ends);
        names.addAll(inner.keySet());
        Mono linked = all.filter(atom -> dependsOn(atom, names));
        for (Map.Entry<Atom, Rational> power : linked.powers().entrySet()) {
            // An index within an argument, or in a condition, is no row and no column.
            Atom atom = power.getKey();
            boolean plain = power.getValue().isOne()
                    && !atom.isGuard()
                    && atom.parts.stream().allMatch(part -> names.stream().noneMatch(part::dependsOn));
            if (!plain) {
                return null;
            }
        }
        Mono scalars = all.filter(atom -> !dependsOn(atom, names));
        return new Word(List.copyOf(linked.powers().keySet()), scalars, inner, ends);
    }

    private static boolean dependsOn(Atom atom, Set<Name> names) {
        return names.stream().anyMatch(atom::dependsOn);
    }

    int size() {
        return atoms.size();
    }

    /** Whether none of the factors could stand before a sum over the end and the inner indices. */
    boolean hangsOn(Name end) {
        return atoms.stream().allMatch(atom -> atom.dependsOn(end) || dependsOn(atom, inner.keySet()));
    }

    /**
     * What stands for the ends and inner indices.
     *
     * @param rest the other factors of the product in which the word was found
     * @param gone the variables over which the word is summed up, and nothing else
     */
    record Match(Map<Name, Ix> values, Mono rest, Set<Name> gone) {
        /** Whether the index is another one. */
        boolean leaves(Ix index) {
            return index.base() == null || !gone.contains(index.base());
        }
    }

    /**
     * Finds the word in a product that is summed up over variables.
     *
     * @param met the end that is met, by a variable over which the product is summed up too
     */
    @Nullable
    Match in(Mono product, Map<Name, Ix> variables, Name met, Ix variable) {
        return in(atoms, product, variables, Map.of(met, variable), met);
    }

    private @Nullable Match in(List<Atom> left, Mono rest, Map<Name, Ix> variables, Map<Name, Ix> values, Name met) {
        if (left.isEmpty()) {
            return whole(rest, variables, values, met);
        }
        Atom wanted = left.get(0);
        for (Atom atom : rest.powers().keySet()) {
            boolean alike = atom.kind == wanted.kind
                    && Objects.equals(atom.name, wanted.name)
                    && atom.tag.equals(wanted.tag)
                    && atom.parts.equals(wanted.parts)
                    && rest.exponent(atom).isOne();
            for (List<Ix> indices : alike ? atom.readings() : List.<List<Ix>>of()) {
                Map<Name, Ix> more = new HashMap<>(values);
                Match match = unify(wanted.indices, indices, more)
                        ? in(left.subList(1, left.size()), rest.without(atom), variables, more, met)
                        : null;
                if (match != null) {
                    return match;
                }
            }
        }
        return null;
    }

    private boolean unify(List<Ix> wanted, List<Ix> found, Map<Name, Ix> values) {
        for (int i = 0; i < wanted.size(); i++) {
            Ix own = wanted.get(i);
            boolean hole = own.base() != null && (ends.contains(own.base()) || inner.containsKey(own.base()));
            Ix value = hole ? found.get(i).plus(-own.offset()) : found.get(i);
            if (!value.equals(hole ? values.getOrDefault(own.name(), value) : own)) {
                return false;
            }
            if (hole) {
                values.put(own.name(), value);
            }
        }
        return true;
    }

    /** The match, if inner indices and the met end are variables, each its own and of its range, that stand nowhere else. */
    private @Nullable Match whole(Mono rest, Map<Name, Ix> variables, Map<Name, Ix> values, Name met) {
        Set<Name> gone = new HashSet<>();
        Map<Name, Ix> vanishing = new HashMap<>(inner);
        vanishing.put(
                met,
                Objects.requireNonNull(
                        variables.get(Objects.requireNonNull(values.get(met)).name())));
        for (Map.Entry<Name, Ix> index : vanishing.entrySet()) {
            Ix value = values.get(index.getKey());
            boolean own = value != null
                    && value.base() != null
                    && value.offset() == 0
                    && index.getValue().equals(variables.get(value.base()))
                    && gone.add(value.base());
            if (!own) {
                return null;
            }
        }
        return gone.stream().anyMatch(rest::dependsOn) ? null : new Match(values, rest, gone);
    }

    /** The word in two at an inner index: what is before it, and what is behind. */
    record Halves(Mono before, Mono behind) {}

    /**
     * Cuts the word.
     *
     * @param cut an inner index, or the first end where nothing else than the product joins the halves
     * @return null if more than the cut joins them
     */
    @Nullable
    Halves cut(Name first, Name last, Name cut) {
        Set<Name> reached = new HashSet<>(Set.of(first));
        int before;
        do {
            before = reached.size();
            for (Atom atom : atoms) {
                if (dependsOn(atom, reached)) {
                    inner.keySet().stream()
                            .filter(name -> !name.equals(cut) && atom.dependsOn(name))
                            .forEach(reached::add);
                }
            }
        } while (reached.size() > before);
        Mono front = Mono.ONE;
        Mono back = Mono.ONE;
        for (Atom atom : atoms) {
            boolean near = dependsOn(atom, reached);
            if (near && atom.dependsOn(last)) {
                return null;
            }
            front = near ? front.times(Mono.of(atom)) : front;
            back = near ? back : back.times(Mono.of(atom));
        }
        return new Halves(front, back);
    }
}
