package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Reading;

/** Says that the first line counts where two lines of cases may hold at once. */
final class CaseOverlap {
    private CaseOverlap() {}

    static void warn(Span place, List<Expr.Branch> branches, Reading reading) {
        for (int i = 0; i < branches.size(); i++) {
            for (int j = 0; j < i; j++) {
                Expr.Branch first = branches.get(j);
                Expr.Branch second = branches.get(i);
                boolean otherwise = second.condition() instanceof Cond.True;
                if (!otherwise
                        && !first.value().equals(second.value())
                        && !disjoint(first.condition(), second.condition())) {
                    reading.warn(
                            place,
                            "the cases \"" + LatexWriter.write(first.condition()) + "\" and \""
                                    + LatexWriter.write(second.condition())
                                    + "\" may both hold, and the first is read as the one that counts then");
                }
            }
        }
    }

    /** Whether they visibly cannot hold at once; false where that is not known. */
    static boolean disjoint(Cond a, Cond b) {
        if (a instanceof Cond.Or or) {
            return or.parts().stream().allMatch(part -> disjoint(part, b));
        } else if (b instanceof Cond.Or or) {
            return or.parts().stream().allMatch(part -> disjoint(a, part));
        } else if (a instanceof Cond.And and) {
            return and.parts().stream().anyMatch(part -> disjoint(part, b));
        } else if (b instanceof Cond.And and) {
            return and.parts().stream().anyMatch(part -> disjoint(a, part));
        } else if (a instanceof Cond.Not not) {
            return not.part().equals(b);
        } else if (b instanceof Cond.Not not) {
            return not.part().equals(a);
        }
        return a instanceof Cond.Rel left && b instanceof Cond.Rel right && disjoint(left, right);
    }

    private static boolean disjoint(Cond.Rel a, Cond.Rel b) {
        Cond.Rel first = numberRight(a);
        Cond.Rel second = numberRight(b);
        if (first.left().equals(second.right()) && first.right().equals(second.left())) {
            second = mirrored(second);
        }
        if (!first.left().equals(second.left())) {
            return false;
        }
        if (first.right().equals(second.right())) {
            return (signs(first.relation()) & signs(second.relation())) == 0;
        }
        return first.right() instanceof Expr.Num low
                && second.right() instanceof Expr.Num high
                && (low.value().compareTo(high.value()) < 0
                        ? apart(first.relation(), second.relation())
                        : apart(second.relation(), first.relation()));
    }

    /** Whether no number is so related to the smaller bound and so to the larger one. */
    private static boolean apart(Relation toSmaller, Relation toLarger) {
        boolean below = toSmaller == Relation.LT || toSmaller == Relation.LE || toSmaller == Relation.EQ;
        boolean above = toLarger == Relation.GT || toLarger == Relation.GE || toLarger == Relation.EQ;
        return below && above;
    }

    private static Cond.Rel numberRight(Cond.Rel relation) {
        return relation.left() instanceof Expr.Num ? mirrored(relation) : relation;
    }

    private static Cond.Rel mirrored(Cond.Rel relation) {
        return new Cond.Rel(/* left= */ relation.right(), relation.relation().mirrored(), /* right= */ relation.left());
    }

    /** Less, equal, greater: the signs of the difference at which it holds, as bits. */
    private static int signs(Relation relation) {
        return switch (relation) {
            case LT -> 1;
            case EQ -> 2;
            case LE -> 3;
            case GT -> 4;
            case NE -> 5;
            case GE -> 6;
        };
    }
}
