package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Sums, products and extrema over indices. */
final class SumReader {
    private final Expressions in;

    SumReader(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        String text = Cursor.baseText(cursor.peek());
        return text.equals("\\sum") || text.equals("\\prod");
    }

    /** A sum or a product with its body. */
    Expr read(Cursor cursor) {
        Node node = cursor.next();
        Kind kind = Cursor.baseText(node).equals("\\sum") ? Kind.SUM : Kind.PRODUCT;
        if (!(node instanceof Scripted scripts) || scripts.sub().isEmpty()) {
            return withoutIndex(cursor, node, kind);
        }
        boolean endless = Spelling.of(scripts.sup()).replace("+", "").equals("\\infty");
        BinderHead head = endless ? BinderHead.endless(in, scripts) : BinderHead.read(in, scripts);
        Extent extent = Extent.of(cursor, head.reachingLetters(), head::isDeclared);
        List<Node> body = cursor.nodes().subList(cursor.position(), extent.end());
        if (extent.beyond()) {
            in.reading.warn(
                    node.span(),
                    "the body of " + Cursor.quote(node) + " is read as reaching to the last use of its index: "
                            + Cursor.quote(body));
        }
        if (body.isEmpty()) {
            throw cursor.unexpected("the body of " + Cursor.quote(node));
        }
        if (kind == Kind.PRODUCT) {
            refuseSignOfItsOwn(node, body, head);
        }
        if (kind == Kind.PRODUCT && !extent.beyond() && endsOtherwise(body, head)) {
            in.reading.warn(
                    node.span(), "the body of " + Cursor.quote(node) + " is read as all of " + Cursor.quote(body));
        }
        Expr value = in.read(body, node.span());
        cursor.skip(body.size());
        return endless ? series(head, kind, value, scripts) : head.close(kind, value);
    }

    /** {@code \\sum x_i}: the sum runs over the one index of its body, as in every statistics text. */
    private Expr withoutIndex(Cursor cursor, Node sign, Kind kind) {
        List<Node> body = cursor.nodes()
                .subList(
                        cursor.position(),
                        Extent.of(cursor, List.of(), letter -> true).end());
        List<String> letters = new FreeLetters(body, true)
                .indices().stream()
                        .filter(letter -> in.reading.local(letter) == null && in.isIndex(letter))
                        .toList();
        if (letters.size() != 1 || sign instanceof Scripted) {
            throw new LatexException(
                    sign.span(),
                    "missing-index",
                    Cursor.quote(sign) + " has no index under it; expected \\sum_{i=1}^{n}");
        }
        Node letter = Tree.readSpelling(letters.get(0)).get(0);
        BinderHead head = BinderHead.unwritten(in, new Scripted(sign, List.of(letter), List.of(), 0, sign.span()));
        Expr value = in.read(body, sign.span());
        cursor.skip(body.size());
        return head.close(kind, value);
    }

    /** A sum without an end: its value, where that is known. */
    private Expr series(BinderHead head, Kind kind, Expr body, Scripted sign) {
        BinderHead.Range range = head.close().get(0);
        Expr value = kind == Kind.SUM && range.low() instanceof Expr.Num low && range.filter() instanceof Cond.True
                ? new Series(in.reading.scope(), range.variable()).from(low.value(), body)
                : null;
        if (value == null) {
            throw new LatexException(
                    sign.span(),
                    "unknown-series",
                    Cursor.quote(sign)
                            + " is not known to converge; expected a geometric series, whose ratio the givens"
                            + " put between -1 and 1, or that of the exponential function, or a sum up to a size");
        }
        in.reading.warn(
                sign.span(),
                Cursor.quote(sign) + " is read as the value of the series: $" + LatexWriter.write(value) + "$");
        return in.reading.at(value, sign.span());
    }

    /** In {@code \prod_i a_i \prod_k b_k} the second stands beside the first to most readers, within it by the rule. */
    private static void refuseSignOfItsOwn(Node sign, List<Node> body, BinderHead head) {
        for (int i = 1; i < body.size(); i++) {
            Node node = body.get(i);
            String text = Cursor.baseText(node);
            boolean binds = node instanceof Scripted
                    && (text.equals("\\sum") || text.equals("\\prod"))
                    && !Extent.awaitsOperand(body.get(i - 1));
            if (binds && (bindsAgain((Scripted) node, head) || !uses(body.subList(i, body.size()), head))) {
                throw new LatexException(
                                node.span(),
                                "ambiguous-scope",
                                Cursor.quote(node) + " may stand within " + Cursor.quote(sign)
                                        + " or beside it; expected a bracket around what each of them takes")
                        .with(Cures.enclose(List.of(body, List.of(sign, body.get(i - 1)))));
            }
        }
    }

    private static boolean bindsAgain(Scripted inner, BinderHead head) {
        return FreeLetters.binderLetters(inner.sub(), false).stream().anyMatch(head.letters()::contains);
    }

