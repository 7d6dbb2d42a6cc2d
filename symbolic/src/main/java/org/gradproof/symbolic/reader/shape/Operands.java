package org.gradproof.symbolic.reader.shape;

import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BinderHead;
import org.gradproof.symbolic.reader.grammar.Extent;
import org.gradproof.symbolic.reader.grammar.FunctionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Stacks;
import org.gradproof.symbolic.shape.Term;
import org.jspecify.annotations.Nullable;

/** Single factors with their scripts: names, brackets, fractions, functions, norms, sums, derivatives. */
final class Operands {
    private static final int DEEPEST = 60;

    private final ShapedReader in;
    private final ScriptReader scripts;
    private final FunctionTerms functions;
    private final DerivativeTerms derivatives;
    private final GaussianTerms gaussians;
    private int depth;

    Operands(ShapedReader in) {
        this.in = in;
        this.scripts = new ScriptReader(in);
        this.functions = new FunctionTerms(in, scripts);
        this.derivatives = new DerivativeTerms(in);
        this.gaussians = new GaussianTerms(in, scripts);
    }

    /** The factor at the cursor. */
    Term read(Cursor cursor) {
        if (++depth > DEEPEST) {
            throw cursor.error("too-deep", "the formula nests more than " + DEEPEST + " deep; expected a flatter one");
        }
        Term term = primary(cursor);
        depth--;
        return term;
    }

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private Term primary(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            throw cursor.unexpected("a vector, a matrix or a number");
        } else if (in.numbers.bindsAt(cursor)) {
            return number(cursor);
        }
        Scope.Hit hit = in.reading().scope().find(cursor.nodes(), cursor.position());
        if (hit != null) {
            return named(cursor, hit, node);
        }
        Node base = base(node);
        if (Cursor.isSymbol(node, ShapedReader.DIFFERENTIAL)) {
            return derivatives.differential(cursor);
        } else if (ExpectationTerms.standsAt(cursor)) {
            return new ExpectationTerms(in).read(cursor);
        } else if (HeldParameters.standAt(cursor, in.reading().scope())) {
            return new HeldParameters(in).read(cursor);
        } else if (derivatives.standsAt(cursor)) {
            return derivatives.read(cursor);
        } else if (Cursor.isSymbol(base, "\\|") || isBars(base, "\\|")) {
            return norm(cursor);
        } else if (gaussians.standsAt(cursor)) {
            return gaussians.read(cursor);
        } else if (functions.standsAt(cursor)) {
            return functions.read(cursor);
        } else if (isConstant(base) && (isSized(node) || !in.numbers.indicatorAt(cursor))) {
            return constant(cursor);
        } else if (Cursor.isSymbol(base, "\\sum") && bodyStands(cursor)) {
            return over(cursor);
        }
        return composed(cursor, node, base);
    }

    private Term number(Cursor cursor) {
        return new Term.Scalar(in.numbers.operand(cursor));
    }

    /** Brackets, fractions, roots and exponentials; those about numbers alone are read as such. */
    private Term composed(Cursor cursor, Node node, Node base) {
        if (base instanceof Bracket bracket && bracket.open().equals("\\langle")) {
            cursor.next();
            return scripts.on(inner(bracket), node);
        } else if (base instanceof Bracket bracket
                && (in.stands(bracket.body())
                        || isKnown(bracket.body())
                        || holdsIdentity(bracket.body(), in.reading().scope()))) {
            cursor.next();
            Term term = in.matrix(bracket);
            if (bracket.open().equals("|")) {
                term = functions.bars(term, bracket);
            }
            return scripts.on(term, node);
        } else if (base instanceof Fraction fraction && (in.stands(fraction.top()) || in.stands(fraction.bottom()))) {
            cursor.next();
            return scripts.on(fraction(fraction), node);
        } else if (node instanceof Node.Cases && in.stands(List.of(node))) {
            return new CaseTerms(in).read(cursor);
        } else if (base instanceof Node.Matrix matrix) {
            cursor.next();
            return scripts.on(new WrittenMatrices(in).read(matrix), node);
        } else if (base instanceof Root root && in.stands(root.body())) {
            cursor.next();
            Term body = in.read(root.body(), root.span());
            warnElementwise(body, node);
            return scripts.on(elementwise(value -> new Fn(Function.SQRT, value), body), node);
        } else if (Cursor.isSymbol(base, "e") && node instanceof Scripted scripted && in.stands(scripted.sup())) {
            cursor.next();
            Term exponent = in.read(scripted.sup(), node.span());
            warnElementwise(exponent, node);
            return elementwise(Exprs::exp, exponent);
        } else if (Cursor.isSymbol(base, "|")
                && in.stands(
                        cursor.nodes().subList(cursor.position(), cursor.nodes().size()))) {
            return symbolBars(cursor);
        }
        return number(cursor);
    }

    /** The inner product of two columns, or of two matrices of one shape. */
    private Term inner(Bracket bracket) {
        List<List<Node>> parts = Pattern.splitAtCommas(bracket.body());
        if (parts.size() != 2) {
            throw new LatexException(
                    bracket.span(),
                    "wrong-arity",
                    "an inner product takes two vectors; expected \\langle x, y \\rangle");
        }
        Term left = in.read(parts.get(0), bracket.span());
        Term right = in.read(parts.get(1), bracket.span());
        if (!in.sizes.unify(left.shape(), right.shape())) {
            throw in.sizes.clash(
                    bracket.span(),
                    List.of("the inner product", Cursor.quote(parts.get(0)), Cursor.quote(parts.get(1))),
                    left.shape(),
                    right.shape(),
                    "expected one shape");
        }
        Shape shape = new Shape(left.shape().cols(), right.shape().cols());
        Term stacks = Stacks.product(new Term.Transpose(left), right);
        Term product = stacks != null ? stacks : new Term.Product(new Term.Transpose(left), right, shape);
        return in.sizes.isColumn(left.shape()) ? product : new Term.Trace(product);
    }

    private Term symbolBars(Cursor cursor) {
        int close = close(cursor, "|");
        List<Node> inner = cursor.nodes().subList(cursor.position() + 1, close);
        if (!in.stands(inner)) {
            return number(cursor);
        }
        Node end = cursor.nodes().get(close);
        Bracket bracket = new Bracket("|", "|", inner, cursor.here());
        cursor.skip(close + 1 - cursor.position());
        return scripts.on(functions.bars(in.read(inner, bracket.span()), bracket), end);
    }

    /** The place of the sign that closes the one at the cursor. */
    private static int close(Cursor cursor, String sign) {
        for (int at = cursor.position() + 1; at < cursor.nodes().size(); at++) {
            if (Cursor.isSymbol(base(cursor.nodes().get(at)), sign)) {
                return at;
            }
        }
        throw cursor.error("unbalanced-bracket", "\"" + sign + "\" is never closed; expected another");
    }

    void warnElementwise(Term argument, Node function) {
        boolean root = base(function) instanceof Node.Root;
        boolean square = !in.sizes.isColumn(argument.shape())
                && in.sizes.fits(argument.shape().rows(), argument.shape().cols());
        if (root && square && !in.sizes.isScalar(argument.shape())) {
            throw new LatexException(
                    function.span(),
                    "ambiguous-power",
                    "the root of a square matrix may be that of each entry or the matrix whose square it is; expected"
                            + " it of its entries, as \\sqrt{A_{ij}}, or a matrix R with R R = A among the givens");
        }
        if (!in.sizes.isScalar(argument.shape())) {
            in.reading().warn(function.span(), Cursor.quote(base(function)) + " is read as taken of each entry");
        }
    }

    Term elementwise(java.util.function.UnaryOperator<Expr> function, Term argument) {
        if (argument instanceof Term.Scalar scalar) {
            return new Term.Scalar(function.apply(scalar.value()));
        }
        Sym hole = in.reading().fresh("x");
        return new Term.Pointwise(List.of(hole), function.apply(hole), List.of(argument), argument.shape());
    }

    /** A function of two numbers, for each entry. */
    Term entrywise(BinaryOperator<Expr> function, List<Term> arguments, Shape shape) {
        Sym first = in.reading().fresh("x");
        Sym second = in.reading().fresh("y");
        return new Term.Pointwise(List.of(first, second), function.apply(first, second), arguments, shape);
    }

    Term reciprocal(Term divisor, Cursor cursor, int start) {
        if (!in.sizes.isScalar(divisor.shape())) {
            throw new LatexException(
                    cursor.nodes().get(start).span(),
                    "shape-mismatch",
                    "the divisor " + Cursor.quote(cursor.nodes().subList(start, cursor.position())) + " "
                            + in.sizes.words(divisor.shape()) + "; expected a number, \\oslash or an inverse");
        }
        return elementwise(value -> new Pow(value, Exprs.MINUS_ONE), divisor);
    }

    private Term fraction(Fraction fraction) {
        Term top = in.read(fraction.top(), fraction.span());
        Cursor bottom = new Cursor(fraction.bottom(), fraction.span());
        Term divisor = in.read(fraction.bottom(), fraction.span());
        bottom.skip(fraction.bottom().size());
        Term factor = reciprocal(divisor, bottom, 0);
        return in.sizes.isScalar(top.shape())
                ? ShapedReader.times(top, factor)
                : new Term.Product(factor, top, top.shape());
    }

    private static boolean isBars(Node base, String open) {
        return base instanceof Bracket bracket && bracket.open().equals(open);
    }

    private Term norm(Cursor cursor) {
        Node node = cursor.peek();
        List<Node> inner;
        Node end;
        if (node != null && base(node) instanceof Bracket bracket) {
            inner = bracket.body();
            end = cursor.next();
        } else {
            int close = close(cursor, "\\|");
            inner = cursor.nodes().subList(cursor.position() + 1, close);
            end = cursor.nodes().get(close);
            cursor.skip(close + 1 - cursor.position());
        }
        return functions.norm(in.read(inner, end.span()), end);
    }

    private Term named(Cursor cursor, Scope.Hit hit, Node node) {
        Declaration declaration = hit.declaration();
        if (declaration.isFunction()) {
            return functions.called(cursor, hit, node);
        } else if (hit.bare() && declaration.kind() != Declaration.Kind.RANDOM) {
            cursor.skip(hit.match().consumed());
            return scripts.on(
                    letter(hit, node),
                    List.of(),
                    hit.match().power(),
                    hit.match().primes(),
                    node);
        }
        Term line = line(cursor, hit, node);
        if (line != null) {
            return line;
        }
        return transposedNumber(cursor, hit, node);
    }

    /** The transpose of a number is the number. */
    private Term transposedNumber(Cursor cursor, Scope.Hit hit, Node node) {
        if (!ScriptReader.isTranspose(hit.match().power(), in.reading().scope())) {
            return number(cursor);
        }
        cursor.skip(hit.match().consumed());
        Expr value = new Sym(hit.declaration().name(), in.numbers.slots(hit, node));
        return new Term.Scalar(in.reading().at(value, node.span()));
    }

    /** A whole row or column of a matrix, {@code A_{i \cdot}}; null if it is none. */
    private @Nullable Term line(Cursor cursor, Scope.Hit hit, Node node) {
        List<List<Node>> slots = hit.match().slots();
        List<Expr> ranges = Declaration.ranges(hit.declaration().given().get());
        if (slots.size() != 2 || ranges.size() != 2 || slots.stream().noneMatch(ShapedText::isLine)) {
            return null;
        }
        boolean row = ShapedText.isLine(slots.get(1));
        int fixed = row ? 0 : 1;
        Expr index = in.numbers.indices.read(slots.get(fixed), node.span(), ranges.get(fixed));
        cursor.skip(hit.match().consumed());
        Sym rowOf = in.reading().fresh("p");
        Sym colOf = in.reading().fresh("q");
        Expr entry = new Sym(hit.declaration().name(), row ? List.of(index, colOf) : List.of(rowOf, index));
        Shape shape = row ? new Shape(Exprs.ONE, ranges.get(1)) : Shape.column(ranges.get(0));
        Term line = new Term.Formula(rowOf, colOf, in.reading().at(entry, node.span()), shape);
        return scripts.on(line, List.of(), hit.match().power(), hit.match().primes(), node);
    }

    /** The vector or matrix of this name. */
    Term.Letter letter(Scope.Hit hit, Node node) {
        Given given = hit.declaration().given().get();
        List<Expr> ranges = Declaration.ranges(given);
        List<Expr> prefix = in.numbers.slots(hit, node);
        int prefixes = prefix.size();
        int slots = ranges.size() - prefixes;
        Shape shape = slots == 2
                ? new Shape(ranges.get(prefixes), ranges.get(prefixes + 1))
                : Shape.column(ranges.get(prefixes));
        return new Term.Letter(hit.declaration().name(), prefix, slots, shape);
    }

    /** Whether all of the nodes is a constant with a shape, as a side of a chain may be. */
    static boolean isKnown(List<Node> nodes) {
        if (nodes.size() == 2 && nodes.get(0) instanceof Numeral && isIdentity(base(nodes.get(1)))) {
            return true;
        }
        boolean one = nodes.size() == 1 && isConstant(base(nodes.get(0)));
        return one
                && !(nodes.get(0) instanceof Scripted scripted && scripted.sub().size() > 1);
    }

    /** Whether an identity that no given declares otherwise stands there, in brackets or not. */
    static boolean holdsIdentity(List<Node> nodes, Scope scope) {
        return nodes.stream()
                .anyMatch(node -> base(node) instanceof Bracket bracket
                        ? holdsIdentity(bracket.body(), scope)
                        : isIdentity(base(node)) && !scope.declares(node) && !scope.declares(base(node)));
    }

    private static boolean isIdentity(Node base) {
        return isConstant(base)
                && !(base instanceof Styled styled && styled.body().get(0) instanceof Numeral);
    }

    static boolean isConstant(Node base) {
        if (base instanceof Styled styled && styled.body().size() == 1) {
            boolean bold = Set.of("\\mathbf", "\\boldsymbol").contains(styled.style());
            Node inner = styled.body().get(0);
            return bold && (inner instanceof Numeral || Cursor.isSymbol(inner, "e") || Cursor.isSymbol(inner, "I"));
        }
        return Cursor.isSymbol(base, "I");
    }

    /** Whether its scripts are a size or the sign of the transpose, so that it is no indicator. */
    private boolean isSized(Node node) {
        return node instanceof Scripted scripted
                && (scripted.sub().size() == 1
                        || ScriptReader.isTranspose(scripted.sup(), in.reading().scope()));
    }

    private Term constant(Cursor cursor) {
        Node node = cursor.next();
        String text = Spelling.of(base(node) instanceof Styled styled ? styled.body() : List.of(base(node)));
        Scripted scripted = node instanceof Scripted s ? s : null;
        List<Node> sub = scripted == null ? List.of() : scripted.sub();
        List<Node> power = scripted == null ? List.of() : scripted.sup();
        Term term;
        if (text.equals("e")) {
            if (sub.isEmpty()) {
                throw new LatexException(
                        node.span(), "undeclared-symbol", "no given declares " + Cursor.quote(node) + "; expected one");
            }
            term = new Term.Unit(
                    in.numbers.indices.read(sub, node.span()), Shape.column(in.sizes.unknown(node.span())));
        } else {
            Expr size = sub.isEmpty() ? in.sizes.unknown(node.span()) : in.numbers.indices.read(sub, node.span());
            term = switch (text) {
                case "I" -> new Term.Known(Term.Constant.IDENTITY, new Shape(size, size));
                case "1" -> new Term.Known(Term.Constant.ONES, Shape.column(size));
                case "0" ->
                    new Term.Known(
                            Term.Constant.ZERO,
                            new Shape(size, sub.isEmpty() ? in.sizes.unknown(node.span()) : Exprs.ONE));
                default ->
                    throw new LatexException(
                            node.span(),
                            "undeclared-symbol",
                            "no given declares " + Cursor.quote(node) + "; expected one");
            };
        }
        return scripts.on(term, List.of(), power, 0, node);
    }

    private boolean bodyStands(Cursor cursor) {
        List<Node> rest =
                cursor.nodes().subList(cursor.position() + 1, cursor.nodes().size());
        return in.stands(rest);
    }

    /** A sum over an index whose body has a shape. */
    private Term over(Cursor cursor) {
        Node node = cursor.next();
        if (!(node instanceof Scripted sign) || sign.sub().isEmpty()) {
            throw new LatexException(
                    node.span(),
                    "missing-index",
                    Cursor.quote(node) + " has no index under it; expected \\sum_{i=1}^{n}");
        }
        BinderHead head = BinderHead.read(in.numbers, sign);
        Extent extent = Extent.of(cursor, head.reachingLetters(), head::isDeclared);
        List<Node> body = cursor.nodes().subList(cursor.position(), extent.end());
        if (extent.beyond()) {
            in.reading()
                    .warn(
                            node.span(),
                            "the body of " + Cursor.quote(node) + " is read as reaching to the last use of its index: "
                                    + Cursor.quote(body));
        }
        if (body.isEmpty()) {
            throw cursor.unexpected("the body of " + Cursor.quote(node));
        }
        Term term = in.read(body, node.span());
        cursor.skip(body.size());
        for (BinderHead.Range range : head.close()) {
            term = new Term.Over(Expr.Kind.SUM, range.variable(), range.low(), range.high(), range.filter(), term);
        }
        return term;
    }

    /** Whether the node is a function of the grammar of numbers. */
    static boolean isFunction(Node node) {
        return FunctionReader.function(node) != null;
    }
}
