package org.gradproof.symbolic.reader.shape;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Stacks;
import org.gradproof.symbolic.shape.Term;

/** What stands as a script on a vector or matrix: transposes, inverses, powers, indices. */
final class ScriptReader {
    private static final Set<String> TRANSPOSES =
            Set.of("\\top", "T", "\\mathsf{T}", "\\mathrm{T}", "\\mathsf{\\top}", "\\mathrm{\\top}", "{\\top}", "t");
    private static final int HIGHEST = 12;

    private final ShapedReader in;
    /** Whether a power of a column is one of its entries, as on a diagonal. */
    private boolean entrywise;

    ScriptReader(ShapedReader in) {
        this.in = in;
    }

    /** What is read where a power of a column can only be one of its entries. */
    Term onDiagonal(java.util.function.Supplier<Term> read) {
        boolean before = entrywise;
        entrywise = true;
        Term term = read.get();
        entrywise = before;
        return term;
    }

    /** Whether the superscript is the sign of a transpose. */
    static boolean isTranspose(List<Node> sup, Scope scope) {
        String text = Spelling.of(sup);
        return sup.size() == 1
                && TRANSPOSES.contains(text)
                && (!text.equals("t") && (text.length() > 1 || !scope.declares(sup.get(0))));
    }

    /** The term with the scripts of the node that closes it. */
    Term on(Term term, Node node) {
        return node instanceof Scripted scripted
                ? on(term, scripted.sub(), scripted.sup(), scripted.primes(), node)
                : term;
    }

    /** The term with the scripts; an index is taken before a power. */
    Term on(Term term, List<Node> sub, List<Node> sup, int primes, Node place) {
        Term value = term;
        if (primes > 0) {
            in.reading().warn(place.span(), "the prime in " + Cursor.quote(place) + " is read as the transpose");
            for (int i = 0; i < primes; i++) {
                value = new Term.Transpose(value);
            }
        }
        boolean transposed = isTranspose(sup, in.reading().scope());
        if (transposed) {
            value = in.sizes.isScalar(value.shape()) ? value : Stacks.transposed(value);
        }
        value = sub.isEmpty() ? value : entry(value, sub, place);
        return sup.isEmpty() || transposed ? value : power(value, sup, place);
    }

    private Term entry(Term term, List<Node> sub, Node place) {
        Shape shape = in.shape(term);
        boolean vector = shape.cols().equals(Exprs.ONE) || shape.rows().equals(Exprs.ONE);
        List<List<Node>> entries = Pattern.entries(sub, vector ? 1 : 2);
        if (vector && entries.size() == 1) {
            boolean column = shape.cols().equals(Exprs.ONE);
            Expr index = in.numbers.indices.read(entries.get(0), place.span(), column ? shape.rows() : shape.cols());
            return column ? new Term.Entry(term, index, Exprs.ONE) : new Term.Entry(term, Exprs.ONE, index);
        } else if (entries.size() == 2) {
            return new Term.Entry(
                    term,
                    in.numbers.indices.read(entries.get(0), place.span(), shape.rows()),
                    in.numbers.indices.read(entries.get(1), place.span(), shape.cols()));
        }
        throw new LatexException(
                place.span(),
                "unexpected-script",
                Cursor.quote(place) + " " + in.sizes.words(shape) + " and has " + entries.size()
                        + " indices here; expected " + (vector ? "one" : "two"));
    }