    /** Whether what a product begins with uses its index and what it ends with does not, so that it may stand outside. */
    private boolean endsOtherwise(List<Node> body, BinderHead head) {
        int last = body.size() - 1;
        Scope.Hit called = body.get(last) instanceof Bracket && last > 0
                ? in.reading.scope().find(body, last - 1)
                : null;
        int from = called != null && called.declaration().isFunction() ? last - 1 : last;
        return from > 0 && uses(body.subList(0, from), head) && !uses(body.subList(from, last + 1), head);
    }

    private static boolean uses(List<Node> nodes, BinderHead head) {
        return head.letters().stream().anyMatch(letter -> FreeLetters.uses(nodes, letter));
    }

    /** {@code \max_j z_j}: takes what a function takes. */
    Expr extremum(Cursor cursor, Scripted scripts, Function function) {
        BinderHead head = BinderHead.read(in, scripts.sup().isEmpty() ? scripts : withoutPower(scripts));
        Bracket bracket = FunctionReader.bracketAt(cursor);
        Expr value;
        List<Node> power = List.of();
        if (bracket != null) {
            value = in.read(bracket.body(), bracket.span());
            power = StrayScripts.power(cursor.next());
        } else {
            value = in.functions.argument(cursor, scripts);
        }
        refuseLaterUse(cursor, head, scripts);
        Expr all = head.close(function == Function.MAX ? Kind.MAX : Kind.MIN, value);
        return in.factors.power(all, power, scripts.span(), false);
    }

    /** A maximum ends where a function's argument does; what goes on with its index may be meant to be in it. */
    private void refuseLaterUse(Cursor cursor, BinderHead head, Scripted scripts) {
        List<Node> behind = Extent.restOfLevel(cursor);
        for (String letter : head.reachingLetters()) {
            boolean outer = in.reading.knownImplicit(letter) != null
                    || in.reading.sideLetters().contains(letter);
            if (!outer && FreeLetters.uses(behind, letter)) {
                throw cursor.error(
                        "ambiguous-scope",
                        "what stands behind " + Cursor.quote(scripts) + " and its argument uses \"" + letter
                                + "\" too; expected a bracket around all that it takes, or another letter");
            }
        }
    }

    private static Scripted withoutPower(Scripted scripts) {
        boolean bound = ConditionReader.holdsRelation(scripts.sub());
        if (!bound) {
            throw new LatexException(
                    scripts.span(),
                    "unexpected-script",
                    "the superscript of " + Cursor.quote(scripts)
                            + " may be a bound or a power; expected \\max_{i=1}^{n}");
        }
        return scripts;
    }

    /** {@code i \in C} or {@code i \in \{1, \ldots, n\}}. */
    Cond member(List<Node> left, List<Node> set, Span around) {
        Expr index = in.indices.read(left, around);
        Expr high = range(set);
        if (high != null) {
            return new Cond.And(
                    List.of(new Cond.Rel(index, Relation.GE, Exprs.ONE), new Cond.Rel(index, Relation.LE, high)));
        }
        Given.IndexSet declared = indexSet(set, around);
        Local.Index variable = left.size() == 1 ? in.indices.index(left.get(0)) : null;
        if (variable != null) {
            variable.usedUpTo(declared.high());
        }
        return new Cond.Member(index, declared.name());
    }

    /** The declared set of indices that the nodes name. */
    Given.IndexSet indexSet(List<Node> set, Span around) {
        Scope.Hit hit = set.isEmpty() ? null : in.reading.scope().find(set, 0);
        if (hit != null
                && hit.match().consumed() == set.size()
                && hit.declaration().given().get() instanceof Given.IndexSet declared) {
            return declared;
        }
        throw new LatexException(
                set.isEmpty() ? around : set.get(0).span(),
                "unknown-set",
                Cursor.quote(set) + " is no declared set of indices; expected one, or \\{1, \\ldots, n\\}");
    }

    /** The largest element of {@code \{1, \ldots, n\}}, or null if the nodes are no such set. */
    @Nullable
    Expr range(List<Node> set) {
        if (set.size() == 1
                && set.get(0) instanceof Bracket bracket
                && bracket.open().equals("\\{")) {
            List<List<Node>> parts = Pattern.splitAtCommas(bracket.body());
            int dots = parts.size() - 2;
            if (dots >= 1
                    && parts.get(dots).size() == 1
                    && Cursor.isSymbol(parts.get(dots).get(0), "\\ldots")) {
                return in.indices.read(parts.get(parts.size() - 1), bracket.span());
            }
        }
        return null;
    }

    /** The binder with everything that belongs to it. */
    static Expr binder(Kind kind, Expr.Sym variable, Expr low, Expr high, Cond filter, Expr body) {
        return new Binder(kind, variable, low, high, filter, body);
    }
}
