package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gradproof.symbolic.average.BookLaw;
import org.gradproof.symbolic.average.Sample;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Laws of the books: {@code \mathcal{N}(\mu, \sigma^2)} as a law, {@code \mathcal{N}(x; \mu, \sigma^2)} as a density. */
public final class BookLaws {
    private final Expressions in;

    BookLaws(Expressions in) {
        this.in = in;
    }

    /**
     * Whether the nodes are a law of the books with its parameters.
     *
     * @param declared which names are declared otherwise
     */
    public static boolean stands(List<Node> nodes, Predicate<Node> declared) {
        int last = nodes.size() - 1;
        return last >= 1
                && nodes.get(last) instanceof Bracket bracket
                && bracket.open().equals("(")
                && !declared.test(nodes.get(0))
                && (law(nodes) != null
                        || ofVectors(nodes) != null
                        || !points(nodes).isEmpty())
                && split(bracket) < 0;
    }

    /** The probabilities and the values of a law that is given by its points; empty for any other law. */
    public static List<List<Node>> points(List<Node> law) {
        boolean points = law.size() == 2
                && law.get(0) instanceof Styled styled
                && Spelling.of(styled.body()).equals("\\bullet")
                && law.get(1) instanceof Bracket;
        return points && law.get(1) instanceof Bracket bracket ? Pattern.splitAtCommas(bracket.body()) : List.of();
    }

    /** The law that the nodes are, their parameters at the end; or null. */
    public static @Nullable BookLaw law(List<Node> nodes) {
        return named(nodes.subList(0, nodes.size() - 1));
    }

    /** What {@code \operatorname{Categorical}(\mathbf{p})} has in its bracket; null where the nodes are not that. */
    public static @Nullable List<Node> weights(List<Node> nodes) {
        if (nodes.size() < 2 || !(nodes.get(nodes.size() - 1) instanceof Bracket bracket)) {
            return null;
        }
        String name = nodes.get(0) instanceof Styled styled
                ? Spelling.of(styled.body())
                : nodes.get(0) instanceof Words words
                        ? words.words().strip()
                        : Spelling.of(nodes.subList(0, nodes.size() - 1));
        return Set.of("Categorical", "Cat", "Discrete").contains(name) ? bracket.body() : null;
    }

