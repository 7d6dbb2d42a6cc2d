package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** Second round over givens: the names with their slots and parameters. */
final class Declarer {
    private final Session session;
    private final Vocabulary vocabulary;
    private final Members family;
    private final Supplier<Scope> scope;

    Declarer(Session session, Vocabulary vocabulary, Members family, Supplier<Scope> scope) {
        this.session = session;
        this.vocabulary = vocabulary;
        this.family = family;
        this.scope = scope;
    }

    /** The names that the statement declares. */
    List<Declaration> declare(Statement statement) {
        return switch (statement.kind()) {
            case MEMBER -> members(statement);
            case SUBSET -> List.of(subset(statement));
            case FUNCTION -> functions(statement);
            case DEFINITION -> definitions(statement);
            case LAW -> Laws.variables(statement, session.depth(), scope);
            default -> List.of();
        };
    }

    private List<Declaration> members(Statement statement) {
        List<Declaration> found = new ArrayList<>();
        DomainReader.Shape shape = vocabulary.shape(statement);
        Vocabulary.Listed listed = vocabulary.listed(statement);
        if (listed != null && shape instanceof DomainReader.Reals reals) {
            return List.of(listed(statement, listed, reals));
        }
        for (List<Node> name : names(statement)) {
            Members.Series series = family.of(statement, name);
            if (series == null || series.isRule(statement, name) || series.isDefined()) {
                found.add(member(statement, name, shape, series));
            } else {
                refuseUnlike(statement, series);
            }
        }
        return found;
    }

    /** {@code x_1, \\ldots, x_n}. */
    private Declaration listed(Statement statement, Vocabulary.Listed listed, DomainReader.Reals reals) {
        if (!reals.dimensions().isEmpty()) {
            throw new LatexException(
                    statement.span(),
                    "unsupported-family",
                    "a list of vectors is not known; expected \"x_i \\in \\mathbb{R}^n\" with i declared");
        }
        int shift = 1 - listed.list().low();
        Members.Stem stem = listed.list().stem();
        Pattern pattern = stem.pattern().shifted(shift);
        Pattern bare = shift == 0 ? stem.bare() : null;
        Name name = Name.of(Spelling.of(pattern.nodes()));
        Given family = new Given.Family(
                name, List.of(Exprs.shifted(listed.high(), shift)), reals.domain(), false, statement.latex());
        return declaration(name, Declaration.Kind.FAMILY, pattern, bare, 0, () -> family, statement);
    }

    /** A member that stands beside the others of its family is one of them: what it may be is theirs. */
    private void refuseUnlike(Statement statement, Members.Series series) {
        if (!Objects.equals(vocabulary.shape(statement), vocabulary.shape(series.general()))) {
            throw Members.unlike(statement);
        }
    }

    private Declaration member(
            Statement statement, List<Node> name, DomainReader.@Nullable Shape set, Members.@Nullable Series series) {
        String latex = statement.latex();
        int shift = series == null || !series.isRule(statement, name) ? 0 : series.shift();
        Head head = Head.of(name, vocabulary::isIndex).shifted(shift);
        DomainReader.Shape shape =
                set instanceof DomainReader.Naturals whole && !head.letters().isEmpty()
                        ? DomainReader.Reals.whole(whole.low(), List.of())
                        : set;
        if (!(shape instanceof DomainReader.Reals reals)) {
            Pattern plain = new Pattern(name, 0);
            Name spelled = Name.of(Spelling.of(name));
            if (shape instanceof DomainReader.IndexRange range) {
                Given index = new Given.Index(spelled, range.low(), range.high(), latex);
                return declaration(spelled, Declaration.Kind.INDEX, plain, null, 0, () -> index, statement);
            }
            if (shape instanceof DomainReader.Naturals naturals && naturals.low() == 0) {
                Name more = Name.successor(spelled.spelling());
                Given from = new Given.Size(more, latex);
                return declaration(more, Declaration.Kind.SIZE, plain, null, 0, () -> from, statement);
            }
            Given size = new Given.Size(spelled, latex);
            return declaration(spelled, Declaration.Kind.SIZE, plain, null, 0, () -> size, statement);
        }
        List<Expr> ranges = shift > 0 ? shifted(head, shift) : ranges(head);
        Pattern bare = reals.dimensions().isEmpty() || reals.dimensions().size() > 2 ? null : head.pattern();
        if (!reals.dimensions().isEmpty()) {
            head = head.withComponents(reals.dimensions().size());
            ranges = new ArrayList<>(ranges);
            ranges.addAll(reals.dimensions());
        }
        Name spelled = head.name();
        if (ranges.isEmpty()) {
            Given scalar = new Given.Scalar(spelled, reals.domain(), latex);
            return declaration(spelled, Declaration.Kind.SCALAR, head.pattern(), null, 0, () -> scalar, statement);
        }
        if (reals.simplex() && ranges.size() > 1) {
            throw new LatexException(
                    statement.span(),
                    "unsupported-family",
                    "a family of probability vectors is not known; expected one vector");
        }
        Given.Structure structure = vocabulary.structure(Spelling.of(name), reals.structure());
        if (structure != reals.structure()
                && (ranges.size() != 2 || !ranges.get(0).equals(ranges.get(1)))) {
            throw new LatexException(
                    statement.span(), "shape-mismatch", Cursor.quote(name) + " is not square; expected n × n");
        }
        Given family = new Given.Family(spelled, ranges, reals.domain(), reals.simplex(), structure, latex);
        return declaration(spelled, Declaration.Kind.FAMILY, head.pattern(), bare, 0, () -> family, statement);
    }

