package org.gradproof.symbolic.reader.grammar;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Single factors with their powers: numbers, names, brackets, fractions, roots, functions, binders. */
final class FactorReader {
    private static final String BARS = "|";

    private static final int DEEPEST = 100;

    private final Expressions in;
    private int depth;

    FactorReader(Expressions in) {
        this.in = in;
    }

    /** One factor with its power and its factorial. */
    Expr operand(Cursor cursor) {
        if (++depth > DEEPEST) {
            throw cursor.error("too-deep", "the formula nests more than " + DEEPEST + " deep; expected a flatter one");
        }
        Expr value = powered(cursor);
        depth--;
        return value;
    }

    private Expr powered(Cursor cursor) {
        Span here = cursor.here();
        Expr value = primary(cursor);
        if (Cursor.baseText(cursor.peek()).equals("!")) {
            refuseUnclearFactorial(cursor);
            Node sign = cursor.next();
            value = new Fn(Function.FACTORIAL, value);
            if (Cursor.baseText(cursor.peek()).equals("!")) {
                throw cursor.error("unknown-symbol", "\"!!\" is not known; expected one factorial, or brackets");
            }
            value = power(value, StrayScripts.power(sign), here, true);
        }
        return value;
    }

    /** In {@code x^n!} and {@code \\frac{a}{b}!} the factorial may be of less than it stands behind. */
    private static void refuseUnclearFactorial(Cursor cursor) {
        Node before = cursor.nodes().get(cursor.position() - 1);
        boolean power = before instanceof Scripted scripted && !scripted.sup().isEmpty();
        if (power || (before instanceof Fraction fraction && fraction.kind().equals("\\frac"))) {
            throw cursor.error(
                            "ambiguous-power",
                            "a factorial stands behind " + Cursor.quote(before) + "; expected a bracket around that")
                    .with(Cures.enclose(List.of(List.of(before))));
        }
    }

