package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.verify.mutation.Site.Role;
import org.gradproof.verify.mutation.VisibleNames.Index;
import org.gradproof.verify.random.claim.Mentioned;
import org.jspecify.annotations.Nullable;

/** Mistakes with indices: one in place of another. */
final class IndexMutator {
    private static final List<String> LETTERS = List.of("l", "m", "r", "s", "t", "u", "v", "w");

    private IndexMutator() {}

    /** The other indices that can be seen and that run as far. */
    static List<Sym> others(Site site, Sym index, Expr high) {
        return site.scope().indices().stream()
                .filter(i -> !i.symbol().equals(index) && i.high().equals(high))
                .map(Index::symbol)
                .toList();
    }

    /** A letter that nothing uses; as an index of a component it needs no given. */
    static Sym fresh(Site site) {
        Set<String> used =
                site.scope().givens().names().stream().map(Name::spelling).collect(Collectors.toSet());
        site.scope().indices().forEach(i -> used.add(i.symbol().name().spelling()));
        return LETTERS.stream()
                .filter(letter -> used.stream().noneMatch(name -> name.startsWith(letter)))
                .findFirst()
                .map(letter -> new Sym(Name.of(letter)))
                .orElse(new Sym(Name.of("a")));
    }

    private static @Nullable Index index(Site site) {
        return site.expr() instanceof Sym sym && sym.indices().isEmpty()
                ? site.scope().find(sym.name())
                : null;
    }

    private static Expr high(Site site, Index index) {
        Expr slot = site.high();
        return slot == null ? index.high() : slot;
    }

    /** Two free indices exchanged in the whole expression, or the two slots of a symbol. */
    static List<Expr> swapped(Site site) {
        List<Expr> mutants = new ArrayList<>();
        if (site.isTop()) {
            Set<Name> names = Mentioned.in(site.expr());
            List<Index> free = site.scope().indices();
            for (int a = 0; a < free.size(); a++) {
                for (int b = a + 1; b < free.size(); b++) {
                    Index i = free.get(a);
                    Index k = free.get(b);
                    boolean used = names.contains(i.symbol().name())
                            || names.contains(k.symbol().name());
                    if (used && i.high().equals(k.high())) {
                        mutants.add(new Substitution()
                                .apply(
                                        site.expr(),
                                        Map.of(
                                                i.symbol().name(),
                                                k.symbol(),
                                                k.symbol().name(),
                                                i.symbol())));
                    }
                }
            }
        }
        if (site.expr() instanceof Sym sym && sym.indices().size() > 1) {
            List<Expr> reversed = new ArrayList<>(sym.indices());
            Collections.swap(reversed, 0, 1);
            mutants.add(new Sym(sym.name(), reversed));
        }
        return mutants;
    }

    /** An index replaced by one that a binder around it introduces. */
    static List<Expr> bound(Site site) {
        Index index = index(site);
        return index == null
                ? List.of()
                : site.scope().indices().stream()
                        .filter(other -> other.bound() && fits(site, index, other))
                        .map(other -> (Expr) other.symbol())
                        .toList();
    }

    /** A free index replaced by another free one. */
    static List<Expr> free(Site site) {
        Index index = index(site);
        return index == null || index.bound() ? List.of() : freed(site, index);
    }

    /** A sum's own index in its body replaced by a free one. */
    static List<Expr> escaped(Site site) {
        Index index = index(site);
        return index == null || !index.bound() ? List.of() : freed(site, index);
    }

    private static List<Expr> freed(Site site, Index index) {
        List<Expr> others = site.scope().indices().stream()
                .filter(other -> !other.bound() && fits(site, index, other))
                .map(other -> (Expr) other.symbol())
                .toList();
        return others.isEmpty() && site.role() == Role.INDEX ? List.of(fresh(site)) : others;
    }

    private static boolean fits(Site site, Index index, Index other) {
        return !other.symbol().equals(index.symbol())
                && (other.high().equals(high(site, index)) || other.high().equals(index.high()));
    }
}
