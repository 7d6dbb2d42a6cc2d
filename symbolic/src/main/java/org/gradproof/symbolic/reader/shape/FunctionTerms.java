package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.Fields;
import org.gradproof.symbolic.reader.grammar.FunctionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Stacks;
import org.gradproof.symbolic.shape.Term;
import org.jspecify.annotations.Nullable;

/** Functions of vectors and matrices, and functions of numbers taken of each entry. */
final class FunctionTerms {
    private enum Known {
        TRACE,
        DIAGONAL,
        DETERMINANT,
        STACKED,
        SOFTMAX,
        LOG_SUM_EXP
    }

    private static final Map<String, Known> KNOWN = Map.of(
            "tr", Known.TRACE,
            "Tr", Known.TRACE,
            "trace", Known.TRACE,
            "diag", Known.DIAGONAL,
            "Diag", Known.DIAGONAL,
            "det", Known.DETERMINANT,
            "vec", Known.STACKED,
            "softmax", Known.SOFTMAX,
            "logsumexp", Known.LOG_SUM_EXP,
            "LSE", Known.LOG_SUM_EXP);

    private final ShapedReader in;
    private final ScriptReader scripts;

    FunctionTerms(ShapedReader in, ScriptReader scripts) {
        this.in = in;
        this.scripts = scripts;
    }

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private static @Nullable Known known(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        Node base = base(node);
        if (Cursor.isSymbol(base, "\\det")) {
            return Known.DETERMINANT;
        }
        return base instanceof Styled styled && styled.style().equals("\\mathrm")
                ? KNOWN.get(Spelling.of(styled.body()))
                : null;
    }

    /** Whether the node names a function of the language, of vectors, matrices or numbers, scripts aside. */
    static boolean names(Node node) {
        return known(node) != null || FunctionReader.isFunction(node);
    }

    /** Whether a trace or a determinant stands at the place in whose bracket an identity stands. */
    static boolean ofIdentity(List<Node> nodes, int at, Scope scope) {
        Known known = known(nodes.get(at));
        return (known == Known.TRACE || known == Known.DETERMINANT)
                && at + 1 < nodes.size()
                && base(nodes.get(at + 1)) instanceof Bracket bracket
                && Operands.holdsIdentity(bracket.body(), scope);
    }