    private Term power(Term term, List<Node> sup, Node place) {
        String text = Spelling.of(sup);
        if (in.sizes.isScalar(term.shape())) {
            return scalarPower(term, sup, place);
        } else if (text.startsWith("\\odot") || text.startsWith("\\circ")) {
            Expr exponent = in.numbers.read(sup.subList(1, sup.size()), place.span());
            return in.operands.elementwise(entry -> new Pow(entry, exponent), term);
        }
        if (entrywise && in.sizes.isColumn(term.shape()) && sup.size() == 1 && sup.get(0) instanceof Numeral) {
            in.reading().warn(place.span(), "the power in " + Cursor.quote(place) + " is read as taken of each entry");
            Expr exponent = in.numbers.read(sup, place.span());
            return in.operands.elementwise(entry -> new Pow(entry, exponent), term);
        }
        requireSquare(term, place);
        if (text.equals("-1")) {
            if (term instanceof Term.Known known && known.constant() == Term.Constant.IDENTITY) {
                return term;
            }
            return term instanceof Term.Diagonal diagonal
                    ? new Term.Diagonal(
                            in.operands.elementwise(entry -> new Pow(entry, Exprs.MINUS_ONE), diagonal.of()))
                    : inverse(term);
        } else if (sup.size() == 2
                && Cursor.isSymbol(sup.get(0), "-")
                && isTranspose(sup.subList(1, 2), in.reading().scope())) {
            return Stacks.transposed(inverse(term));
        }
        boolean negative = sup.size() == 2 && Cursor.isSymbol(sup.get(0), "-");
        if (sup.get(sup.size() - 1) instanceof Numeral number
                && (sup.size() == 1 || negative)
                && number.digits().matches("[1-9][0-9]?")
                && Integer.parseInt(number.digits()) <= HIGHEST) {
            Term factor = negative ? inverse(term) : term;
            Term value = factor;
            for (int i = 1; i < Integer.parseInt(number.digits()); i++) {
                value = new Term.Product(value, factor, term.shape());
            }
            return value;
        }
        if (sup.stream().noneMatch(node -> node instanceof Node.Fraction || Cursor.isSymbol(node, "/"))) {
            Expr exponent = in.numbers.read(sup, place.span());
            if (isWhole(exponent)) {
                return new Term.Power(term, exponent);
            }
        }
        throw new LatexException(
                place.span(),
                "ambiguous-power",
                Cursor.quote(place) + " is no power of a matrix that is known; expected a whole number up to " + HIGHEST
                        + " or one with letters that are declared whole, -1, \\top or -\\top, or for a root a letter A \\in \\mathbb{S}^n_{++}");
    }

    private Term inverse(Term term) {
        Term written = new WrittenMatrices(in).inverse(term);
        return written == null ? Stacks.inverse(term) : written;
    }

    /** Whether it is a sum of products of whole numbers: in digits, declared as such, or bound as an index. */
    private boolean isWhole(Expr exponent) {
        if (exponent instanceof Expr.Num num) {
            return num.value().isInteger();
        } else if (exponent instanceof Expr.Add || exponent instanceof Expr.Mul) {
            return Parts.of(exponent).stream().allMatch(this::isWhole);
        }
        if (!(exponent instanceof Expr.Sym sym) || !sym.indices().isEmpty()) {
            return false;
        }
        Declaration declaration = in.reading().scope().find(sym.name());
        return declaration == null
                ? in.reading().local(sym.name().spelling()) instanceof Local.Index
                : declaration.kind() == Declaration.Kind.SIZE || declaration.kind() == Declaration.Kind.INDEX;
    }

    private void requireSquare(Term term, Node place) {
        if (!in.sizes.unify(term.shape().rows(), term.shape().cols())) {
            throw new LatexException(
                    place.span(),
                    "shape-mismatch",
                    Cursor.quote(place) + ": what has the power " + in.sizes.words(term.shape())
                            + ", which is not square; expected a square matrix, or \\odot before the exponent for a"
                            + " power of each entry");
        }
    }

    private Term scalarPower(Term term, List<Node> sup, Node place) {
        if (term instanceof Term.Norm norm
                && norm.kind() == Term.NormKind.EUCLIDEAN
                && sup.size() == 1
                && sup.get(0) instanceof Numeral number
                && number.digits().matches("[2468]")) {
            Term squares = new Term.Norm(Term.NormKind.SQUARES, norm.of());
            int half = Integer.parseInt(number.digits()) / 2;
            return half == 1 ? squares : in.operands.elementwise(value -> new Pow(value, Exprs.num(half)), squares);
        }
        Expr exponent = in.numbers.read(sup, place.span());
        return in.operands.elementwise(value -> new Pow(value, exponent), term);
    }
}
