package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Families of which some members are given by number beside the others: {@code x_0} beside {@code x_t}, {@code m_0 := 0}
 * beside {@code m_t := …}, {@code \\delta_L := …} beside {@code \\delta_l := …} with l up to L.
 */
final class Members {
    /**
     * One such family.
     *
     * @param general the statement that speaks of all other members
     * @param letter its index there
     * @param range that of its index there
     * @param low the number of the first member
     * @param numbered the statements of members by number
     * @param last the statement of the last member, or null where none speaks of it alone
     */
    record Series(
            Statement general,
            String letter,
            DomainReader.IndexRange range,
            int low,
            TreeMap<Integer, Statement> numbered,
            @Nullable Statement last) {
        /** The number of the member of which the statement speaks alone, or null. */
        @Nullable
        Integer number(Statement statement) {
            return numbered.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(statement))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }

        /** The name of the member of this number among those that the statement declares. */
        Name name(Statement statement, int number) {
            return Pattern.splitAtCommas(statement.left()).stream()
                    .filter(name -> {
                        Stem stem = Stem.of(name);
                        return stem != null && Integer.valueOf(number).equals(stem.number());
                    })
                    .map(name -> Name.of(Spelling.of(name)))
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether the name is that of all members that no other statement speaks of. */
        boolean isRule(Statement statement, List<Node> name) {
            Stem stem = Stem.of(name);
            return statement.equals(general)
                    && stem != null
                    && Spelling.of(stem.index()).equals(letter);
        }

        boolean isDefined() {
            return general.kind() == Statement.Kind.DEFINITION;
        }

        /** By how much its indices are kept above what is written. */
        int shift() {
            return 1 - low;
        }
    }

    /** A name without its index, and the index. */
    record Stem(String spelling, Node index) {
        /** The stem of a name with one subscript, or one bracketed superscript, of one node; else null. */
        static @Nullable Stem of(List<Node> name) {
            if (name.size() != 1 || !(name.get(0) instanceof Scripted scripted)) {
                return null;
            }
            Node slot = new Node.Slot(1, scripted.span());
            if (scripted.sub().size() == 1 && scripted.sup().isEmpty()) {
                return new Stem(
                        spelling(scripted, List.of(slot), List.of()),
                        scripted.sub().get(0));
            } else if (scripted.sub().isEmpty()
                    && scripted.sup().size() == 1
                    && scripted.sup().get(0) instanceof Bracket bracket
                    && bracket.body().size() == 1) {
                Node inner = new Bracket(bracket.open(), bracket.close(), List.of(slot), bracket.span());
                return new Stem(
                        spelling(scripted, List.of(), List.of(inner)),
                        bracket.body().get(0));
            }
            return null;
        }

        /** The name without its subscript, which is a vector's; null where the index stands elsewhere. */
        @Nullable
        Pattern bare() {
            Node name = Tree.readSpelling(spelling).get(0);
            return name instanceof Scripted scripted && !scripted.sub().isEmpty() && scripted.primes() == 0
                    ? new Pattern(List.of(scripted.base()), 0)
                    : null;
        }

        /** The name with a slot for its index. */
        Pattern pattern() {
            return new Pattern(Tree.readSpelling(spelling), 1);
        }

        private static String spelling(Scripted name, List<Node> sub, List<Node> sup) {
            return Spelling.of(new Scripted(name.base(), sub, sup, name.primes(), name.span()));
        }

        /** The number that the index is, or null. */
        @Nullable
        Integer number() {
            return index instanceof Numeral numeral && numeral.digits().matches("[0-9]{1,3}")
                    ? Integer.valueOf(numeral.digits())
                    : null;
        }
    }

    /**
     * A family that is listed, as {@code x_0, x_1, \\ldots, x_T} is.
     *
     * @param low the number of the first member
     * @param high that of the last one, as an index
     */
    record Listed(Stem stem, int low, List<Node> high) {
        /** The family that the names list; null where no dots stand among them. */
        static @Nullable Listed of(List<List<Node>> names) {
            int dots = names.size() - 2;
            if (dots < 1 || !Spelling.of(names.get(dots)).equals("\\ldots")) {
                return null;
            }
            Stem first = Stem.of(names.get(0));
            Stem last = Stem.of(names.get(dots + 1));
            Integer low = first == null ? null : first.number();
            boolean alike = first != null && last != null && first.spelling().equals(last.spelling());
            for (int i = 1; alike && i < dots; i++) {
                Stem next = Stem.of(names.get(i));
                Integer number = next == null ? null : next.number();
                alike = next != null
                        && first != null
                        && next.spelling().equals(first.spelling())
                        && low != null
                        && number != null
                        && number == low + i;
            }
            if (!alike || first == null || last == null || low == null || low > 1) {
                throw new LatexException(
                        names.get(dots).get(0).span(),
                        "not-a-name",
                        "\"\\ldots\" stands in no list of members; expected x_1, \\ldots, x_n");
            }
            return new Listed(first, low, List.of(last.index()));
        }
    }

    private final Map<Statement, Map<String, Series>> series = new HashMap<>();

