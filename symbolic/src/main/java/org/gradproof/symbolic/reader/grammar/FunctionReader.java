package org.gradproof.symbolic.reader.grammar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cures;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** The language's own functions, with a bracket or without. */
public final class FunctionReader {
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", Function.EXP),
            Map.entry("log", Function.LOG),
            Map.entry("ln", Function.LOG),
            Map.entry("tanh", Function.TANH),
            Map.entry("sinh", Function.SINH),
            Map.entry("cosh", Function.COSH),
            Map.entry("sin", Function.SIN),
            Map.entry("cos", Function.COS),
            Map.entry("tan", Function.TAN),
            Map.entry("max", Function.MAX),
            Map.entry("min", Function.MIN));
    private static final Set<Function> SEVERAL = Set.of(Function.MAX, Function.MIN);

    private final Expressions in;

    FunctionReader(Expressions in) {
        this.in = in;
    }

    /** The function that the node is, scripts aside; {@code \operatorname{log}} prints as {@code \log} does. */
    public static @Nullable Function function(@Nullable Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        if (base instanceof Symbol symbol && symbol.text().startsWith("\\")) {
            return FUNCTIONS.get(symbol.text().substring(1));
        } else if (base instanceof Styled styled && styled.style().equals("\\mathrm")) {
            return FUNCTIONS.get(Spelling.of(styled.body()));
        }
        return null;
    }

    /** Whether the letters in a row spell a function of the language. */
    public static boolean isSpelt(List<Node> letters) {
        return FUNCTIONS.containsKey(Spelling.of(letters));
    }

    /** Whether the node is a function of the language, or one that stands for an expression of it. */
    public static boolean isFunction(@Nullable Node node) {
        boolean phi = Cursor.baseText(node).equals("\\Phi");
        return function(node) != null || (!phi && DerivedFunctions.meaning(node) != null);
    }

    boolean standsAt(Cursor cursor) {
        boolean phi = Cursor.baseText(cursor.peek()).equals("\\Phi") && cursor.peek(1) != null;
        return isFunction(cursor.peek()) || phi;
    }

    Expr read(Cursor cursor) {
        Function function = function(cursor.peek());
        Node node = cursor.next();
        if (function == null && DerivedFunctions.meaning(node) == null) {
            throw new IllegalStateException("no function at " + node);
        }
        sayWord(node);
        Scripted scripts = node instanceof Scripted scripted ? scripted : null;
        if (scripts != null && scripts.primes() > 0) {
            throw refuse(node, cursor, "unexpected-script", "has a prime; expected \\frac{d}{dx}");
        }
        if (scripts != null && !scripts.sub().isEmpty()) {
            if (function != null && SEVERAL.contains(function)) {
                return in.sums.extremum(cursor, scripts, function);
            }
            if (function != Function.LOG || !isBase(scripts.sub())) {
                throw refuse(
                        node,
                        cursor,
                        "unexpected-script",
                        "has a subscript, which is not known here; expected none, or the base of a logarithm, as in \\log_2");
            }
        }
        List<Node> power = scripts == null ? List.of() : scripts.sup();
        NameReader.refuseInverse(power, node.span(), Cursor.quote(node));
        if (function != null && SEVERAL.contains(function)) {
            return in.factors.power(several(function, cursor, node), power, node.span(), false);
        }
        Bracket bracket = bracketAt(cursor);
        Expr value;
        Expr raised = bracket == null ? null : powerOfArgument(cursor, function, node);
        if (raised != null) {
            value = power(toBase(raised, node), power, node);
        } else if (bracket != null) {
            value = power(value(function, node, in.read(bracket.body(), bracket.span())), power, node);
            value = bracketPower(cursor, value, node);
        } else {
            value = power(value(function, node, argument(cursor, node)), power, node);
        }
        return value;
    }

    /** {@code 2} or {@code 10} below a logarithm. */
    private static boolean isBase(List<Node> sub) {
        return sub.size() == 1
                && sub.get(0) instanceof Numeral numeral
                && new BigDecimal(numeral.digits()).compareTo(BigDecimal.ONE) > 0;
    }

    /** The logarithm to the base that stands below the node, of the natural one: {@code \log_2 x = \log x / \log 2}. */
    private Expr toBase(Expr natural, Node node) {
        boolean based = node instanceof Scripted scripts && !scripts.sub().isEmpty();
        return based
                ? WrittenArithmetic.quotient(
                        natural, new Fn(Function.LOG, in.read(((Scripted) node).sub(), node.span())))
                : natural;
    }

    private Expr value(@Nullable Function function, Node node, Expr argument) {
        if (function != null) {
            return toBase(new Fn(function, argument), node);
        }
        Expr value = Objects.requireNonNull(DerivedFunctions.meaning(node)).apply(argument, in.reading);
        in.reading.warn(
                node.span(), Cursor.quote(baseOf(node)) + " is read as a function: $" + LatexWriter.write(value) + "$");
        return value;
    }

    /** Letters of the upright font could be meant as something else. */
    private void sayWord(Node node) {
        if (function(node) != null && baseOf(node) instanceof Styled word) {
            in.reading.warn(
                    node.span(),
                    "\"" + Spelling.of(word.body()) + "\" spelt in letters is read as the function $\\"
                            + Spelling.of(word.body()) + "$");
        }
    }

    private static LatexException refuse(Node node, Cursor cursor, String kind, String message) {
        cursor.skip(-1);
        return cursor.error(kind, Cursor.quote(node) + " " + message);
    }

    private Expr power(Expr value, List<Node> sup, Node node) {
        return in.factors.power(value, sup, node.span(), false);
    }

    /** The round, square or curly bracket at the cursor, which a function takes as its argument. */
    static @Nullable Bracket bracketAt(Cursor cursor) {
        return bracketAt(cursor, 0);
    }

    static @Nullable Bracket bracketAt(Cursor cursor, int ahead) {
        Node next = cursor.peek(ahead);
        Node base = next instanceof Scripted scripted ? scripted.base() : next;
        return base instanceof Bracket bracket && matched(bracket) ? bracket : null;
    }

    private static boolean matched(Bracket bracket) {
        return Set.of("()", "[]", "\\{\\}").contains(bracket.open() + bracket.close());
    }

    /** Consumes the bracket; a power behind it is the function's. */
    private Expr bracketPower(Cursor cursor, Expr value, Node function) {
        Node bracket = cursor.next();
        if (!(bracket instanceof Scripted scripted)) {
            return value;
        }
        if (!scripted.sub().isEmpty() || scripted.primes() > 0) {
            throw refuse(
                    bracket, cursor, "unexpected-script", "has a script that is no power; expected a power at most");
        }
        in.reading.warn(
                bracket.span(),
                "the power behind " + Cursor.quote(List.of(baseOf(function), scripted.base()))
                        + " is read as a power of the function's value");
        return power(value, scripted.sup(), bracket);
    }

    /**
     * {@code \log(1-s)^{1-y}}, as in every likelihood: the power is the argument's, unless it is a number in digits.
     *
     * @return null where no such power stands on the bracket
     */
    private @Nullable Expr powerOfArgument(Cursor cursor, @Nullable Function function, Node node) {
        if (!(cursor.peek() instanceof Scripted scripted)
                || !(scripted.base() instanceof Bracket bracket)
                || scripted.sup().isEmpty()
                || isNumber(scripted.sup())) {
            return null;
        }
        if (function != Function.LOG) {
            throw refuse(
                            cursor.next(),
                            cursor,
                            "ambiguous-power",
                            "may be the argument of " + Cursor.quote(node)
                                    + " or have its value to the power; expected a"
                                    + " bracket around what the power is of")
                    .with(Cures.enclose(List.of(List.of(node, bracket), List.of(scripted))));
        }
        Expr argument = in.read(bracket.body(), bracket.span());
        int from = cursor.position();
        cursor.next();
        if (in.terms.startsFactor(cursor) && !opensScope(cursor)) {
            throw cursor.error(
                            "ambiguous-scope",
                            Cursor.quote(node) + " may take " + Cursor.quote(scripted)
                                    + " or what stands behind it too; expected a bracket around what it takes")
                    .with(Cures.enclose(List.of(List.of(scripted), Cures.product(cursor.nodes(), from))));
        }
        in.reading.warn(
                scripted.span(),
                "the power behind " + Cursor.quote(List.of(baseOf(node), bracket))
                        + " is read as a power of the argument");
        StrayScripts.power(scripted);
        return new Fn(function, in.factors.power(argument, scripted.sup(), scripted.span(), true));
    }

    private static boolean isNumber(List<Node> power) {
        int at = power.size() == 2 && Cursor.isSymbol(power.get(0), "-") ? 1 : 0;
        return power.size() == at + 1 && power.get(at) instanceof Numeral;
    }

    private static Node baseOf(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private Expr several(Function function, Cursor cursor, Node node) {
        Bracket bracket = bracketAt(cursor);
        if (bracket == null) {
            throw cursor.unexpected("the arguments of " + Cursor.quote(node) + " in brackets, or an index under it");
        }
        List<Expr> arguments = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(bracket.body())) {
            arguments.add(in.read(part, bracket.span()));
        }
        return bracketPower(cursor, new Fn(function, arguments), node);
    }

    /** What a function without a bracket takes: the factors side by side up to the next function, sum or operator. */
    Expr argument(Cursor cursor, Node function) {
        Span start = cursor.here();
        int from = cursor.position();
        if (cursor.at("-") || cursor.at("+")) {
            List<Node> signed = cursor.nodes()
                    .subList(
                            from,
                            from + 1 + Cures.product(cursor.nodes(), from + 1).size());
            throw cursor.error(
                            "missing-argument",
                            "a sign stands behind " + Cursor.quote(function) + "; expected a bracket around it")
                    .with(Cures.enclose(List.of(signed)));
        }
        if (opensScope(cursor)) {
            return in.factors.operand(cursor);
        }
        List<Expr> factors = new ArrayList<>();
        int names = 0;
        do {
            Node node = cursor.peek();
            names += node instanceof Numeral ? 0 : 1;
            factors.add(in.factors.operand(cursor));
        } while (in.terms.startsFactor(cursor) && !opensScope(cursor));
        if (names > 1) {
            in.reading.warn(
                    start,
                    Cursor.quote(function) + " without a bracket is read as taking all of "
                            + Cursor.quote(cursor.nodes().subList(from, cursor.position())));
        } else if (cursor.at("/") && function(cursor.peek(1)) == null) {
            in.reading.warn(
                    start,
                    Cursor.quote(function) + " without a bracket is read as taking "
                            + Cursor.quote(cursor.nodes().subList(from, cursor.position()))
                            + " alone, without what the slash divides by");
        }
        return Exprs.mul(factors);
    }

    /** Whether a function, a sum, an integral or a differential operator stands here. */
    private boolean opensScope(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null || in.reading.bound(node) != null) {
            return false;
        }
        if (in.reading.scope().find(cursor.nodes(), cursor.position()) != null) {
            return false;
        }
        return isFunction(node)
                || in.sums.standsAt(cursor)
                || in.integrals.standsAt(cursor)
                || in.limits.standsAt(cursor)
                || in.expectations.standsAt(cursor)
                || (node instanceof Fraction && in.derivatives.standsAt(cursor))
                || Cursor.baseText(node).equals("\\partial");
    }
}