    /** Whether a function stands at the cursor whose argument has a shape. */
    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            return false;
        }
        boolean named = known(node) != null || Operands.isFunction(node) || isUnknown(node);
        return named && argumentStands(cursor, 1);
    }

    /** An upright name that only the grammar of numbers may know. */
    private static boolean isUnknown(Node node) {
        return base(node) instanceof Styled styled
                && styled.style().equals("\\mathrm")
                && styled.body().size() > 1;
    }

    private boolean argumentStands(Cursor cursor, int ahead) {
        Node next = cursor.peek(ahead);
        if (next != null && base(next) instanceof Bracket bracket) {
            return in.stands(bracket.body())
                    || Operands.isKnown(bracket.body())
                    || ofIdentity(
                            cursor.nodes(),
                            cursor.position() + ahead - 1,
                            in.reading().scope());
        }
        int from = Math.min(cursor.position() + ahead, cursor.nodes().size());
        int to = from;
        while (to < cursor.nodes().size()
                && !Cursor.isSymbol(cursor.nodes().get(to), "+")
                && !Cursor.isSymbol(cursor.nodes().get(to), "-")) {
            to++;
        }
        return in.stands(cursor.nodes().subList(from, to));
    }

    Term read(Cursor cursor) {
        Node node = cursor.next();
        Known known = known(node);
        if (known == null) {
            return elementwise(cursor, node);
        }
        if (node instanceof Scripted) {
            throw new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a script stands on " + Cursor.quote(base(node)) + "; expected it behind the argument's bracket");
        }
        Node next = cursor.peek();
        Term argument;
        Node close = node;
        if (next != null && base(next) instanceof Bracket bracket) {
            cursor.next();
            argument = known == Known.DIAGONAL
                    ? scripts.onDiagonal(() -> in.read(bracket.body(), bracket.span()))
                    : in.matrix(bracket);
            close = next;
        } else {
            argument = known == Known.TRACE || known == Known.DETERMINANT ? factors(cursor) : in.operands.read(cursor);
        }
        Term term = apply(known, argument, node);
        return close == node ? term : scripts.on(term, close);
    }

    /** What a function without a bracket takes: the factors side by side. */
    private Term factors(Cursor cursor) {
        return in.product(cursor, at -> {
            Node next = at.peek();
            return next == null
                    || Cursor.isSymbol(next, "\\cdot")
                    || Cursor.isSymbol(next, "/")
                    || Operands.isFunction(next)
                    || known(next) != null
                    || Cursor.isSymbol(base(next), "\\sum")
                    || in.numbers.derivativeAt(at);
        });
    }

    /** {@code det(A)^n}, of which {@code det(A \otimes B)} is a product. */
    private Term power(Term of, Expr exponent) {
        return in.operands.elementwise(value -> new Expr.Pow(value, exponent), new Term.Determinant(of));
    }

    private Term apply(Known known, Term argument, Node node) {
        return switch (known) {
            case TRACE -> {
                square(argument, node);
                yield in.sizes.isScalar(argument.shape()) ? argument : Stacks.trace(argument);
            }
            case DETERMINANT -> {
                square(argument, node);
                if (argument instanceof Term.Diagonal diagonal) {
                    yield entries(diagonal);
                } else if (argument instanceof Term.Kronecker pair) {
                    square(pair.left(), node);
                    square(pair.right(), node);
                    Term left = power(pair.left(), pair.right().shape().rows());
                    yield new Term.Product(
                            left, power(pair.right(), pair.left().shape().rows()), Shape.SCALAR);
                } else if (argument instanceof Term.Known matrix && matrix.constant() == Term.Constant.IDENTITY) {
                    yield new Term.Scalar(Exprs.ONE);
                }
                yield determinant(argument);
            }
            case STACKED ->
                in.sizes.isColumn(argument.shape()) ? argument : in.stacked(new Term.Stacked(argument), node);
            case DIAGONAL -> {
                if (in.sizes.isColumn(argument.shape())) {
                    yield new Term.Diagonal(argument);
                }
                square(argument, node);
                yield new Term.DiagonalOf(argument);
            }
            case SOFTMAX -> {
                column(argument, node);
                yield new Term.Softmax(argument);
            }
            case LOG_SUM_EXP -> {
                column(argument, node);
                Sym index = in.reading().fresh("j");
                Expr term = Exprs.exp(in.component(argument, index, Exprs.ONE));
                Expr rows = in.shape(argument).rows();
                yield new Term.Scalar(
                        Exprs.log(new Expr.Binder(Expr.Kind.SUM, index, Exprs.ONE, rows, new Cond.True(), term)));
            }
        };
    }

    /** The determinant of a diagonal matrix. */
    private Term entries(Term.Diagonal diagonal) {
        Sym index = in.reading().fresh("j");
        Expr entry = in.component(diagonal.of(), index, Exprs.ONE);
        Expr rows = in.shape(diagonal.of()).rows();
        return new Term.Scalar(new Expr.Binder(Expr.Kind.PRODUCT, index, Exprs.ONE, rows, new Cond.True(), entry));
    }

    private void square(Term argument, Node node) {
        if (!in.sizes.unify(argument.shape().rows(), argument.shape().cols())) {
            throw shape(argument, node, "a square matrix");
        }
    }

    private void column(Term argument, Node node) {
        if (!in.sizes.isColumn(argument.shape())) {
            throw shape(argument, node, "a column");
        }
    }

    private LatexException shape(Term argument, Node node, String expected) {
        return new LatexException(
                node.span(),
                "shape-mismatch",
                "the argument of " + Cursor.quote(node) + " " + in.sizes.words(argument.shape()) + "; expected "
                        + expected);
    }

    /** Bars around a matrix are its determinant, around a number its absolute value. */
    Term bars(Term inner, Bracket bracket) {
        if (in.sizes.isScalar(inner.shape())) {
            return in.operands.elementwise(
                    value -> new Expr.Fn(org.gradproof.symbolic.expr.Function.ABS, value), inner);
        } else if (in.sizes.isColumn(inner.shape())) {
            throw new LatexException(
                    bracket.span(),
                    "ambiguous-bars",
                    "bars around a vector may be its length or the absolute value of each entry; expected \\|…\\|");
        }
        square(inner, bracket);
        return determinant(inner);
    }

    /** Of a matrix whose entries are written the sum of their products. */
    private Term determinant(Term matrix) {
        Term written = new WrittenMatrices(in).determinant(matrix);
        return written != null ? written : in.sizes.isScalar(matrix.shape()) ? matrix : new Term.Determinant(matrix);
    }

    /** A norm with the scripts of what closes it. */
    Term norm(Term inner, Node close) {
        Scripted scripted = close instanceof Scripted s ? s : null;
        String sub = scripted == null ? "" : Spelling.of(scripted.sub());
        boolean matrix = !in.sizes.isColumn(in.sizes.resolve(inner.shape()))
                && !in.sizes.isColumn(in.sizes.resolve(inner.shape()).transposed())
                && !in.sizes.isScalar(inner.shape());
        Term.NormKind kind = switch (sub) {
            case "", "2", "F" -> Term.NormKind.EUCLIDEAN;
            case "1" -> Term.NormKind.ABSOLUTE;
            case "\\infty" -> Term.NormKind.LARGEST;
            default ->
                throw new LatexException(
                        close.span(),
                        "unexpected-script",
                        "the norm with \"" + sub + "\" is not known; expected 1, 2," + " \\infty or F");
        };
        if (matrix && !sub.equals("F")) {
            throw new LatexException(
                    close.span(),
                    "ambiguous-norm",
                    "a norm of a matrix, which " + in.sizes.words(inner.shape())
                            + ", may be one of several; expected \\|…\\|_F for the root of the sum of squares");
        }
        Term unstacked = Stacks.unstacked(inner);
        Term norm = new Term.Norm(kind, unstacked == null ? inner : unstacked);
        List<Node> sup = scripted == null ? List.of() : scripted.sup();
        return scripts.on(norm, List.of(), sup, 0, close);
    }

    /** A function of the language, taken of each entry. */
    private Term elementwise(Cursor cursor, Node node) {
        Node next = cursor.peek();
        if (next != null && base(next) instanceof Bracket bracket) {
            cursor.next();
            Term value = called(node, bracket);
            return scripts.on(value, next);
        }
        Term argument = factors(cursor);
        in.operands.warnElementwise(argument, node);
        return filled(List.of(argument), holes -> List.of(node, bracket(holes, node)), node);
    }

    private Term called(Node node, Bracket bracket) {
        List<Term> arguments = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(bracket.body())) {
            Term argument = in.read(part, bracket.span());
            in.operands.warnElementwise(argument, node);
            arguments.add(argument);
        }
        return filled(arguments, holes -> List.of(node, bracket(holes, bracket)), node);
    }

    private static Bracket bracket(List<Node> holes, Node place) {
        List<Node> body = new ArrayList<>();
        for (Node hole : holes) {
            if (!body.isEmpty()) {
                body.add(new Symbol(",", place.span()));
            }
            body.add(hole);
        }
        return new Bracket("(", ")", body, place.span());
    }

    private interface Around {
        List<Node> nodes(List<Node> holes);
    }

    /** What the grammar of numbers makes of the text with holes where the arguments stand. */
    private Term filled(List<Term> arguments, Around around, Node place) {
        Shape shape = Shape.SCALAR;
        for (Term argument : arguments) {
            if (in.sizes.isScalar(argument.shape())) {
                continue;
            }
            if (!shape.isScalar() && !in.sizes.unify(shape, argument.shape())) {
                throw in.sizes.clash(
                        place.span(),
                        List.of("the arguments of " + Cursor.quote(place), "one", "another"),
                        shape,
                        argument.shape(),
                        "expected one shape");
            }
            shape = argument.shape();
        }
        List<Sym> holes = new ArrayList<>();
        List<Node> letters = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Sym hole = in.reading().fresh("x");
            String letter = "@" + hole.name().id();
            holes.add(hole);
            letters.add(new Symbol(letter, place.span()));
            in.reading().bind(letter, new Local.Real(hole));
        }
        Cursor inner = new Cursor(around.nodes(letters), place.span());
        Expr body = in.numbers.operand(inner);
        inner.expectEnd();
        letters.forEach(letter -> in.reading().unbind(Spelling.of(letter)));
        if (arguments.stream().allMatch(Term.Scalar.class::isInstance)) {
            java.util.Map<Name, Expr> values = new java.util.HashMap<>();
            for (int i = 0; i < holes.size(); i++) {
                values.put(holes.get(i).name(), ((Term.Scalar) arguments.get(i)).value());
            }
            return new Term.Scalar(new Substitution().apply(body, values));
        }
        return new Term.Pointwise(holes, body, arguments, shape);
    }

    /** A declared function with its arguments. */
    Term called(Cursor cursor, Scope.Hit hit, Node node) {
        Declaration declaration = hit.declaration();
        if (declaration.kind() == Declaration.Kind.FIELD) {
            return field(cursor, hit, node);
        }
        Node next = cursor.peek(hit.match().consumed());
        Bracket bracket = next != null && base(next) instanceof Bracket found ? found : null;
        if (next == null || bracket == null || (!hit.bare() && !in.stands(bracket.body()))) {
            return new Term.Scalar(in.numbers.operand(cursor));
        }
        cursor.skip(hit.match().consumed() + 1);
        if (!hit.bare()) {
            return scripts.on(called(node, bracket), next);
        }
        return scripts.on(vectorValued(declaration, hit, bracket, node), next);
    }

    /** A function of a whole vector; without one it is taken at the vector by which it is differentiated. */
    private Term field(Cursor cursor, Scope.Hit hit, Node node) {
        Declaration field = hit.declaration();
        Node next = cursor.peek(hit.match().consumed());
        Bracket bracket = next != null
                        && base(next) instanceof Bracket found
                        && !found.open().equals("|")
                ? found
                : null;
        if (bracket != null && !in.stands(bracket.body()) && !hit.bare()) {
            return new Term.Scalar(in.numbers.operand(cursor));
        }
        Name point = in.reading().point();
        if ((bracket == null && point == null)
                || hit.match().primes() > 0
                || !hit.match().power().isEmpty()) {
            throw Fields.needsVector(node);
        }
        List<Expr> ranges = Declaration.ranges(field.given().get());
        cursor.skip(hit.match().consumed() + (bracket == null ? 0 : 1));
        UnaryOperator<Expr> entry = index -> new Sym(point == null ? field.name() : point, List.of(index));
        if (bracket != null) {
            Term argument = in.read(bracket.body(), bracket.span());
            Shape size = Shape.column(ranges.get(ranges.size() - 1));
            if (!in.sizes.unify(size, argument.shape())) {
                throw in.sizes.clash(
                        bracket.span(),
                        List.of(Cursor.quote(node) + " of that", "what it takes", Cursor.quote(bracket.body())),
                        size,
                        argument.shape(),
                        "expected a vector of that size");
            }
            entry = index -> in.component(argument, index, Exprs.ONE);
        }
        Term value;
        if (hit.bare()) {
            Sym row = in.reading().fresh("p");
            Sym col = in.reading().fresh("q");
            Expr component = Fields.at(in.reading(), field, List.of(row), entry, node.span());
            value = new Term.Formula(row, col, component, Shape.column(ranges.get(0)));
        } else {
            List<Expr> prefix = in.numbers.slots(hit, node);
            value = new Term.Scalar(Fields.at(in.reading(), field, prefix, entry, node.span()));
        }
        return bracket == null || next == null ? value : scripts.on(value, next);
    }

    /** A function whose values are vectors, of numbers. */
    private Term vectorValued(Declaration declaration, Scope.Hit hit, Bracket bracket, Node node) {
        List<Expr> arguments = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(bracket.body())) {
            arguments.add(in.numbers.read(part, bracket.span()));
        }
        if (arguments.size() != declaration.arity()) {
            throw new LatexException(
                    bracket.span(),
                    "wrong-arity",
                    Cursor.quote(node) + " has " + arguments.size() + " arguments here; expected "
                            + declaration.arity());
        }
        List<Integer> orders = new ArrayList<>();
        arguments.forEach(argument -> orders.add(0));
        if (hit.match().primes() > 0 && arguments.size() == 1) {
            orders.set(0, hit.match().primes());
        }
        List<Expr> ranges = Declaration.ranges(declaration.given().get());
        Sym row = in.reading().fresh("p");
        Sym col = in.reading().fresh("q");
        Expr body = new Expr.Call(declaration.name(), List.of(row), arguments, orders);
        return new Term.Formula(row, col, in.reading().at(body, node.span()), new Shape(ranges.get(0), Exprs.ONE));
    }
}
