package org.gradproof.symbolic.reader;

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
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/** Integrals up to their differential. */
final class Integrals {
    private static final Infinity PLUS = new Infinity(true);
    private static final Infinity MINUS = new Infinity(false);

    private final Expressions in;

    Integrals(Expressions in) {
        this.in = in;
    }

    /** The differential behind an integrand: where it starts, where it ends, its variables. */
    private record Differential(int start, int end, List<Node> variables) {}

    boolean standsAt(Cursor cursor) {
        String text = Cursor.baseText(cursor.peek());
        return text.equals("\\int") || text.equals("\\iint");
    }

    Expr read(Cursor cursor) {
        Node sign = cursor.next();
        Marks.refusePrimes(sign);
        List<Node> sub = sign instanceof Scripted scripts ? scripts.sub() : List.of();
        List<Node> sup = sign instanceof Scripted scripts ? scripts.sup() : List.of();
        int count = Cursor.baseText(sign).equals("\\iint")
                ? 2
                : namesVariables(sub) ? letters(sub).size() : 1;
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
        return value;
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
        List<String> named = letters(sub).stream().map(Spelling::of).sorted().toList();
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
        return sub.size() == 1 && sub.get(0) instanceof Bracket;
    }

    /** The letters of {@code x}, {@code x,y}, {@code (x,y)} or {@code xy}. */
    static List<Node> letters(List<Node> nodes) {
        List<Node> inner = nodes.size() == 1 && nodes.get(0) instanceof Bracket bracket ? bracket.body() : nodes;
        return inner.stream().filter(node -> !Cursor.isSymbol(node, ",")).toList();
    }

    /** The differential that closes this integral: the first that no inner integral takes. */
    private Differential differential(Cursor cursor, Node sign, int count) {
        List<Node> nodes = cursor.nodes();
        int inner = 0;
        for (int at = cursor.position(); at < nodes.size(); at++) {
            String text = Cursor.baseText(nodes.get(at));
            if (text.equals("\\int") || text.equals("\\iint")) {
                inner += text.equals("\\iint") ? 2 : 1;
                continue;
            }
            Differential one = at(nodes, at);
            if (one != null && inner > 0) {
                inner -= one.variables().size();
                at = one.end() - 1;
            } else if (one != null) {
                return joined(nodes, one, count, sign);
            }
        }
        throw new LatexException(
                sign.span(), "missing-differential", "the integral has no differential; expected \\, dx at its end");
    }

    private Differential joined(List<Node> nodes, Differential first, int count, Node sign) {
        List<Node> variables = new ArrayList<>(first.variables());
        int end = first.end();
        while (variables.size() < count) {
            Differential next = at(nodes, end);
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

    private @Nullable Differential at(List<Node> nodes, int at) {
        if (at + 1 >= nodes.size() || nodes.get(at) instanceof Scripted || !isD(nodes.get(at))) {
            return null;
        }
        Node variable = nodes.get(at + 1);
        List<Node> variables = variable instanceof Bracket ? letters(List.of(variable)) : List.of(variable);
        boolean letters = !variables.isEmpty() && variables.stream().allMatch(Integrals::isVariable);
        return letters ? new Differential(at, at + 2, variables) : null;
    }

    private boolean isD(Node node) {
        return !Cursor.isSymbol(node, "\\partial") && in.derivatives.isDifferential(node);
    }

    private static boolean isVariable(Node node) {
        Node base = node instanceof Scripted scripted && scripted.sup().isEmpty() ? scripted.base() : node;
        return Reading.isLetter(base) || base instanceof Styled;
    }
}
