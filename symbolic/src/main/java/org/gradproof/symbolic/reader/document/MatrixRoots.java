package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;

/**
 * Roots of matrices that are declared positive definite, {@code A^{1/2}} and {@code A^{-1/2}}. Where one stands, the
 * root is what is declared, positive definite too, and the matrix is its square: a positive definite matrix is the
 * square of exactly one such matrix, so that this says the same of both.
 */
final class MatrixRoots {
    /** Statements are told apart by their places; those of these are below all others. */
    private static final int PLACES = -2_000_000;

    private static final int MOST = 1_000;

    /**
     * A root as it is written.
     *
     * @param section where it stands
     */
    private record Use(List<Integer> section, Scripted root, boolean inverse) {}

    private final Map<String, List<Use>> uses = new LinkedHashMap<>();
    private final Map<Statement, List<Statement>> known = new LinkedHashMap<>();

    /** Notes the roots in what a section says. */
    void note(List<Node> nodes, List<Integer> section) {
        for (Node node : nodes) {
            if (node instanceof Scripted scripted
                    && scripted.sub().isEmpty()
                    && !(scripted.base() instanceof Bracket)) {
                String power = power(scripted.sup());
                if (power.equals("1/2") || power.equals("-1/2")) {
                    uses.computeIfAbsent(Spelling.of(scripted.base()), base -> new ArrayList<>())
                            .add(new Use(List.copyOf(section), scripted, power.startsWith("-")));
                    known.clear();
                }
            }
            parts(node).forEach(part -> note(part, section));
        }
    }

    private static String power(List<Node> sup) {
        int last = sup.size() - 1;
        if (last >= 0 && sup.get(last) instanceof Fraction fraction) {
            String half = Spelling.of(fraction.top()) + "/" + Spelling.of(fraction.bottom());
            return Spelling.of(sup.subList(0, last)) + half;
        }
        return Spelling.of(sup);
    }

    private static List<List<Node>> parts(Node node) {
        if (node instanceof Scripted scripted) {
            return List.of(List.of(scripted.base()), scripted.sub(), scripted.sup());
        } else if (node instanceof Bracket bracket) {
            return List.of(bracket.body());
        } else if (node instanceof Styled styled) {
            return List.of(styled.body());
        } else if (node instanceof Fraction fraction) {
            return List.of(fraction.top(), fraction.bottom());
        }
        return node instanceof Root root ? List.of(root.body()) : List.of();
    }

    /** What the statement says where roots of what it declares stand in its reach. */
    List<Statement> in(Statement statement) {
        return known.computeIfAbsent(statement, this::written);
    }

    private List<Statement> written(Statement statement) {
        boolean definite = statement.kind() == Statement.Kind.MEMBER
                && statement.right().size() == 1
                && statement.right().get(0) instanceof Scripted set
                && Spelling.of(set.base()).equals("\\mathbb{S}")
                && Spelling.of(set.sub()).equals("++");
        List<Statement> all = new ArrayList<>();
        List<Node> others = new ArrayList<>();
        for (List<Node> name : definite ? Pattern.splitAtCommas(statement.left()) : List.<List<Node>>of()) {
            List<Use> roots = name.size() != 1
                    ? List.of()
                    : uses.getOrDefault(Spelling.of(name), List.of()).stream()
                            .filter(use -> touch(use.section(), statement.section()))
                            .toList();
            if (roots.isEmpty()) {
                if (!others.isEmpty()) {
                    others.add(new Symbol(",", statement.span()));
                }
                others.addAll(name);
            } else {
                all.addAll(root(statement, name.get(0), roots));
            }
        }
        if (all.isEmpty()) {
            return List.of(statement);
        }
        if (!others.isEmpty()) {
            all.add(like(statement, Statement.Kind.MEMBER, others, statement.right()));
        }
        List<Statement> placed = new ArrayList<>();
        for (Statement one : all) {
            int order = PLACES - MOST * statement.order() - placed.size();
            placed.add(new Statement(
                    one.kind(),
                    one.left(),
                    one.right(),
                    one.latex(),
                    one.section(),
                    order,
                    one.file(),
                    one.inDerivation()));
        }
        return placed;
    }

    /** Whether one section lies within the other. */
    private static boolean touch(List<Integer> a, List<Integer> b) {
        int depth = Math.min(a.size(), b.size());
        return a.subList(0, depth).equals(b.subList(0, depth));
    }

    private static List<Statement> root(Statement statement, Node name, List<Use> roots) {
        Span at = statement.span();
        List<Node> half = List.of(new Numeral("1", at), new Symbol("/", at), new Numeral("2", at));
        Node root = new Scripted(name, List.of(), half, 0, at);
        List<Statement> all = new ArrayList<>();
        all.add(like(statement, Statement.Kind.MEMBER, List.of(root), statement.right()));
        all.add(like(statement, Statement.Kind.DEFINITION, List.of(name), List.of(root, root)));
        Map<String, Statement> spelt = new LinkedHashMap<>();
        for (Use use : roots) {
            Node inverse = new Scripted(
                    new Bracket("(", ")", List.of(root), at),
                    List.of(),
                    List.of(new Symbol("-", at), new Numeral("1", at)),
                    0,
                    at);
            Node head = new Scripted(name, List.of(), use.root().sup(), 0, at);
            if (use.inverse() || !Spelling.of(head).equals(Spelling.of(root))) {
                spelt.putIfAbsent(
                        Spelling.of(head),
                        like(
                                statement,
                                Statement.Kind.DEFINITION,
                                List.of(head),
                                List.of(use.inverse() ? inverse : root)));
            }
        }
        all.addAll(spelt.values());
        return all;
    }

    private static Statement like(Statement of, Statement.Kind kind, List<Node> left, List<Node> right) {
        String sign = kind == Statement.Kind.DEFINITION ? " := " : " \\in ";
        String latex = Spelling.of(left) + sign + Spelling.of(right);
        return new Statement(kind, left, right, latex, of.section(), of.order(), of.file(), of.inDerivation());
    }
}
