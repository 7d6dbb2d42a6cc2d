package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Law;

/** The reasons of a step in words: the facts that it needs, then the few rules that say most. */
final class Reasons {
    private static final int MAX_RULES = 3;

    private Reasons() {}

    static List<String> of(Claim claim, List<Fact> facts, Set<Rule> rules, Set<Law> laws) {
        List<String> reasons = new ArrayList<>();
        facts.stream().map(Fact::words).distinct().forEach(reasons::add);
        rules.stream()
                .sorted()
                .filter(r -> r != Rule.VARIABLE || rules.size() == 1)
                .limit(MAX_RULES)
                .forEach(r -> reasons.add(r.words()));
        String split = split(claim);
        if (laws.contains(Law.COLLAPSE) && !split.isEmpty()) {
            reasons.add("splits off $" + split + "$");
        } else if (laws.contains(Law.COLLAPSE) && rules.isEmpty() && hasIndicator(claim)) {
            reasons.add(Law.COLLAPSE.words());
        }
        if (reasons.isEmpty()) {
            reasons.add(claim.left().equals(claim.right()) ? "the same expression" : "algebra");
        }
        return reasons;
    }

    private static boolean hasIndicator(Claim claim) {
        boolean[] found = new boolean[1];
        findIndicator(claim.left(), found);
        findIndicator(claim.right(), found);
        return found[0];
    }

    private static Expr findIndicator(Expr expr, boolean[] found) {
        found[0] |= expr instanceof Expr.Indicator;
        return Substitution.map(expr, e -> findIndicator(e, found), c -> c);
    }

    /** The equality that a restricted sum leaves out, where one side has such a sum and the other has not. */
    private static String split(Claim claim) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        find(claim.left(), left);
        find(claim.right(), right);
        if (left.equals(right)) {
            return "";
        }
        return left.isEmpty() ? right.get(0) : left.get(0);
    }

    private static Expr find(Expr expr, List<String> found) {
        if (expr instanceof Expr.Binder binder
                && binder.filter() instanceof Cond.Rel rel
                && rel.relation() == Relation.NE
                && rel.left() instanceof Expr.Sym left
                && rel.right() instanceof Expr.Sym right) {
            found.add(left.name().spelling() + " = " + right.name().spelling());
        }
        return Substitution.map(expr, e -> find(e, found), c -> c);
    }
}
