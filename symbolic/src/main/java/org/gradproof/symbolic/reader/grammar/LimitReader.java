package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.limit.Known;
import org.gradproof.symbolic.reader.limit.Limits;
import org.gradproof.symbolic.reader.limit.Limits.Found;
import org.gradproof.symbolic.reader.limit.Limits.Side;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * {@code \\lim_{x \\to a} f(x)}: its value where it is proved to be one, else what has no value, so that nothing that rests on
 * it is passed.
 */
final class LimitReader {
    private final Expressions in;

    LimitReader(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        return Cursor.baseText(cursor.peek()).equals("\\lim");
    }

    /** What stands under the sign: the letter, and the point with its side. */
    private record Approach(Node letter, List<Node> point, Side side) {}

    Expr read(Cursor cursor) {
        Node sign = cursor.next();
        Approach approach = approach(sign);
        String letter = Spelling.of(approach.letter());
        Extent extent = Extent.of(cursor, List.of(letter), declared -> false);
        List<Node> body = cursor.nodes().subList(cursor.position(), extent.end());
        if (body.isEmpty()) {
            throw cursor.unexpected("what " + Cursor.quote(sign) + " is taken of");
        }
        if (extent.beyond()) {
            in.reading.warn(
                    sign.span(),
                    "what " + Cursor.quote(sign) + " is taken of is read as reaching to the last use of its letter: "
                            + Cursor.quote(body));
        }
        boolean endless = Spelling.of(approach.point()).replaceAll("^[+-]", "").equals("\\infty");
        Expr point = endless ? Exprs.ZERO : in.read(approach.point(), sign.span());
        // Definitions follow a declared letter; another one is bound here.
        Sym declared = declared(approach.letter());
        Sym variable = declared != null ? declared : in.reading.fresh(letter);
        if (declared == null) {
            in.reading.bind(letter, new Local.Real(variable));
        }
        Expr value = in.read(body, sign.span());
        if (declared == null) {
            in.reading.unbind(letter);
        }
        cursor.skip(body.size());
        if (FreeLetters.uses(approach.point(), letter)) {
            throw new LatexException(
                    sign.span(),
                    "ambiguous-scope",
                    "the point under " + Cursor.quote(sign)
                            + " uses the letter that comes to it; expected another one");
        }
        Found found = endless
                ? Limits.atInfinity(
                        known(variable),
                        value,
                        variable,
                        !Spelling.of(approach.point()).startsWith("-"))
                : Limits.at(known(variable), value, variable, point, approach.side());
        return in.reading.at(told(sign, found), sign.span());
    }

    private Expr told(Node sign, Found found) {
        Expr value = found.value();
        if (value == null) {
            in.reading.warn(
                    sign.span(),
                    Cursor.quote(sign) + " is not proved to converge (" + found.reason()
                            + "), and is read as having no value");
            return new Expr.Pow(Exprs.ZERO, Exprs.MINUS_ONE);
        }
        in.reading.warn(sign.span(), Cursor.quote(sign) + " is read as the limit: $" + LatexWriter.write(value) + "$");
        return value;
    }

    private Known known(Sym variable) {
        Scope scope = in.reading.scope();
        Series series = new Series(scope, variable);
        return new Known(
                name -> {
                    Declaration declaration = scope.find(name);
                    return declaration == null ? null : declaration.given().get();
                },
                series::isInside,
                series::isPositive);
    }

    private @Nullable Sym declared(Node letter) {
        Declaration declaration = in.reading.local(Spelling.of(letter)) == null
                ? in.reading.scope().declaration(letter)
                : null;
        if (declaration == null) {
            return null;
        }
        Given given = declaration.given().get();
        if (given instanceof Given.Scalar scalar) {
            return new Sym(scalar.name());
        } else if (given instanceof Given.Size size) {
            return new Sym(size.name());
        }
        throw new LatexException(
                letter.span(),
                "wrong-kind",
                Cursor.quote(letter) + " is declared as something else than a number; expected a number, or another"
                        + " letter");
    }

    private static Approach approach(Node sign) {
        if (sign instanceof Scripted scripts && scripts.sup().isEmpty() && scripts.primes() == 0) {
            List<Node> sub = scripts.sub();
            boolean arrow = sub.size() > 2
                    && Cursor.isSymbol(sub.get(1), "\\to")
                    && !(sub.get(0) instanceof Scripted scripted
                            && !scripted.sup().isEmpty());
            if (arrow) {
                return approach(sub.get(0), new ArrayList<>(sub.subList(2, sub.size())));
            }
        }
        throw new LatexException(
                sign.span(),
                "unreadable-limit",
                Cursor.quote(sign) + " does not say what comes where; expected \\lim_{x \\to a}, \\lim_{x \\to a^+} or"
                        + " \\lim_{n \\to \\infty}");
    }

    /** {@code a^+} and {@code 0^-}: the side from which the point is reached. */
    private static Approach approach(Node letter, List<Node> point) {
        Node last = point.get(point.size() - 1);
        if (last instanceof Scripted scripts
                && scripts.sup().size() == 1
                && scripts.primes() == 0
                && (Cursor.isSymbol(scripts.sup().get(0), "+")
                        || Cursor.isSymbol(scripts.sup().get(0), "-"))) {
            Side side = Cursor.isSymbol(scripts.sup().get(0), "+") ? Side.ABOVE : Side.BELOW;
            Node base = scripts.sub().isEmpty()
                    ? scripts.base()
                    : new Scripted(scripts.base(), scripts.sub(), List.of(), 0, scripts.span());
            point.set(point.size() - 1, base);
            return new Approach(letter, List.copyOf(point), side);
        }
        return new Approach(letter, List.copyOf(point), Side.BOTH);
    }
}
