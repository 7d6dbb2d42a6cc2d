package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;

/** Integrals up to their differential. */
final class IntegralReader {
    private static final Infinity PLUS = new Infinity(true);
    private static final Infinity MINUS = new Infinity(false);

    private final Expressions in;

    IntegralReader(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        return node != null && Differential.opensIntegral(node);
    }

    Expr read(Cursor cursor) {
        Node sign = cursor.next();
        StrayScripts.refusePrimes(sign);
        List<Node> sub = sign instanceof Scripted scripts ? scripts.sub() : List.of();
        List<Node> sup = sign instanceof Scripted scripts ? scripts.sup() : List.of();
        int count = Cursor.baseText(sign).equals("\\iint")
                ? 2
                : sup.isEmpty() && namesVariables(sub)
                        ? Differential.letters(sub).size()
                        : 1;
        Differential differential = differential(cursor, sign, count);
        Expr low = MINUS;
        Expr high = PLUS;
        if (!sup.isEmpty()) {
            low = limit(sub, sign);
            high = limit(sup, sign);
        } else if (!sub.isEmpty() && !overAllReals(sub, differential)) {
            throw new LatexException(
                    sign.span(),
                    "unknown-domain",
                    Cursor.quote(sub)
                            + " is no domain that is known; expected two limits, the variable, or none for all reals");
        }
        return integral(cursor, sign, differential, low, high);
    }

    private Expr integral(Cursor cursor, Node sign, Differential differential, Expr low, Expr high) {
        List<Node> body = cursor.nodes().subList(cursor.position(), differential.start());
        int last = body.size() - 1;
        if (last > 0 && (Cursor.isSymbol(body.get(last), "\\cdot") || Cursor.isSymbol(body.get(last), "\\times"))) {
            body = body.subList(0, last);
        }
        List<Local.Real> variables = new ArrayList<>();
        for (Node variable : differential.variables()) {
            Local.Real real = new Local.Real(in.reading.fresh(Spelling.of(variable)));
            variables.add(real);
            in.reading.bind(Spelling.of(variable), real);
        }
        Expr value = body.isEmpty() ? Exprs.ONE : in.read(body, sign.span());
        for (int i = variables.size() - 1; i >= 0; i--) {
            in.reading.unbind(Spelling.of(differential.variables().get(i)));
            value = in.reading.at(new Integral(variables.get(i).symbol(), low, high, value), sign.span());
        }
        cursor.skip(differential.end() - cursor.position());
        refuseLaterUse(cursor, differential);
        return value;
    }

    /** In {@code \\int dx \\, f(x)} the integrand stands behind its differential, as it may in {@code \\int f(x) dx \\, g(x)}. */
    private static void refuseLaterUse(Cursor cursor, Differential differential) {
        List<Node> behind = Extent.restOfTerm(cursor);
        for (Node variable : differential.variables()) {
            if (FreeLetters.uses(behind, Spelling.of(variable))) {
                throw cursor.error(
                        "ambiguous-integrand",
                        Cursor.quote(behind) + " behind the differential uses " + Cursor.quote(variable)
                                + " and may belong to the integral or not; expected the integrand before the"
                                + " differential, and a bracket around the integral if it ends there");
            }
        }
    }

    private Expr limit(List<Node> nodes, Node sign) {
        if (nodes.isEmpty()) {
            throw new LatexException(
                    sign.span(), "missing-limit", "the integral has one limit; expected both, or none for all reals");
        }
        String text = Spelling.of(nodes);
        if (text.equals("\\infty") || text.equals("+\\infty")) {
            return PLUS;
        }
        return text.equals("-\\infty") ? MINUS : in.read(nodes, sign.span());
    }

    private boolean overAllReals(List<Node> sub, Differential differential) {
        if (Spelling.of(sub).equals("\\mathbb{R}") || isWholeSpace(sub, differential)) {
            return true;
        }
        List<String> named =
                Differential.letters(sub).stream().map(Spelling::of).sorted().toList();
        List<String> variables =
                differential.variables().stream().map(Spelling::of).sorted().toList();
        return named.equals(variables);
    }

    /** {@code \\int_{\\Omega} … d\\nu}: an undeclared letter for the space on which densities by \\nu are given. */
    private boolean isWholeSpace(List<Node> sub, Differential differential) {
        return sub.size() == 1
                && Reading.isLetter(sub.get(0))
                && in.reading.bound(sub.get(0)) == null
                && in.reading.scope().find(sub, 0) == null
                && differential.variables().stream()
                        .allMatch(node -> in.reading.scope().hasField(Spelling.of(node)));
    }

    private static boolean namesVariables(List<Node> sub) {
        return sub.size() == 1
                && sub.get(0) instanceof Bracket bracket
                && bracket.open().equals("(");
    }

    private Differential differential(Cursor cursor, Node sign, int count) {
        List<Node> nodes = cursor.nodes();
        Differential first = Differential.after(nodes, cursor.position(), this::isD);
        if (first == null) {
            throw new LatexException(
                    sign.span(),
                    "missing-differential",
                    "the integral has no differential; expected \\, dx at its end");
        }
        List<Node> variables = new ArrayList<>(first.variables());
        int end = first.end();
        while (variables.size() < count) {
            Differential next = Differential.at(nodes, end, this::isD);
            if (next == null) {
                throw new LatexException(
                        sign.span(),
                        "missing-differential",
                        "the integral runs over " + count + " variables; expected as many differentials");
            }
            variables.addAll(next.variables());
            end = next.end();
        }
        return new Differential(first.start(), end, variables);
    }

    private boolean isD(Node node) {
        return !Cursor.isSymbol(node, "\\partial") && in.derivatives.isDifferential(node);
    }
}