    private List<Expr> ranges(Head head) {
        List<Expr> ranges = new ArrayList<>();
        for (String letter : head.letters()) {
            DomainReader.IndexRange range = vocabulary.range(letter);
            if (range == null || !range.low().equals(Exprs.ONE)) {
                throw new LatexException(
                        head.pattern().nodes().get(0).span(),
                        "unsupported-range",
                        "a family's index starts at 1; expected \"" + letter + "\" to be declared so");
            }
            ranges.add(range.high());
        }
        return ranges;
    }

    /** The range of the one index of a family that starts below 1. */
    private List<Expr> shifted(Head head, int shift) {
        DomainReader.IndexRange range =
                Objects.requireNonNull(vocabulary.range(head.letters().get(0)));
        return List.of(Exprs.shifted(range.high(), shift));
    }

    private Declaration subset(Statement statement) {
        Head.check(statement.left());
        DomainReader.Shape shape = new DomainReader(vocabulary.sizes()).read(statement.right());
        if (!(shape instanceof DomainReader.IndexRange range) || !range.low().equals(Exprs.ONE)) {
            throw new LatexException(
                    statement.right().get(0).span(),
                    "unknown-domain",
                    Cursor.quote(statement.right()) + " is no range of indices; expected \\{1, \\ldots, n\\}");
        }
        Name name = Name.of(Spelling.of(statement.left()));
        Name size = Name.of("\\lvert " + name.spelling() + "\\rvert");
        Given set = new Given.IndexSet(name, range.high(), size, statement.latex());
        Pattern pattern = new Pattern(statement.left(), 0);
        return declaration(name, Declaration.Kind.SET, pattern, null, 0, () -> set, statement);
    }

    /** The names that commas part. */
    private static List<List<Node>> names(Statement statement) {
        List<List<Node>> names = Pattern.splitAtCommas(statement.left());
        for (List<Node> name : names) {
            if (name.isEmpty()) {
                throw new LatexException(
                        statement.span(), "not-a-name", "a name is missing beside a comma; expected one");
            }
            Head.check(name);
        }
        return names;
    }

    private List<Declaration> functions(Statement statement) {
        Signature signature = Signature.read(statement, vocabulary.sizes());
        List<Declaration> found = new ArrayList<>();
        for (List<Node> name : names(statement)) {
            Head head = Head.of(name, vocabulary::isIndex);
            List<Expr> ranges = new ArrayList<>(ranges(head));
            Pattern bare = signature.components().size() == 1 && ranges.isEmpty() ? new Pattern(name, 0) : null;
            if (!signature.components().isEmpty()) {
                head = head.withComponents(signature.components().size());
                ranges.addAll(signature.components());
            }
            Name spelled = head.name();
            Domain codomain = signature.codomain();
            Expr entries = signature.entries();
            if (entries != null) {
                found.add(field(statement, name, head, ranges, entries));
                continue;
            }
            Given function =
                    new Given.SmoothFunction(spelled, signature.arity(), ranges, codomain, false, statement.latex());
            found.add(declaration(
                    spelled,
                    Declaration.Kind.FUNCTION,
                    head.pattern(),
                    bare,
                    signature.arity(),
                    () -> function,
                    statement));
        }
        return found;
    }

