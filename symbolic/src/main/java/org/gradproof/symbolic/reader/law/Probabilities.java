package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.average.BookLaw;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** Probabilities of events of random variables: {@code P(Y = k \mid X = x)}, {@code \Pr(X \le t)}. */
final class Probabilities {
    private static final Map<String, String> TURNED = Map.of("<", ">", ">", "<", "\\le", "\\ge", "\\ge", "\\le");

    private final Rewriter writer;
    private final LawBook book;

    Probabilities(Rewriter writer) {
        this.writer = writer;
        this.book = writer.book;
    }

    /** What the sign and the bracket behind it mean, or null where they are no probability of an event. */
    @Nullable
    List<Node> at(Node sign, @Nullable Node next) {
        Node argument = next instanceof Scripted scripted ? scripted.base() : next;
        if (!isSign(sign)
                || !(argument instanceof Bracket bracket)
                || bracket.open().equals("|")) {
            return null;
        }
        int bar = LawText.bar(bracket.body());
        List<List<Node>> events =
                events(bar < 0 ? bracket.body() : bracket.body().subList(0, bar));
        List<List<Node>> given = bar < 0
                ? List.of()
                : events(bracket.body().subList(bar + 1, bracket.body().size()));
        if (!events.stream().allMatch(this::isEvent)) {
            return null;
        }
        Build build = new Build(sign.span());
        List<Node> value = ofTable(events, given, bracket, build);
        value = value == null ? ofBook(events, given, build) : value;
        value = value == null ? ofDensity(events, given, build) : value;
        return value == null ? ofIndicators(events, given, build) : value;
    }

