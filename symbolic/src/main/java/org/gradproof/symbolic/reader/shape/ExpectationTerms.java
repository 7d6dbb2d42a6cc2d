package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.grammar.LawParameters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;
import org.gradproof.symbolic.shape.VectorAverage;

/** Expectations under laws of random columns: a Gaussian of several dimensions, a multinomial law, Dirichlet's. */
final class ExpectationTerms {
    private final ShapedReader in;

    ExpectationTerms(ShapedReader in) {
        this.in = in;
    }

    /** The mean and the covariance. */
    private record Law(Term mean, Term covariance, boolean gaussian, List<Cond.Rel> conditions) {}

    static boolean standsAt(Cursor cursor) {
        return isSign(cursor.peek());
    }

    static boolean isSign(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof Scripted scripted && Cursor.isSymbol(scripted.base(), ShapedReader.EXPECTATION);
    }

    Term read(Cursor cursor) {
        Scripted sign = (Scripted) cursor.next();
        Bracket body = (Bracket) cursor.next();
        Node name = sign.sub().get(0);
        List<Node> law = sign.sub().subList(2, sign.sub().size());
        if (in.reading().scope().find(List.of(name), 0) == null) {
            // Nothing declares the letter, whose size is found from where it stands.
            Declaration bound = column(name);
            return in.reading().within(bound, () -> average(sign, body, name, law));
        }
        return average(sign, body, name, law);
    }

    /** A column of this name, of as many entries as the text tells. */
    private Declaration column(Node name) {
        Name spelled = Name.of(Spelling.of(name));
        Expr size = in.sizes.unknown(name.span());
        Given.Family family = new Given.Family(spelled, List.of(size), Domain.REALS, false, Spelling.of(name));
        return new Declaration(
                spelled,
                Declaration.Kind.FAMILY,
                List.of(new Pattern(List.of(name), 1)),
                new Pattern(List.of(name), 0),
                0,
                () -> family,
                null,
                "");
    }

    private Term average(Scripted sign, Bracket body, Node name, List<Node> law) {
        Scope.Hit hit = in.reading().scope().find(List.of(name), 0);
        boolean column = hit != null
                && hit.bare()
                && hit.declaration().kind() == Declaration.Kind.FAMILY
                && Declaration.ranges(hit.declaration().given().get()).size() == 1;
        if (hit == null || !column) {
            throw new LatexException(
                    name.span(),
                    "undeclared-symbol",
                    Cursor.quote(name) + " is no column; expected another letter for a random vector");
        }
        Term.Letter letter = in.operands.letter(hit, name);
        Law known = law(law, letter);
        Term value = in.read(body.body(), body.span());
        Term average = new VectorAverage(
                        letter,
                        known.mean(),
                        known.covariance(),
                        known.gaussian(),
                        in.reading()::fresh,
                        in.sizes::resolve)
                .of(value);
        if (average == null) {
            throw new LatexException(
                    sign.span(),
                    "unknown-expectation",
                    "the expectation of " + Cursor.quote(body) + " under " + Cursor.quote(law)
                            + " is not known; expected products of up to " + (known.gaussian() ? "six" : "two")
                            + " entries" + (known.gaussian() ? ", or e to the power of what is linear" : ""));
        }
        return scaled(known.conditions(), average);
    }

