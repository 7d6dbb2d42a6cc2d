package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** First round over givens: which letters are declared at all, which of them are indices, which sizes are named. */
final class Vocabulary {
    private static final Set<String> FONTS = Set.of("\\mathbf", "\\boldsymbol", "\\vec");
    private static final Set<String> CONSTANTS = Set.of("e", "\\pi", "\\mathrm{e}");

    private final Set<String> declared = new HashSet<>();
    /** What is declared to be in a set, and defined by nothing. */
    private final Set<String> members = new HashSet<>();

    private final Set<String> sizes = new LinkedHashSet<>();
    private final Set<String> naturals = new HashSet<>();
    private final Set<String> quotients = new HashSet<>();
    private final Set<String> heads = new HashSet<>();
    private final Set<String> scalars = new HashSet<>();
    private final Set<String> reals = new HashSet<>();
    /** The letters of what is defined entry by entry. */
    private final Set<String> wholes = new HashSet<>();

    private final Map<List<Integer>, Map<String, Integer>> named = new HashMap<>();
    private final Map<String, DomainReader.IndexRange> ranges = new HashMap<>();
    private final Map<String, Given.Structure> structures = new HashMap<>();
    private final Map<Statement, Listed> listed = new HashMap<>();
    private final Map<Statement, DomainReader.Shape> shapes = new LinkedHashMap<>();

    /** Notes what the statement declares. */
    void note(Statement statement) {
        List<Node> left = statement.left();
        if (statement.kind() != Statement.Kind.RELATION) {
            for (List<Node> name : Pattern.splitAtCommas(left)) {
                named.computeIfAbsent(statement.section(), section -> new HashMap<>())
                        .merge(Spelling.of(Head.named(name)), 1, Integer::sum);
            }
        }
        switch (statement.kind()) {
            case MEMBER -> {
                for (List<Node> name : Pattern.splitAtCommas(left)) {
                    declared.add(Spelling.of(name));
                    members.add(Spelling.of(name));
                }
                DomainReader.Shape shape = new DomainReader(sizes).read(statement.right());
                shapes.put(statement, shape);
                Members.Listed list = Members.Listed.of(Pattern.splitAtCommas(left));
                if (list != null) {
                    Expr high = new DomainReader(sizes).dimension(list.high(), statement.span());
                    listed.put(statement, new Listed(list, high));
                    return;
                }
                for (List<Node> name : Pattern.splitAtCommas(left)) {
                    noteHead(name);
                    String spelling = Spelling.of(name);
                    naturals.remove(spelling);
                    if (shape instanceof DomainReader.IndexRange range) {
                        ranges.put(spelling, range);
                    } else if (shape instanceof DomainReader.Naturals from && from.low() == 1) {
                        naturals.add(spelling);
                    }
                    scalars.remove(spelling);
                    reals.remove(spelling);
                    if (shape instanceof DomainReader.Reals vector) {
                        reals.add(spelling);
                        if (vector.dimensions().isEmpty()) {
                            scalars.add(spelling);
                        }
                    }
                }
            }
            case DEFINITION -> {
                declared.add(Spelling.of(left));
                declared.add(Spelling.of(Head.named(left)));
                if (left.size() == 1) {
                    scalars.add(Spelling.of(left));
                    reals.add(Spelling.of(left));
                    if (left.get(0) instanceof Node.Scripted entry
                            && !entry.sub().isEmpty()) {
                        wholes.add(Spelling.of(entry.base()));
                    }
                }
                if (left.get(0) instanceof Node.Fraction quotient) {
                    quotients.add(Spelling.of(quotient));
                }
            }
            case FUNCTION, LAW, SUBSET -> {
                List<Node> names = left.size() == 1 && left.get(0) instanceof Bracket bracket ? bracket.body() : left;
                Pattern.splitAtCommas(names).forEach(name -> declared.add(Spelling.of(name)));
            }
            case DEFINITENESS -> {
                String zero = Spelling.of(statement.right());
                if (!zero.equals("0") && !zero.equals("\\mathbf{0}") && !zero.equals("O")) {
                    throw new LatexException(
                            statement.span(),
                            "unknown-relation",
                            "definiteness is known against 0 only; expected A \\succ 0 or A \\succeq 0");
                }
                Given.Structure structure = statement.latex().contains("\\succeq")
                        ? Given.Structure.POSITIVE_SEMIDEFINITE
                        : Given.Structure.POSITIVE_DEFINITE;
                Pattern.splitAtCommas(left).forEach(name -> structures.put(Spelling.of(name), structure));
            }
            default -> {
                // A relation declares nothing.
            }
        }
    }

