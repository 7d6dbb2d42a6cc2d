package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** Indicators of a condition and Kronecker's delta. */
final class IndicatorReader {
    private static final Set<String> SIGNS =
            Set.of("\\mathbb{1}", "\\mathbf{1}", "\\mathrm{1}", "\\mathbb{I}", "\\mathbf{I}", "\\mathrm{I}");

    private final Expressions in;

    IndicatorReader(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            return false;
        }
        Scripted scripts = node instanceof Scripted scripted ? scripted : null;
        Node base = scripts == null ? node : scripts.base();
        boolean sub = scripts != null && !scripts.sub().isEmpty();
        if (Cursor.isSymbol(base, "\\delta")) {
            return sub;
        } else if (base instanceof Styled styled) {
            return SIGNS.contains(Spelling.of(styled)) && (sub || bracketAt(cursor.peek(1)) != null);
        } else if (base instanceof Numeral number && number.digits().equals("1")) {
            Bracket bracket = bracketAt(cursor.peek(1));
            return sub || (scripts == null && bracket != null && ConditionReader.holdsRelation(bracket.body()));
        }
        return false;
    }

    private static @Nullable Bracket bracketAt(@Nullable Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base instanceof Bracket bracket ? bracket : null;
    }

    Expr read(Cursor cursor) {
        Node node = cursor.next();
        StrayScripts.refusePrimes(node);
        Scripted scripts = node instanceof Scripted scripted ? scripted : null;
        if (scripts != null && Cursor.isSymbol(scripts.base(), "\\delta")) {
            return in.factors.power(delta(scripts), scripts.sup(), node.span(), false);
        }
        if (scripts != null && !scripts.sub().isEmpty()) {
            List<Node> condition = scripts.sub();
            if (condition.size() == 1 && condition.get(0) instanceof Bracket bracket) {
                condition = bracket.body();
            }
            Expr value = new Indicator(in.conditions.read(condition, node.span()));
            return in.factors.power(value, scripts.sup(), node.span(), false);
        }
        Node bracketNode = cursor.next();
        Bracket bracket = bracketAt(bracketNode);
        if (bracket == null) {
            throw new IllegalStateException("no bracket at " + bracketNode);
        }
        Expr value = new Indicator(in.conditions.read(bracket.body(), node.span()));
        return in.factors.power(value, StrayScripts.power(bracketNode), node.span(), false);
    }

    private Expr delta(Scripted delta) {
        List<List<Node>> entries = Pattern.entries(delta.sub(), 2);
        if (entries.size() != 2 || delta.primes() > 0) {
            throw new LatexException(
                    delta.span(),
                    "undeclared-symbol",
                    Cursor.quote(delta) + " has not two indices; expected \\delta_{ik}");
        }
        Local.Index first = only(entries.get(0));
        Local.Index second = only(entries.get(1));
        Expr left = in.indices.read(entries.get(0), delta.span());
        Expr right = in.indices.read(entries.get(1), delta.span());
        if (first != null && second != null) {
            first.comparedWith(second);
        } else if (first != null) {
            in.indices.compare(first, right);
        } else if (second != null) {
            in.indices.compare(second, left);
        }
        return new Indicator(new Cond.Rel(left, Relation.EQ, right));
    }

    private Local.@Nullable Index only(List<Node> entry) {
        return entry.size() == 1 && !(entry.get(0) instanceof Numeral) ? in.indices.index(entry.get(0)) : null;
    }
}