    private Expr primary(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null || !in.terms.startsFactor(cursor)) {
            if (!Cursor.baseText(node).equals(BARS)) {
                throw cursor.unexpected("a number, a name or a bracket");
            }
        }
        Expr named = in.names.read(cursor);
        if (named != null) {
            return named;
        }
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        Scripted scripts = node instanceof Scripted scripted ? scripted : null;
        Expr special = special(cursor, base, scripts);
        if (special != null) {
            return special;
        }
        if (scripts != null && base instanceof Bracket bracket && isPositivePart(scripts)) {
            cursor.next();
            Expr part = new Fn(Function.MAX, List.of(Exprs.ZERO, bracket(bracket)));
            in.reading.warn(scripts.span(), Cursor.quote(scripts) + " is read as the positive part, \\max(0, …)");
            return power(part, scripts.sup(), scripts.span(), false);
        }
        if (scripts != null && (!scripts.sub().isEmpty() || scripts.primes() > 0)) {
            throw undeclared(cursor.next());
        }
        List<Node> sup = scripts == null ? List.of() : scripts.sup();
        cursor.next();
        return plain(base, sup);
    }

    /** {@code [1 - yz]_+}. */
    private static boolean isPositivePart(Scripted scripts) {
        return scripts.sub().size() == 1 && Cursor.isSymbol(scripts.sub().get(0), "+") && scripts.primes() == 0;
    }

    /** What is not one node with a power: functions, binders, bars, derivatives, indicators. */
    private @Nullable Expr special(Cursor cursor, @Nullable Node base, @Nullable Scripted scripts) {
        if (in.indicators.standsAt(cursor)) {
            return in.indicators.read(cursor);
        } else if (Cursor.isSymbol(cursor.peek(), "\\Gamma") && FunctionReader.bracketAt(cursor, 1) != null) {
            return gamma(cursor);
        } else if (in.books.standsAt(cursor)) {
            return in.books.read(cursor);
        } else if (in.expectations.standsAt(cursor)) {
            return in.expectations.read(cursor);
        } else if (in.derivatives.standsAt(cursor)) {
            return in.derivatives.read(cursor);
        } else if (in.functions.standsAt(cursor)) {
            return in.functions.read(cursor);
        } else if (in.sums.standsAt(cursor)) {
            return in.sums.read(cursor);
        } else if (in.integrals.standsAt(cursor)) {
            return in.integrals.read(cursor);
        } else if (in.limits.standsAt(cursor)) {
            return in.limits.read(cursor);
        } else if (Cursor.isSymbol(base, BARS)) {
            return bars(cursor, scripts);
        }
        return null;
    }

    /** {@code \Gamma(x)}, which is {@code (x-1)!}. */
    private Expr gamma(Cursor cursor) {
        cursor.next();
        Bracket bracket = FunctionReader.bracketAt(cursor);
        Node behind = cursor.next();
        if (bracket == null) {
            throw cursor.unexpected("the argument of \\Gamma in brackets");
        }
        Expr less = Exprs.sub(in.read(bracket.body(), bracket.span()), Exprs.ONE);
        return power(new Fn(Function.FACTORIAL, less), StrayScripts.power(behind), behind.span(), false);
    }

    private Expr plain(@Nullable Node base, List<Node> sup) {
        if (base instanceof Numeral number) {
            return power(number(number), sup, base.span(), true);
        } else if (base instanceof Bracket bracket) {
            return power(bracket(bracket), sup, base.span(), false);
        } else if (base instanceof Fraction fraction) {
            if (!sup.isEmpty() && fraction.kind().equals("\\frac")) {
                throw new LatexException(
                                base.span(),
                                "ambiguous-power",
                                "a power stands on a fraction; expected a bracket around it")
                        .with(Cures.enclose(List.of(List.of(base))));
            }
            return power(fraction(fraction), sup, base.span(), false);
        } else if (base instanceof Root root) {
            return power(root(root), sup, base.span(), false);
        } else if (base instanceof Cases cases) {
            return power(in.conditions.cases(cases), sup, base.span(), false);
        } else if (base instanceof Symbol || base instanceof Styled) {
            return constant(base, sup);
        } else if (base instanceof Node.Matrix) {
            throw new LatexException(base.span(), "vector-as-scalar", "a matrix stands where a number is expected");
        }
        throw new IllegalStateException("no reading for " + base);
    }

    private Expr constant(Node base, List<Node> sup) {
        String text = base instanceof Styled styled && styled.style().equals("\\mathrm")
                ? Spelling.of(styled.body())
                : Spelling.of(base);
        if (text.equals("e")) {
            return sup.isEmpty() ? Exprs.exp(Exprs.ONE) : Exprs.exp(in.read(sup, base.span()));
        } else if (text.equals("\\pi")) {
            return power(new Expr.Pi(), sup, base.span(), false);
        } else if (text.equals("\\infty")) {
            throw new LatexException(
                    base.span(),
                    "unexpected-symbol",
                    "\"\\infty\" is no number; it stands only as an integral's limit");
        }
        throw undeclared(base);
    }

    /** An undeclared name, with a hint where it looks like something known. */
    private LatexException undeclared(Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        if (node instanceof Scripted scripted && !(base instanceof Symbol) && !(base instanceof Styled)) {
            String sign = scripted.sub().isEmpty() ? "prime" : "subscript";
            return new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a " + sign + " stands on " + Cursor.quote(base) + "; expected a name");
        }
        if (Cursor.isSymbol(base, "\\|")) {
            return new LatexException(
                    node.span(),
                    "unexpected-symbol",
                    "a norm is not known; expected what it stands for, as \\sqrt{\\sum_{i=1}^{n} x_i^2}");
        }
        if (base instanceof Symbol symbol && !Reading.isLetter(symbol.text())) {
            return new LatexException(
                    node.span(),
                    "unexpected-symbol",
                    Cursor.quote(node) + " cannot stand here; expected a number, a name or a bracket");
        }
        return Reading.undeclared(node);
    }

    private static Expr number(Numeral number) {
        String digits = number.digits();
        int point = digits.indexOf('.');
        if (point < 0) {
            return new Num(new Rational(new BigInteger(digits), BigInteger.ONE));
        }
        int decimals = digits.length() - point - 1;
        BigInteger all = new BigInteger(digits.substring(0, point) + digits.substring(point + 1));
        return new Num(new Rational(all, BigInteger.TEN.pow(decimals)));
    }

    private Expr bracket(Bracket bracket) {
        String pair = bracket.open() + bracket.close();
        switch (pair) {
            case "()", "[]", "\\{\\}", "{}", "\\boxed{}" -> {
                return in.read(bracket.body(), bracket.span());
            }
            case "||" -> {
                Expr size = in.names.sizeOfSet(bracket.body());
                return size != null ? size : new Fn(Function.ABS, in.read(bracket.body(), bracket.span()));
            }
            case "\\lfloor\\rfloor" -> {
                return new Fn(Function.FLOOR, in.read(bracket.body(), bracket.span()));
            }
            case "\\lceil\\rceil" -> {
                return Exprs.neg(new Fn(Function.FLOOR, Exprs.neg(in.read(bracket.body(), bracket.span()))));
            }
            default ->
                throw new LatexException(
                        bracket.span(),
                        "unbalanced-bracket",
                        "\"" + bracket.open() + "\" is closed by \"" + bracket.close() + "\"; expected the same kind");
        }
    }

    private Expr bars(Cursor cursor, @Nullable Scripted scripts) {
        Span open = cursor.here();
        if (scripts != null) {
            throw cursor.error("unexpected-script", "\"|\" has a script, but nothing to close; expected |…|");
        }
        cursor.next();
        Node set = cursor.peek();
        Expr size = set == null ? null : in.names.sizeOfSet(List.of(set));
        Expr value;
        if (size != null && Cursor.baseText(cursor.peek(1)).equals(BARS)) {
            cursor.next();
            value = size;
        } else {
            cursor.openBar();
            value = new Fn(Function.ABS, in.terms.sum(cursor));
            cursor.closeBar();
        }
        Node close = cursor.peek();
        if (close == null || !Cursor.baseText(close).equals(BARS)) {
            throw new LatexException(open, "unbalanced-bracket", "\"|\" is never closed; expected another \"|\"");
        }
        cursor.next();
        return power(value, StrayScripts.power(close), close.span(), false);
    }

    private Expr fraction(Fraction fraction) {
        Expr top = in.read(fraction.top(), fraction.span());
        Expr bottom = in.read(fraction.bottom(), fraction.span());
        return fraction.kind().equals("\\binom")
                ? new Fn(Function.BINOMIAL, List.of(top, bottom))
                : WrittenArithmetic.quotient(top, bottom);
    }

    private Expr root(Root root) {
        Expr body = in.read(root.body(), root.span());
        if (root.degree().isEmpty()) {
            return new Fn(Function.SQRT, body);
        }
        Expr degree = in.read(root.degree(), root.span());
        if (degree.equals(Exprs.num(2))) {
            return new Fn(Function.SQRT, body);
        }
        return new Pow(body, WrittenArithmetic.quotient(Exprs.ONE, degree));
    }

    /** {@code x^{(1/2)}}: no label is a quotient of numbers. */
    private static boolean isQuotient(List<Node> body) {
        return body.size() == 3
                && body.get(0) instanceof Numeral
                && Cursor.isSymbol(body.get(1), "/")
                && body.get(2) instanceof Numeral;
    }

    /**
     * The base to the power that the nodes spell; the base itself where there are none.
     *
     * @param plainBase whether a bracketed superscript can only be a power, as on a number
     */
    Expr power(Expr base, List<Node> sup, Span place, boolean plainBase) {
        if (sup.isEmpty()) {
            return base;
        }
        if (!plainBase
                && sup.size() == 1
                && sup.get(0) instanceof Bracket label
                && !label.open().equals("|")
                && !isQuotient(label.body())) {
            throw new LatexException(
                    sup.get(0).span(),
                    "ambiguous-power",
                    "a superscript in brackets may be a label or a power; expected it without brackets");
        }
        return new Pow(base, in.read(sup, place));
    }
}