    /** A list of members, and the number of the last one. */
    record Listed(Members.Listed list, Expr high) {}

    /** The family that the statement lists, or null. */
    @Nullable
    Listed listed(Statement statement) {
        return listed.get(statement);
    }

    /** What is known of the matrix of this name, declared to be {@code declared}. */
    Given.Structure structure(String name, Given.Structure declared) {
        Given.Structure said = structures.getOrDefault(name, declared);
        return said.compareTo(declared) > 0 ? said : declared;
    }

    /** What stands right of {@code \in}, or null if that is not readable. */
    DomainReader.@Nullable Shape shape(Statement statement) {
        return shapes.get(statement);
    }

    /** Whether the letter is declared as any positive integer. */
    boolean isNatural(String letter) {
        return naturals.contains(letter);
    }

    boolean isIndex(String letter) {
        return ranges.containsKey(letter);
    }

    DomainReader.@Nullable IndexRange range(String letter) {
        return ranges.get(letter);
    }

    /** Whether the node is a name that looks like a quotient, {@code \\frac{dP}{d\\nu}}: the letters in it are none. */
    private boolean isNamedQuotient(Node node) {
        return node instanceof Node.Fraction && quotients.contains(Spelling.of(node));
    }

    /** Whether it is a name whose scripts no given declares as indices: {@code w_t} beside {@code w_{t+1}}, without a t. */
    private boolean isNamedStep(Node node) {
        return node instanceof Node.Scripted scripted
                && !scripted.sub().isEmpty()
                && members.contains(Spelling.of(node))
                && scripted.sub().stream().noneMatch(letter -> isIndex(Spelling.of(letter)));
    }

    /** A head with a bracket is one name: the letters in the bracket are none. */
    void noteHead(List<Node> head) {
        if (head.size() == 2 && head.get(1) instanceof Bracket) {
            heads.add(Spelling.of(head));
        }
    }

    /** How many nodes make up a name in which the letters are none, as in {@code \\frac{dP}{d\\nu}} and {@code H(X)}; 0 if none stands there. */
    int nameAt(List<Node> row, int at) {
        if (isNamedQuotient(row.get(at)) || isNamedStep(row.get(at))) {
            return 1;
        }
        boolean head = at + 1 < row.size()
                && row.get(at + 1) instanceof Bracket
                && heads.contains(Spelling.of(row.subList(at, at + 2)));
        return head ? 2 : 0;
    }

    /** Whether no other given of the section declares what stands before the bracket of the statement's head. */
    boolean isOnlyHead(Statement statement) {
        String name = Spelling.of(Head.named(statement.left()));
        return named.getOrDefault(statement.section(), Map.of()).getOrDefault(name, 0) < 2;
    }

    /** Whether the letter is a declared number, or a defined one. */
    boolean isScalar(String letter) {
        return scalars.contains(letter) && !isIndex(letter);
    }

    /** Whether all arguments of the head are declared numbers, vectors or matrices. */
    boolean hasRealArguments(List<Node> head) {
        return head.get(head.size() - 1) instanceof Bracket bracket
                && Pattern.splitAtCommas(bracket.body()).stream()
                        .map(Spelling::of)
                        .allMatch(argument -> isReal(argument) && !isIndex(argument));
    }

    /** Whether it is a declared number or vector, or a vector's letter without its font. */
    private boolean isReal(String name) {
        return reals.contains(name)
                || (!declared.contains(name)
                        && (wholes.contains(name)
                                || FONTS.stream().anyMatch(font -> reals.contains(font + "{" + name + "}"))));
    }

    /** The ranges of all declared indices. */
    Map<String, DomainReader.IndexRange> ranges() {
        return Collections.unmodifiableMap(ranges);
    }

    /** Where dimensions note the sizes that they name. */
    Set<String> sizes() {
        return sizes;
    }

    /** Whether the letter is neither declared nor a constant nor a size. */
    boolean isFree(String letter) {
        return !declared.contains(letter) && !sizes.contains(letter) && !CONSTANTS.contains(letter);
    }

    /** The sizes that dimensions name and nothing declares. */
    List<Given> implicitSizes() {
        List<Given> givens = new ArrayList<>();
        for (String size : sizes) {
            if (!declared.contains(size)) {
                givens.add(new Given.Size(Name.of(size), size + " \\in \\mathbb{N}"));
            }
        }
        return givens;
    }
}
