package org.gradproof.verify.evidence;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.verify.numeric.value.Point;

/** The formula of a chosen function, in LaTeX. */
final class Formula {
    private Formula() {}

    /** What the function does with its arguments: {@code t \\mapsto t^2}. */
    static String of(Point.Chosen chosen) {
        String variables = Stream.concat(chosen.indexParameters().stream(), chosen.parameters().stream())
                .map((Expr variable) -> LatexWriter.write(variable))
                .collect(Collectors.joining(", "));
        return variables + " \\mapsto " + LatexWriter.write(chosen.body());
    }
}
