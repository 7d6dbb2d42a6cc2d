package org.gradproof.symbolic.reader.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.shape.Shape;

/** Which sizes are the same; those of {@code I} and its like are found from where they stand. */
final class Sizes {
    private final Reading reading;
    private final Map<Name, Expr> found = new HashMap<>();
    private final Map<Name, Span> open = new HashMap<>();

    Sizes(Reading reading) {
        this.reading = reading;
    }

    /** A size that is to be found. */
    Expr unknown(Span place) {
        Sym size = reading.fresh("n");
        open.put(size.name(), place);
        return size;
    }

    /** What the size is, as far as that is known. */
    Expr resolve(Expr size) {
        if (size instanceof Sym symbol && found.containsKey(symbol.name())) {
            return resolve(found.get(symbol.name()));
        }
        return size instanceof Expr.Add || size instanceof Expr.Mul
                ? Substitution.map(size, this::resolve, condition -> condition)
                : size;
    }

    Shape resolve(Shape shape) {
        return new Shape(resolve(shape.rows()), resolve(shape.cols()));
    }

    private boolean isOpen(Expr size) {
        return size instanceof Sym symbol && open.containsKey(symbol.name());
    }

    /** Makes the sizes one, and says whether that can be. */
    boolean unify(Expr a, Expr b) {
        Expr first = resolve(a);
        Expr second = resolve(b);
        if (first.equals(second)) {
            return true;
        } else if (first instanceof Sym symbol && isOpen(first)) {
            found.put(symbol.name(), second);
            return true;
        } else if (second instanceof Sym symbol && isOpen(second)) {
            found.put(symbol.name(), first);
            return true;
        }
        return false;
    }

    /** Whether the sizes could be one; makes nothing of it. */
    boolean fits(Expr a, Expr b) {
        Expr first = resolve(a);
        Expr second = resolve(b);
        return first.equals(second) || isOpen(first) || isOpen(second);
    }

    boolean fits(Shape a, Shape b) {
        return fits(a.rows(), b.rows()) && fits(a.cols(), b.cols());
    }

    boolean unify(Shape a, Shape b) {
        return fits(a, b) && unify(a.rows(), b.rows()) && unify(a.cols(), b.cols());
    }

    boolean isScalar(Shape shape) {
        return resolve(shape).isScalar();
    }

    /** A column, or of a shape that may be one. */
    boolean isColumn(Shape shape) {
        return resolve(shape).isColumn();
    }

    /** Nothing tells that a column of unknown width is wider. */
    void narrow(Shape shape) {
        if (isOpen(resolve(shape.cols()))) {
            unify(shape.cols(), Exprs.ONE);
        }
    }

    /** Refuses sizes that nothing tells. */
    void close() {
        for (Map.Entry<Name, Span> entry : open.entrySet()) {
            if (isOpen(resolve(new Sym(entry.getKey())))) {
                throw new LatexException(
                        entry.getValue(),
                        "unknown-size",
                        "nothing tells the size of what stands here; expected it with a subscript, as I_n");
            }
        }
    }

    /** The shape in words: {@code has n entries}, {@code is m × n}. */
    String words(Shape shape) {
        Shape known = resolve(shape);
        if (known.isScalar()) {
            return "is a number";
        } else if (known.isColumn()) {
            return "has " + word(known.rows()) + " entries";
        }
        return "is " + word(known.rows()) + " × " + word(known.cols());
    }

    private String word(Expr size) {
        return isOpen(size) ? "?" : LatexWriter.write(size);
    }

    /** An error about two shapes. */
    LatexException clash(Span place, List<String> parts, Shape left, Shape right, String cure) {
        return new LatexException(
                place,
                "shape-mismatch",
                parts.get(0) + ": " + parts.get(1) + " " + words(left) + ", " + parts.get(2) + " " + words(right) + "; "
                        + cure);
    }
}