    /**
     * A function of a whole vector. What is said of it is about its values and first derivatives at a point, and these
     * are those of a sum of functions of the entries, which can take any.
     */
    private Declaration field(Statement statement, List<Node> name, Head head, List<Expr> ranges, Expr entries) {
        List<Expr> all = new ArrayList<>(ranges);
        all.add(entries);
        Name spelled = head.withComponents(1).name();
        Given function = new Given.SmoothFunction(spelled, 1, all, Domain.REALS, false, statement.latex());
        Pattern bare = ranges.size() == 1
                        && !head.letters().isEmpty()
                        && head.letters().get(0).isEmpty()
                ? new Pattern(name, 0)
                : null;
        return declaration(spelled, Declaration.Kind.FIELD, head.pattern(), bare, 1, () -> function, statement);
    }

    /** What a definition declares: one name; or a function and its value at arguments that are declared numbers. */
    private List<Declaration> definitions(Statement statement) {
        List<Node> left = statement.left();
        Head.check(left);
        Extremes.refuse(statement);
        Members.Series series = family.of(statement, left);
        if (series != null && !series.isRule(statement, left)) {
            return List.of();
        }
        FreeLetters right = right(statement);
        boolean only = left.get(left.size() - 1) instanceof Bracket && vocabulary.isOnlyHead(statement);
        List<String> own = only ? parameters(left, right, vocabulary::isScalar) : List.of();
        if (own.isEmpty()) {
            Declaration plain = definition(statement, parameters(left, right, vocabulary::isFree), 0);
            if (plain.arity() > 0) {
                return List.of(plain);
            }
            vocabulary.noteHead(left);
            return List.of(only && vocabulary.hasRealArguments(left) ? alsoBare(plain) : plain);
        }
        Declaration value = alsoBare(definition(statement, List.of(), 0));
        Declaration function = definition(statement, own, 0);
        return List.of(value.withTwin(function.name()), function.withTwin(value.name()));
    }

    /** {@code L} where {@code L(\mathbf{w})} is declared. */
    private static Declaration alsoBare(Declaration value) {
        Pattern whole = value.patterns().get(0);
        return value.withPattern(new Pattern(Head.named(whole.nodes()), whole.slots()));
    }

    private FreeLetters right(Statement statement) {
        return new FreeLetters(statement.right(), true, vocabulary::nameAt);
    }

    /** A definition whose right side has {@code slots} indices: 1 for a vector, 2 for a matrix, 0 for a number. */
    Declaration shaped(Statement statement, int slots) {
        return slots > 0
                ? definition(statement, List.of(), slots)
                : definitions(statement).get(0);
    }

    private Declaration definition(Statement statement, List<String> parameters, int slots) {
        List<Node> left = statement.left();
        FreeLetters right = right(statement);
        String field = left.get(0) instanceof Fraction fraction ? field(fraction) : "";
        List<Node> named = parameters.isEmpty() ? left : Head.named(left);
        boolean bracket = named.size() > Head.named(named).size();
        String excepted = excepted(left, statement.right());
        Members.Series series = slots == 0 ? family.of(statement, left) : null;
        String counted = series == null ? "" : series.letter();
        Head head = Head.of(
                named,
                letter -> isIndexOf(letter, right, bracket)
                        || (!bracket && letter.equals(excepted))
                        || letter.equals(counted));
        Pattern bare = slots > 0 ? head.pattern() : null;
        if (slots > 0) {
            head = head.withComponents(slots);
        } else if (series != null) {
            head = head.shifted(series.shift());
        }
        Head whole = head;
        Supplier<Given> reader = () -> new Definitions(session)
                .read(statement, whole, parameters, slots, vocabulary.ranges(), series, scope.get());
        Given early = parameters.isEmpty() && slots == 0 ? early(whole, series, statement) : null;
        return new Declaration(
                head.name(),
                Declaration.Kind.DEFINITION,
                List.of(head.pattern()),
                bare,
                parameters.size(),
                new LazyGiven(statement, session.depth(), reader, early),
                statement,
                parameters.isEmpty() ? "" : field);
    }