    /** What stands between the commas; {@code a < X \\le b} is two events, {@code X > a} and {@code X \\le b}. */
    private List<List<Node>> events(List<Node> nodes) {
        List<List<Node>> events = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(nodes)) {
            int at = 0;
            while (at < part.size() && !TURNED.containsKey(Spelling.of(part.get(at)))) {
                at++;
            }
            if (at > 0 && at + 1 < part.size() && isEvent(part.subList(at + 1, part.size()))) {
                List<Node> turned = new ArrayList<>(part.subList(at + 1, at + 2));
                turned.add(new Build(part.get(at).span()).symbol(TURNED.getOrDefault(Spelling.of(part.get(at)), "=")));
                turned.addAll(part.subList(0, at));
                events.add(turned);
                events.add(part.subList(at + 1, part.size()));
            } else {
                events.add(part);
            }
        }
        return events;
    }

    private boolean isSign(Node sign) {
        boolean styled = sign instanceof Styled style
                && !book.isDeclared(sign)
                && (style.style().equals("\\mathbb") || style.style().equals("\\mathrm"))
                && List.of("P", "Pr").contains(Spelling.of(style.body()));
        boolean letter = Cursor.isSymbol(sign, "P") && book.isFreeLetter(sign) && book.law(sign) == null;
        return styled || letter || Cursor.isSymbol(sign, "\\Pr");
    }

    /** A relation that begins with a random variable. */
    private boolean isEvent(List<Node> part) {
        return part.size() > 2
                && (book.variable(part.get(0)) != null || book.isRandomIndex(part.get(0)))
                && List.of("=", "<", ">", "\\le", "\\ge", "\\ne", "\\neq").contains(Spelling.of(part.get(1)));
    }

    private static boolean isEquation(List<Node> event) {
        return event.size() > 2 && Cursor.isSymbol(event.get(1), "=");
    }

    private static List<Node> value(List<Node> equation) {
        return equation.subList(2, equation.size());
    }

    /** Of variables of one table the entry, or a sum of entries, at the points. */
    private @Nullable List<Node> ofTable(
            List<List<Node>> events, List<List<Node>> given, Bracket bracket, Build build) {
        List<List<Node>> all = new ArrayList<>(events);
        all.addAll(given);
        TableLaw law = book.lawOf(events.get(0).get(0));
        boolean ours = law != null
                && all.stream()
                        .allMatch(part -> isEquation(part)
                                && Objects.equals(book.lawOf(part.get(0)), law)
                                && isFixed(value(part), Set.of()));
        return law != null && ours ? writer.row(List.of(law.symbol(), build.round(bracket.body()))) : null;
    }

    /** Of a variable with a discrete law of the books the mass, where what the law hangs on is given. */
    private @Nullable List<Node> ofBook(List<List<Node>> events, List<List<Node>> given, Build build) {
        Variable variable = book.variable(events.get(0).get(0));
        if (events.size() != 1 || variable == null || !variable.isReal() || !isEquation(events.get(0))) {
            return null;
        }
        Map<String, List<Node>> fixed = new LinkedHashMap<>();
        for (List<Node> part : given) {
            if (!isEquation(part) && part.size() != 1) {
                return null;
            }
            fixed.put(Spelling.of(part.get(0)), isEquation(part) ? value(part) : part);
        }
        boolean known = variable.parents().stream().allMatch(parent -> fixed.containsKey(Spelling.of(parent)))
                && fixed.size() == variable.parents().size();
        List<Node> value = value(events.get(0));
        if (!known || !isFixed(value, fixed.keySet())) {
            return null;
        }
        BookLaw law = BookLaws.law(variable.book());
        if (law == null || !law.isDiscrete()) {
            throw new LatexException(
                    events.get(0).get(0).span(),
                    "unknown-law",
                    Cursor.quote(events.get(0)) + " has probability 0 under a law with a density; expected the density"
                            + " itself, as \\mathcal{N}(x; \\mu, \\sigma^2)");
        }
        return writer.under(fixed, () -> writer.row(Entropies.at(variable.book(), build.round(value), build)));
    }

    /** Of a variable with a function as its density, up to a number: {@code \\int_{-\\infty}^{s} p(x) \\, dx}. */
    private @Nullable List<Node> ofDensity(List<List<Node>> events, List<List<Node>> given, Build build) {
        List<Node> event = events.get(0);
        List<Node> law = book.weights(event.get(0));
        String sign = Spelling.of(event.get(1));
        boolean bounded = events.size() == 1 && given.isEmpty() && TURNED.containsKey(sign);
        if (!bounded
                || !book.samples.isFunction(law)
                || book.holdsRandomIndex(value(event))
                || !isFixed(value(event), Set.of())) {
            return null;
        }
        Node point = book.letters.fresh("probability", event.get(0));
        Node integral = new Scripted(
                build.symbol("\\int"),
                List.of(build.symbol("-"), build.symbol("\\infty")),
                writer.row(value(event)),
                0,
                event.get(0).span());
        List<Node> below =
                Build.join(List.of(integral), law, List.of(build.round(List.of(point)), build.symbol("d"), point));
        boolean up = sign.equals("<") || sign.equals("\\le");
        return up ? below : Build.join(List.of(build.number(1), build.symbol("-")), below);
    }

    /** Whether no random variable stands in the value, but for those that are given: of {@code X = Y} both sides vary. */
    private boolean isFixed(List<Node> value, Set<String> given) {
        return given.containsAll(new Free(book).in(value).keySet());
    }

    /** The expectation of the indicator, by the probability of the condition where there is one. */
    private @Nullable List<Node> ofIndicators(List<List<Node>> events, List<List<Node>> given, Build build) {
        if (!given.stream().allMatch(this::isEvent)) {
            return null;
        }
        List<List<Node>> both = new ArrayList<>(events);
        both.addAll(given);
        List<Node> joint = expectation(both, build);
        return given.isEmpty() ? joint : List.of(build.fraction(joint, expectation(given, build)));
    }

    private List<Node> expectation(List<List<Node>> events, Build build) {
        List<Node> indicators = new ArrayList<>();
        for (List<Node> event : events) {
            indicators.add(build.styled("\\mathbb", List.of(build.number(1))));
            indicators.add(new Bracket("\\{", "\\}", event, event.get(0).span()));
        }
        List<Node> all = List.of(build.styled("\\mathbb", List.of(build.symbol("E"))), build.square(indicators));
        boolean random = events.stream().allMatch(event -> book.isRandomIndex(event.get(0)));
        return random ? all : writer.row(all);
    }
}
