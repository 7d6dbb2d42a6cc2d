package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;

/**
 * Definitions that hang on themselves. That is no circle where each member of a family is defined by earlier members
 * only (or each by later ones only): no way from a name back to it leads to the same member.
 */
final class Circles {
    /** No bound on how far an index is from the parameter: any circle with it is refused. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** A use of a name in a definition, with how far its index may be above and below the definition's own. */
    private record Use(Name user, Name used, long most, long least) {}

    private final Scope scope;
    private final Map<Name, List<Use>> uses = new LinkedHashMap<>();

    private Circles(Scope scope) {
        this.scope = scope;
    }

    /** Refuses a definition that leads back to itself without an end. */
    static void refuse(Given given, Scope scope, Statement statement) {
        if (given instanceof Definition definition) {
            Circles circles = new Circles(scope);
            circles.visit(definition.name());
            Set<Name> circle = circles.circle(definition.name());
            if (!circle.isEmpty()
                    && !circles.ends(circle, Use::most)
                    && !circles.ends(circle, use -> use.least() == UNKNOWN ? UNKNOWN : -use.least())) {
                throw LazyGiven.circular(statement);
            }
        }
    }

    private void visit(Name name) {
        Declaration declaration = scope.find(name);
        if (uses.containsKey(name)
                || declaration == null
                || declaration.kind() != Declaration.Kind.DEFINITION
                || !(declaration.given().get() instanceof Definition definition)) {
            return;
        }
        List<Use> found = new ArrayList<>();
        uses.put(name, found);
        collect(definition, definition.body(), new HashMap<>(), found);
        found.forEach(use -> visit(use.used()));
    }

    private static void collect(Definition in, Expr expr, Map<Name, Binder> binders, List<Use> found) {
        if (expr instanceof Sym sym) {
            boolean indexed = sym.indices().size() == 1 && in.indexParameters().size() == 1;
            int shift = in.name().shiftAt(0) - sym.name().shiftAt(0);
            long most = indexed ? bound(in, sym.indices().get(0), binders, true) : UNKNOWN;
            long least = indexed ? bound(in, sym.indices().get(0), binders, false) : UNKNOWN;
            found.add(new Use(
                    in.name(),
                    sym.name(),
                    most == UNKNOWN ? UNKNOWN : most + shift,
                    least == UNKNOWN ? UNKNOWN : least + shift));
        } else if (expr instanceof Expr.Call call) {
            found.add(new Use(in.name(), call.function(), UNKNOWN, UNKNOWN));
        }
        Map<Name, Binder> inner = binders;
        if (expr instanceof Binder binder) {
            inner = new HashMap<>(binders);
            inner.put(binder.variable().name(), binder);
        }
        for (Expr part : Parts.of(expr)) {
            collect(in, part, inner, found);
        }
    }

    /** How far the index is above the definition's parameter, at most or at least. */
    private static long bound(Definition in, Expr index, Map<Name, Binder> binders, boolean most) {
        long offset = 0;
        Name base = null;
        for (Expr term : Exprs.terms(index)) {
            if (term instanceof Num num
                    && num.value().isInteger()
                    && num.value().numerator().bitLength() < 32) {
                offset += num.value().numerator().longValue();
            } else if (term instanceof Sym sym && sym.indices().isEmpty() && base == null) {
                base = sym.name();
            } else {
                return UNKNOWN;
            }
        }
        if (base == null) {
            return UNKNOWN;
        } else if (base.equals(in.indexParameters().get(0).name())) {
            return offset;
        }
        Binder binder = binders.get(base);
        if (binder == null) {
            return UNKNOWN;
        }
        Map<Name, Binder> outer = new HashMap<>(binders);
        outer.remove(base);
        long end = bound(in, most ? binder.high() : binder.low(), outer, most);
        return end == UNKNOWN ? UNKNOWN : end + offset;
    }

    /** The names that the name hangs on and that hang on it; none where it does not hang on itself. */
    private Set<Name> circle(Name name) {
        Set<Name> circle = new LinkedHashSet<>();
        for (Name other : reached(name)) {
            if (reached(other).contains(name)) {
                circle.add(other);
            }
        }
        return circle;
    }

    private Set<Name> reached(Name from) {
        Set<Name> reached = new LinkedHashSet<>();
        List<Name> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (Use use : uses.getOrDefault(open.remove(open.size() - 1), List.of())) {
                if (reached.add(use.used())) {
                    open.add(use.used());
                }
            }
        }
        return reached;
    }

    /** Whether no use within the circle goes the wrong way, and those that stay at the same member lead to no circle. */
    private boolean ends(Set<Name> circle, ToLongFunction<Use> distance) {
        Map<Name, Set<Name>> level = new HashMap<>();
        for (Name name : circle) {
            for (Use use : uses.getOrDefault(name, List.of())) {
                if (!circle.contains(use.used())) {
                    continue;
                }
                long far = distance.applyAsLong(use);
                if (far > 0) {
                    return false;
                } else if (far == 0) {
                    level.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(use.used());
                }
            }
        }
        return circle.stream().noneMatch(name -> leadsBack(name, name, level, new LinkedHashSet<>()));
    }

    private static boolean leadsBack(Name from, Name to, Map<Name, Set<Name>> level, Set<Name> seen) {
        for (Name next : level.getOrDefault(from, Set.of())) {
            if (next.equals(to) || (seen.add(next) && leadsBack(next, to, level, seen))) {
                return true;
            }
        }
        return false;
    }
}