    /** What is known of a family, all of whose indices are declared, before its members are read; else null. */
    private @Nullable Given early(Head head, Members.@Nullable Series series, Statement statement) {
        List<Expr> ranges = new ArrayList<>();
        List<Sym> indices = new ArrayList<>();
        for (String letter : head.letters()) {
            DomainReader.IndexRange range = series == null ? vocabulary.range(letter) : series.range();
            if (range == null) {
                return null;
            }
            ranges.add(Exprs.shifted(range.high(), series == null ? 0 : series.shift()));
            indices.add(session.bound(letter));
        }
        return ranges.isEmpty()
                ? null
                : new Given.Definition(head.name(), indices, ranges, List.of(), Exprs.ZERO, statement.latex());
    }

    /** An index letter of a head: a declared index, or one that is undeclared and free on the right as an index. */
    private boolean isIndexOf(String letter, FreeLetters right, boolean bracket) {
        if (vocabulary.isIndex(letter)) {
            return true;
        }
        boolean index = right.indices().contains(letter);
        boolean used = bracket
                ? index
                : right.free().contains(letter) && (index || right.alone().contains(letter));
        return used && vocabulary.isFree(letter);
    }

    /**
     * The one undeclared letter of the head's indices where the right side only leaves it out of a sum, as
     * {@code S_j := \\sum_{i \\neq j} a_i} does, whose sum does not run over it; empty if there is none.
     */
    private String excepted(List<Node> left, List<Node> right) {
        List<String> letters = new FreeLetters(left, false)
                .indices().stream()
                        .filter(letter -> Reading.isLetter(letter) && vocabulary.isFree(letter))
                        .toList();
        boolean one = letters.size() == 1
                && new FreeLetters(right, false, vocabulary::nameAt).alone().contains(letters.get(0));
        return one ? letters.get(0) : "";
    }

    /** The variable of integration at which {@code \\frac{dP}{d\\nu}} is taken. */
    static String field(Fraction fraction) {
        List<Node> bottom = fraction.bottom();
        return Spelling.of(bottom.subList(Math.min(1, bottom.size()), bottom.size()));
    }

    /** A density {@code \\frac{dP}{d\\nu}} is given at a point, which the one undeclared letter on the right names. */
    private List<String> point(Fraction fraction, FreeLetters right) {
        FreeLetters named = new FreeLetters(List.of(fraction), true);
        for (String letter : named.free()) {
            if (Reading.isLetter(letter) && !letter.equals("d") && !vocabulary.isFree(letter)) {
                throw new LatexException(
                        fraction.span(),
                        "not-a-name",
                        Cursor.quote(fraction) + " is a quotient, since \"" + letter
                                + "\" is declared; expected a name");
            }
        }
        return right.free().stream()
                .filter(letter -> Reading.isLetter(letter) && vocabulary.isFree(letter))
                .filter(letter -> !right.indices().contains(letter))
                .toList();
    }

    /** Arguments that are all letters of one kind and all occur on the right. */
    private List<String> parameters(List<Node> left, FreeLetters right, Predicate<String> kind) {
        if (left.get(0) instanceof Fraction fraction) {
            return point(fraction, right);
        }
        int last = left.size() - 1;
        if (last == 0 || !(left.get(last) instanceof Bracket bracket)) {
            return List.of();
        }
        List<String> parameters = new ArrayList<>();
        for (List<Node> argument : Pattern.splitAtCommas(bracket.body())) {
            String letter = argument.size() == 1 ? Spelling.of(argument.get(0)) : "";
            boolean parameter = argument.size() == 1
                    && (Reading.isLetter(argument.get(0)) || argument.get(0) instanceof Node.Styled)
                    && kind.test(letter)
                    && right.alone().contains(letter)
                    && !right.indices().contains(letter)
                    && !parameters.contains(letter);
            if (!parameter) {
                return List.of();
            }
            parameters.add(letter);
        }
        return parameters;
    }

    private Declaration declaration(
            Name name,
            Declaration.Kind kind,
            Pattern pattern,
            @Nullable Pattern bare,
            int arity,
            Supplier<Given> given,
            Statement statement) {
        return new Declaration(name, kind, List.of(pattern), bare, arity, given, statement, "");
    }
}