    /** The name of the law of random columns alone that the nodes are, {@code multinomial} or {@code dirichlet}; or null. */
    public static @Nullable String ofVectors(List<Node> law) {
        Node name = law.isEmpty() ? null : law.get(0);
        if (law.size() != 2 || !(law.get(1) instanceof Bracket) || !(name instanceof Styled || name instanceof Words)) {
            return null;
        }
        String text = name instanceof Styled styled
                ? styled.style().equals("\\mathrm") ? Spelling.of(styled.body()) : ""
                : ((Words) name).words().strip();
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "multinomial", "mult", "multi" -> "multinomial";
            case "dirichlet", "dir" -> "dirichlet";
            default -> null;
        };
    }

    private static @Nullable BookLaw named(List<Node> name) {
        if (name.size() == 1 && name.get(0) instanceof Styled styled) {
            String text = Spelling.of(styled.body());
            boolean calligraphic = styled.style().equals("\\mathcal");
            boolean known = calligraphic
                    ? text.equals("N") || text.equals("U")
                    : styled.style().equals("\\mathrm");
            return known && (calligraphic || text.length() > 1) ? BookLaw.named(text) : null;
        } else if (name.size() == 1 && name.get(0) instanceof Words words) {
            return BookLaw.named(words.words().strip());
        }
        boolean letters = name.size() > 1
                && name.stream()
                        .allMatch(node ->
                                node instanceof Symbol symbol && symbol.text().length() == 1);
        return letters ? BookLaw.named(Spelling.of(name)) : null;
    }

    /** Where the point of a density ends within the bracket, or -1 if it has none. */
    private static int split(Bracket bracket) {
        for (int i = 0; i < bracket.body().size(); i++) {
            Node node = bracket.body().get(i);
            if (Cursor.isSymbol(node, ";") || Cursor.isSymbol(node, "|")) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a density of the books stands at the cursor. */
    boolean standsAt(Cursor cursor) {
        return found(cursor) != null;
    }

    private record Found(BookLaw law, Bracket bracket, int consumed) {}

    private @Nullable Found found(Cursor cursor) {
        List<Node> name = new ArrayList<>();
        for (int ahead = 0; ahead < 12; ahead++) {
            Node node = cursor.peek(ahead);
            Node base = node instanceof Scripted scripted ? scripted.base() : node;
            if (base instanceof Bracket bracket && !name.isEmpty()) {
                BookLaw law = bracket.open().equals("(") && split(bracket) > 0 ? named(name) : null;
                return law == null ? null : new Found(law, bracket, ahead);
            } else if (node == null || node instanceof Bracket || node instanceof Scripted) {
                return null;
            }
            name.add(node);
        }
        return null;
    }

    /** The density at the cursor. */
    Expr read(Cursor cursor) {
        Found found = found(cursor);
        if (found == null) {
            throw cursor.unexpected("a density");
        }
        cursor.skip(found.consumed());
        Node behind = cursor.next();
        List<Node> body = found.bracket().body();
        int split = split(found.bracket());
        Expr point = in.read(body.subList(0, split), behind.span());
        List<Expr> parameters = parameters(found.law(), body.subList(split + 1, body.size()), behind.span());
        Expr density = in.reading.at(found.law().densityAnywhere(parameters, point), behind.span());
        return in.factors.power(density, StrayScripts.power(behind), behind.span(), false);
    }

    private List<Expr> parameters(BookLaw law, List<Node> nodes, Span at) {
        List<List<Node>> parts = Pattern.splitAtCommas(nodes);
        if (parts.size() != law.parameters()) {
            throw new LatexException(
                    at,
                    "wrong-arity",
                    "the law has " + parts.size() + " parameters here; expected " + law.parameters());
        }
        return parts.stream().map(part -> in.read(part, at)).toList();
    }

    /** The expectation of the body under the law that the nodes are, of one variable. */
    Expr average(List<Node> variables, List<Node> law, Bracket body, Span at) {
        List<List<Node>> points = points(law);
        boolean sampled = variables.size() == 1 && isSample(variables.get(0));
        boolean stands = stands(law, node -> in.reading.scope().declares(node));
        if (points.size() == 2 || (sampled && !stands)) {
            return unspecified(variables.get(0), points, law, body, at);
        }
        BookLaw known = law(law);
        if (known == null || variables.size() != 1 || !(law.get(law.size() - 1) instanceof Bracket arguments)) {
            throw new LatexException(
                    at, "unknown-law", Cursor.quote(law) + " is a law of one variable; expected one before \\sim");
        }
        List<Expr> parameters = parameters(known, arguments.body(), at);
        Expr expanded;
        if (sampled && variables.get(0) instanceof Scripted members) {
            expanded =
                    overSample(members.base(), (one, x) -> known.expectation(parameters, x, one, this::isWhole), body);
        } else {
            String letter = Spelling.of(variables.get(0));
            Sym symbol = in.reading.fresh(letter);
            in.reading.bind(letter, new Local.Real(symbol));
            Expr value = in.read(body.body(), body.span());
            in.reading.unbind(letter);
            expanded = known.expectation(parameters, symbol, value, this::isWhole);
        }
        if (expanded == null) {
            throw new LatexException(
                    at,
                    "unknown-expectation",
                    "the expectation of " + Cursor.quote(body) + " under " + Cursor.quote(law)
                            + " is a sum without end; expected powers and exponentials of the variable alone");
        }
        return new LawParameters(in.reading.scope()).where(known.requirements(parameters), expanded);
    }

    /** Under a law of which nothing is known: some points, or a density that is declared. */
    private Expr unspecified(Node variable, List<List<Node>> points, List<Node> law, Bracket body, Span at) {
        BiFunction<Expr, Sym, @Nullable Expr> one;
        if (points.size() == 2) {
            one = new Points(in.reading, points)::ofOne;
        } else {
            Declaration density =
                    Distribution.find(law, 1, in.reading.scope(), at).declaration();
            in.reading.isDensity(density, at);
            one = (value, x) -> new Expr.Integral(
                    x,
                    new Expr.Infinity(false),
                    new Expr.Infinity(true),
                    Exprs.mul(new Expr.Call(density.name(), List.of(), List.of(x), List.of(0)), value));
        }
        Expr value;
        if (variable instanceof Scripted members && isSample(members)) {
            value = overSample(members.base(), one, body);
        } else {
            String letter = Spelling.of(variable);
            Sym symbol = in.reading.fresh(letter);
            in.reading.bind(letter, new Local.Real(symbol));
            value = one.apply(in.read(body.body(), body.span()), symbol);
            in.reading.unbind(letter);
        }
        if (value == null) {
            throw new LatexException(
                    at,
                    "unknown-expectation",
                    "the expectation of " + Cursor.quote(body)
                            + " under an unspecified law is not known; expected sums of products of members");
        }
        return value;
    }

    /** Whether all members of a sample are meant, which no author can write. */
    static boolean isSample(Node variable) {
        return variable instanceof Scripted members
                && Spelling.of(members.sub()).equals("\\ldots");
    }

    private boolean isWhole(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return num.value().isInteger();
        } else if (expr instanceof Expr.Add || expr instanceof Expr.Mul) {
            return Parts.of(expr).stream().allMatch(this::isWhole);
        }
        Declaration declaration = expr instanceof Sym sym && sym.indices().isEmpty()
                ? in.reading.scope().find(sym.name())
                : null;
        return declaration != null
                && (declaration.kind() == Declaration.Kind.SIZE || declaration.kind() == Declaration.Kind.INDEX);
    }

    /** Over a sample, which is declared as a vector. */
    private @Nullable Expr overSample(Node sample, BiFunction<Expr, Sym, @Nullable Expr> one, Bracket body) {
        Scope.Hit hit = in.reading.scope().find(List.of(sample), 0);
        return hit == null
                ? null
                : new Sample(hit.declaration().name(), in.reading::fresh, one)
                        .expectation(in.read(body.body(), body.span()));
    }
}
