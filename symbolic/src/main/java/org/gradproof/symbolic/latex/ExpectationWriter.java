package org.gradproof.symbolic.latex;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Writes one expectation: what is averaged, without the law's mass or density and the sum or integral over it. */
final class ExpectationWriter {
    private final LatexWriter writer;
    private final Letters letters;
    private String law;

    /**
     * A writer.
     *
     * @param law as the page writes it
     */
    ExpectationWriter(LatexWriter writer, Letters letters, String law) {
        this.writer = writer;
        this.letters = letters;
        this.law = law;
    }

    String write(Expr expanded) {
        String value = averaged(expanded);
        return "\\mathbb{E}_{" + law + "}\\left[" + value + "\\right]";
    }

    private String averaged(Expr expanded) {
        if (expanded instanceof Integral integral) {
            return under(integral.variable().name(), integral.body());
        } else if (expanded instanceof Binder binder) {
            return under(binder.variable().name(), binder.body());
        } else if (expanded instanceof Mul product && product.factors().size() > 1) {
            List<Expr> rest = product.factors().subList(1, product.factors().size());
            return rest.size() == 1 ? writer.sum(rest.get(0)) : writer.term(new Mul(rest));
        }
        return expanded instanceof Call || expanded instanceof Sym ? "1" : writer.sum(expanded);
    }

    /** The law follows where its variable needs another letter, since the value has that one free. */
    private String under(Name variable, Expr body) {
        String letter = letters.bind(variable);
        if (!letter.equals(variable.spelling())) {
            law = Pattern.compile("(?<![\\\\A-Za-z])" + Pattern.quote(variable.spelling()) + "(?![A-Za-z])")
                    .matcher(law)
                    .replaceAll(Matcher.quoteReplacement(letter));
        }
        String inner = averaged(body);
        letters.release(variable);
        return inner;
    }
}
