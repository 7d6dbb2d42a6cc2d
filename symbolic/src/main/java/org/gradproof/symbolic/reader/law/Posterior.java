package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.average.BookLaw;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** The law of a cause given its effect, for the pairs of laws whose posterior is of the prior's kind. */
final class Posterior {
    private final Rewriter writer;
    private final Build build;

    Posterior(Rewriter writer, Build build) {
        this.writer = writer;
        this.build = build;
    }

    /** The law, or null where the pair is none of these. */
    @Nullable
    List<Node> of(Variable cause, Variable effect) {
        BookLaw prior = BookLaws.law(cause.book());
        BookLaw likelihood = BookLaws.law(effect.book());
        List<List<Node>> a = parameters(cause);
        List<List<Node>> b = parameters(effect);
        List<Node> seen = writer.row(List.of(effect.node()));
        if (prior == BookLaw.NORMAL && likelihood == BookLaw.NORMAL) {
            return normal(cause, a, b, seen);
        }
        boolean plain = Spelling.of(b.get(b.size() - 1)).equals(Spelling.of(cause.node()));
        if (!plain || prior == null || likelihood == null) {
            return null;
        }
        List<Node> first = List.of(build.round(writer.row(a.get(0))));
        List<Node> second = List.of(build.round(writer.row(a.get(a.size() - 1))));
        List<Node> one = List.of(build.number(1));
        if (prior == BookLaw.BETA) {
            List<Node> trials = likelihood == BookLaw.BINOMIAL ? writer.row(b.get(0)) : one;
            return switch (likelihood) {
                case BERNOULLI, BINOMIAL -> law(cause, plus(first, seen), plus(second, minus(trials, seen)));
                case GEOMETRIC -> law(cause, plus(first, one), plus(second, minus(seen, one)));
                default -> null;
            };
        } else if (prior == BookLaw.GAMMA) {
            return switch (likelihood) {
                case POISSON -> law(cause, plus(first, seen), plus(second, one));
                case EXPONENTIAL -> law(cause, plus(first, one), plus(second, seen));
                default -> null;
            };
        }
        return null;
    }

    private static List<List<Node>> parameters(Variable variable) {
        Node last = variable.book().get(variable.book().size() - 1);
        return last instanceof Bracket bracket ? Pattern.splitAtCommas(bracket.body()) : List.of();
    }

    private List<Node> plus(List<Node> left, List<Node> right) {
        return Build.join(left, List.of(build.symbol("+")), List.of(build.round(right)));
    }

    private List<Node> minus(List<Node> left, List<Node> right) {
        return List.of(build.round(
                Build.join(List.of(build.round(left)), List.of(build.symbol("-")), List.of(build.round(right)))));
    }

    private List<Node> law(Variable cause, List<Node> first, List<Node> second) {
        List<Node> all = new ArrayList<>(cause.book().subList(0, cause.book().size() - 1));
        all.add(build.round(Build.join(first, List.of(build.symbol(",")), second)));
        return all;
    }

    /** A Gaussian effect of mean {@code b + a x} and variance v of a Gaussian cause x of mean m and variance s. */
    private @Nullable List<Node> normal(
            Variable cause, List<List<Node>> prior, List<List<Node>> likelihood, List<Node> seen) {
        String name = Spelling.of(cause.node());
        if (!isAffine(likelihood.get(0), name) || uses(likelihood.get(1), name)) {
            return null;
        }
        List<Node> base = at(likelihood.get(0), name, 0);
        List<Node> slope = minus(at(likelihood.get(0), name, 1), base);
        List<Node> mean = writer.row(prior.get(0));
        List<Node> spread = writer.row(prior.get(1));
        List<Node> noise = writer.row(likelihood.get(1));
        List<Node> precision = Build.join(
                List.of(build.fraction(List.of(build.number(1)), spread)),
                List.of(build.symbol("+")),
                List.of(build.fraction(Build.join(slope, slope), noise)));
        List<Node> pull = Build.join(
                List.of(build.fraction(mean, spread)),
                List.of(build.symbol("+")),
                List.of(build.fraction(Build.join(slope, minus(seen, base)), noise)));
        return law(
                cause,
                List.of(build.fraction(pull, precision)),
                List.of(build.fraction(List.of(build.number(1)), precision)));
    }

    private List<Node> at(List<Node> nodes, String name, int value) {
        return writer.under(Map.of(name, List.of(build.number(value))), () -> writer.row(nodes));
    }

    /** Whether the variable stands in each term at most once, as a factor. */
    private boolean isAffine(List<Node> nodes, String name) {
        int inTerm = 0;
        boolean affine = true;
        for (Node node : nodes) {
            boolean itself = Spelling.of(node).equals(name);
            if (Cursor.isSymbol(node, "+") || Cursor.isSymbol(node, "-")) {
                inTerm = 0;
            } else if (itself) {
                inTerm++;
            } else if (node instanceof Node.Fraction fraction) {
                affine &= !uses(fraction.bottom(), name) && isAffine(fraction.top(), name);
                inTerm += uses(fraction.top(), name) ? 1 : 0;
            } else if (node instanceof Bracket bracket) {
                affine &= isAffine(bracket.body(), name);
                inTerm += uses(bracket.body(), name) ? 1 : 0;
            } else {
                affine &= !uses(List.of(node), name);
            }
            boolean plain =
                    !Cursor.isSymbol(node, "/") && !Cursor.baseText(node).startsWith("\\log");
            affine &= inTerm <= 1 && plain;
        }
        return affine && nodes.stream().noneMatch(node -> isFunction(node) && uses(nodes, name));
    }

    private static boolean isFunction(Node node) {
        return org.gradproof.symbolic.reader.grammar.FunctionReader.function(node) != null;
    }

    private boolean uses(List<Node> nodes, String name) {
        return new Free(writer.book).in(nodes).containsKey(name)
                || nodes.stream()
                        .anyMatch(node ->
                                Spelling.of(PointLetters.withoutPower(node)).equals(name));
    }
}
