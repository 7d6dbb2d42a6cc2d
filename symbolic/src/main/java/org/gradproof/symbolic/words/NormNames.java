package org.gradproof.symbolic.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.shape.Term.NormKind;
import org.gradproof.symbolic.words.WordSum.Part;

/** Gives each norm of a sum of words a name, the same for a sum and its negative and a multiple in digits. */
final class NormNames {
    /** A norm by its name: of which kind, and of what. */
    record Norm(NormKind kind, WordSum of) {}

    private final Map<Name, Norm> norms = new LinkedHashMap<>();

    Map<Name, Norm> all() {
        return norms;
    }

    /** The norm, or its square, as a number; a norm is absolutely homogeneous. */
    Expr of(NormKind kind, WordSum sum) {
        if (sum.isNumber()) {
            Expr value = sum.value();
            return kind == NormKind.SQUARES ? new Pow(value, Exprs.num(2)) : new Fn(Function.ABS, value);
        } else if (sum.parts().stream().anyMatch(part -> part.word().isEmpty())) {
            throw new NoWordsException("a norm of an identity of some size");
        } else if (kind == NormKind.SQUARES) {
            return new Pow(of(NormKind.EUCLIDEAN, sum), Exprs.num(2));
        } else if (sum.parts().isEmpty()) {
            return Exprs.ZERO;
        }
        Expr factor = sum.parts().iterator().next().factor();
        boolean alone = sum.parts().size() == 1;
        if (alone && !(factor instanceof Num)) {
            return Exprs.mul(new Fn(Function.ABS, factor), named(kind, unscaled(sum)));
        }
        if (factor instanceof Num number && (alone || number.value().signum() < 0)) {
            Num size = new Num(number.value().signum() < 0 ? number.value().negate() : number.value());
            Expr scale = alone ? size : Exprs.ONE;
            return WordSum.times(scale, named(kind, sum.times(alone ? WordSum.reciprocal(number) : Exprs.MINUS_ONE)));
        }
        return named(kind, sum);
    }

    private static WordSum unscaled(WordSum alone) {
        Part only = alone.parts().iterator().next();
        return WordSum.of(alone.shape(), List.of(new Part(only.word(), Exprs.ONE)));
    }

    private Sym named(NormKind kind, WordSum of) {
        String sign = switch (kind) {
            case ABSOLUTE -> "_1";
            case LARGEST -> "_\\infty";
            default -> "";
        };
        Name name = Name.of("\\lVert " + of.key() + " \\rVert" + sign);
        norms.putIfAbsent(name, new Norm(kind, of));
        return new Sym(name);
    }
}