    private Law law(List<Node> law, Term.Letter letter) {
        Bracket bracket = (Bracket) law.get(law.size() - 1);
        List<List<Node>> parts = Pattern.splitAtCommas(bracket.body());
        String name = BookLaws.ofVectors(law);
        boolean one = "dirichlet".equals(name);
        if (parts.size() != (one ? 1 : 2)) {
            throw new LatexException(
                    bracket.span(),
                    "wrong-arity",
                    "the law has " + parts.size() + " parameters here; expected " + (one ? 1 : 2));
        }
        if (one) {
            return dirichlet(column(parts.get(0), letter, bracket), bracket);
        } else if ("multinomial".equals(name)) {
            Expr trials = in.numbers.read(parts.get(0), bracket.span());
            Term weights = column(parts.get(1), letter, bracket);
            if (!new Covariances(in.reading()).isDistribution(weights)) {
                throw new LatexException(
                        bracket.span(),
                        "unknown-law",
                        Cursor.quote(parts.get(1)) + " is not seen to be a probability vector; expected"
                                + " \\mathbf{p} \\in \\Delta^{k-1}");
            }
            return new Law(
                    scaled(trials, weights),
                    scaled(trials, spread(weights)),
                    false,
                    List.of(new Cond.Rel(trials, Relation.GE, Exprs.ZERO)));
        }
        Term mean = isZero(parts.get(0))
                ? new Term.Known(Term.Constant.ZERO, letter.shape())
                : column(parts.get(0), letter, bracket);
        Term covariance = parameter(parts.get(1), bracket);
        Shape square = new Shape(letter.shape().rows(), letter.shape().rows());
        if (!in.sizes.unify(square, covariance.shape())) {
            throw in.sizes.clash(
                    bracket.span(),
                    List.of("the covariance does not fit the vector", "the vector", "the covariance"),
                    letter.shape(),
                    covariance.shape(),
                    "expected a square matrix of its size");
        }
        Covariances seen = new Covariances(in.reading());
        if (!seen.isOne(covariance)) {
            throw new LatexException(
                    bracket.span(),
                    "unknown-law",
                    Cursor.quote(parts.get(1)) + " is not seen to be symmetric and positive semidefinite; expected a"
                            + " covariance such as \\Sigma \\in \\mathbb{S}^d_{++} or \\sigma^2 I");
        }
        return new Law(mean, covariance, true, seen.factors());
    }

    private static boolean isZero(List<Node> nodes) {
        return Set.of("0", "\\mathbf{0}", "\\boldsymbol{0}", "\\vec{0}")
                .contains(org.gradproof.symbolic.latex.Spelling.of(nodes));
    }

    private Term parameter(List<Node> nodes, Bracket around) {
        Cursor cursor = new Cursor(nodes, around.span());
        Term term = in.sum(cursor);
        cursor.expectEnd();
        return term;
    }

    private Term column(List<Node> nodes, Term.Letter letter, Bracket around) {
        Term term = parameter(nodes, around);
        if (!in.sizes.unify(letter.shape(), term.shape())) {
            throw in.sizes.clash(
                    around.span(),
                    List.of("the law does not fit the vector", "the vector", Cursor.quote(nodes)),
                    letter.shape(),
                    term.shape(),
                    "expected one shape");
        }
        return term;
    }

    /** The term where all of the conditions hold, and nothing where one does not. */
    private Term scaled(List<Cond.Rel> conditions, Term term) {
        Expr factor = new LawParameters(in.reading().scope()).where(conditions, Exprs.ONE);
        return factor.equals(Exprs.ONE) ? term : new Term.Product(new Term.Scalar(factor), term, term.shape());
    }

    private static Term scaled(Expr factor, Term term) {
        return new Term.Product(new Term.Scalar(factor), term, term.shape());
    }

    /** {@code \operatorname{diag}(p) - p p^\top}. */
    private static Term spread(Term weights) {
        Term.Diagonal diagonal = new Term.Diagonal(weights);
        Term square = new Term.Product(weights, new Term.Transpose(weights), diagonal.shape());
        return new Term.Sum(List.of(diagonal, ShapedReader.negate(square)), diagonal.shape());
    }

    /** With {@code m = \alpha / \alpha_0}, the mean m and the covariance {@code (diag(m) - m m^\top) / (\alpha_0 + 1)}. */
    private Law dirichlet(Term weights, Bracket around) {
        List<Cond.Rel> positive = new ArrayList<>();
        Expr.Sym index = in.reading().fresh("k");
        Expr entry = in.component(weights, index, Exprs.ONE);
        positive.add(new Cond.Rel(entry, Relation.GT, Exprs.ZERO));
        boolean seen = new LawParameters(in.reading().scope())
                .where(positive, Exprs.ONE)
                .equals(Exprs.ONE);
        if (!seen) {
            throw new LatexException(
                    around.span(),
                    "unknown-law",
                    "the weights of Dirichlet's law are not seen to be positive; expected \\mathbb{R}_{>0}^n");
        }
        Expr total = new Expr.Binder(
                Expr.Kind.SUM, index, Exprs.ONE, in.shape(weights).rows(), new Cond.True(), entry);
        Term mean = scaled(new Expr.Pow(total, Exprs.MINUS_ONE), weights);
        Expr factor = new Expr.Pow(Exprs.add(total, Exprs.ONE), Exprs.MINUS_ONE);
        return new Law(mean, scaled(factor, spread(mean)), false, List.of());
    }
}