    /** Finds them among the statements. */
    Members(List<Statement> statements, Vocabulary vocabulary) {
        Map<List<Object>, List<Member>> alike = new LinkedHashMap<>();
        for (Statement statement : statements) {
            if (statement.kind() == Statement.Kind.MEMBER || statement.kind() == Statement.Kind.DEFINITION) {
                for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                    Stem stem = Stem.of(name);
                    if (stem != null) {
                        alike.computeIfAbsent(List.of(statement.section(), stem.spelling()), key -> new ArrayList<>())
                                .add(new Member(statement, stem));
                    }
                }
            }
        }
        alike.values().forEach(members -> join(members, vocabulary));
    }

    /**
     * The statements in which a list {@code x_0, x_1, \\ldots, x_T} beside a definition of x_t declares only what that
     * does not define: the first member, where it is one before the others.
     */
    static List<Statement> besideRules(List<Statement> statements) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : statements) {
            List<List<Node>> names = Pattern.splitAtCommas(statement.left());
            boolean dots = statement.kind() == Statement.Kind.MEMBER
                    && names.size() > 2
                    && Spelling.of(names.get(names.size() - 2)).equals("\\ldots");
            Stem first = dots ? Stem.of(names.get(0)) : null;
            Integer low = first == null ? null : first.number();
            boolean ruled = first != null
                    && low != null
                    && statements.stream()
                            .filter(other -> other.kind() == Statement.Kind.DEFINITION
                                    && other.section().equals(statement.section()))
                            .map(other -> Stem.of(other.left()))
                            .anyMatch(stem -> stem != null
                                    && stem.number() == null
                                    && stem.spelling().equals(first.spelling()));
            if (!ruled) {
                kept.add(statement);
            } else if (low != null && low == 0) {
                kept.add(new Statement(
                        statement.kind(),
                        names.get(0),
                        statement.right(),
                        statement.latex(),
                        statement.section(),
                        statement.order(),
                        statement.file(),
                        statement.inDerivation()));
            }
        }
        return kept;
    }

    private record Member(Statement statement, Stem stem) {
        String letter() {
            return Spelling.of(stem.index());
        }

        boolean isDefined() {
            return statement.kind() == Statement.Kind.DEFINITION;
        }
    }

    /** The range of the index: declared, or all positive numbers up to a size and one more, where that is the index. */
    private static DomainReader.@Nullable IndexRange range(Member member, Vocabulary vocabulary) {
        if (member.isDefined() && vocabulary.isNatural(member.letter())) {
            Sym size = new Sym(Name.of(member.letter()));
            return new DomainReader.IndexRange(Exprs.ONE, Exprs.add(size, Exprs.ONE));
        }
        return vocabulary.range(member.letter());
    }

    private void join(List<Member> members, Vocabulary vocabulary) {
        List<Member> general = members.stream()
                .filter(member -> range(member, vocabulary) != null)
                .toList();
        Member rule = general.size() == 1 ? general.get(0) : null;
        DomainReader.IndexRange range = rule == null ? null : range(rule, vocabulary);
        if (rule == null || range == null || !(range.low() instanceof Num first)) {
            return;
        }
        String high = range.high() instanceof Sym size ? size.name().spelling() : "";
        TreeMap<Integer, Statement> numbered = new TreeMap<>();
        Statement last = null;
        for (Member member : members) {
            Integer number = member.stem().number();
            if (number != null && numbered.putIfAbsent(number, member.statement()) == null) {
                series.computeIfAbsent(member.statement(), key -> new HashMap<>());
            } else if (member.letter().equals(high) && member.isDefined() && rule.isDefined()) {
                last = member.statement();
            }
        }
        int start = first.value().numerator().intValueExact();
        int low = start;
        while (numbered.containsKey(low - 1)) {
            low--;
        }
        int lowest = low;
        numbered.keySet().removeIf(number -> number < lowest);
        boolean beside = !numbered.isEmpty() || last != null;
        if (low > 1 || (low == 1 && !beside) || (!beside && !vocabulary.isIndex(rule.letter()))) {
            return;
        }
        Series found = new Series(rule.statement(), rule.letter(), range, low, numbered, last);
        String stem = rule.stem().spelling();
        series.computeIfAbsent(rule.statement(), key -> new HashMap<>()).put(stem, found);
        for (Statement own : numbered.values()) {
            series.computeIfAbsent(own, key -> new HashMap<>()).put(stem, found);
        }
        if (last != null) {
            series.computeIfAbsent(last, key -> new HashMap<>()).put(stem, found);
        }
    }

    /** The family to which the name in the statement belongs, or null where it stands by itself. */
    @Nullable
    Series of(Statement statement, List<Node> name) {
        Map<String, Series> own = series.get(statement);
        Stem stem = own == null ? null : Stem.of(name);
        return stem == null ? null : series.getOrDefault(statement, Map.of()).get(stem.spelling());
    }

    /** Refuses what cannot be joined. */
    static LatexException unlike(Statement statement) {
        return new LatexException(
                statement.span(),
                "unsupported-family",
                Cursor.quote(statement.left())
                        + " is a member of a family that is declared beside it with other values;"
                        + " expected the same set for both");
    }
}
