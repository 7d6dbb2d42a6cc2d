package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.reader.shape.ShapedReader;
import org.jspecify.annotations.Nullable;

/**
 * The differentials that a derivation writes: {@code dA} of a declared letter is a letter of its own, of the shape and
 * the symmetry of A, and free otherwise; {@code d(\ldots)} of anything else is what changes in it, to first order, where
 * these letters change. Letters of which no differential stands in the derivation are held fixed.
 */
final class Differentials {
    /** Nothing is differentiated so. */
    static final Differentials NONE = new Differentials(Map.of());

    /** A declared letter with what it may be. */
    private record Letter(Node name, Node domain, Statement home) {}

    private final Map<String, Letter> letters;
    /** All symbols of the heads that are declared or defined. */
    private final Set<String> heads = new HashSet<>();

    private final Map<String, Letter> varying = new LinkedHashMap<>();
    private final List<Statement> added = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();

    private Differentials(Map<String, Letter> letters) {
        this.letters = letters;
    }

    /** The differentials in the sides, beside the statements in force. */
    static Differentials of(List<List<Node>> sides, List<Statement> statements, IntSupplier order) {
        boolean declared = statements.stream()
                .anyMatch(
                        s -> holds(s.left(), "d") || (s.kind() != Statement.Kind.DEFINITION && holds(s.right(), "d")));
        boolean integral = sides.stream().anyMatch(side -> holds(side, "\\int"));
        if (declared || integral) {
            return NONE;
        }
        Differentials all = new Differentials(letters(statements));
        statements.forEach(s -> all.noteHeads(s.left()));
        boolean[] any = {false};
        sides.forEach(side -> any[0] |= all.note(side));
        if (!any[0] || all.letters.isEmpty()) {
            return NONE;
        }
        sides.forEach(side -> all.reach(side, statements));
        if (all.varying.isEmpty()) {
            all.varying.putAll(all.letters);
            all.varying.keySet().retainAll(all.used);
        }
        all.declare(statements, order);
        return all;
    }

    private static boolean holds(List<Node> nodes, String symbol) {
        return nodes.stream()
                .anyMatch(node ->
                        Cursor.isSymbol(node, symbol) || parts(node).stream().anyMatch(part -> holds(part, symbol)));
    }

    private static List<List<Node>> parts(Node node) {
        List<List<Node>> parts = new ArrayList<>();
        node.withRows(row -> {
            parts.add(row);
            return row;
        });
        if (node instanceof Scripted scripted) {
            parts.add(List.of(scripted.base()));
            parts.add(scripted.sub());
            parts.add(scripted.sup());
        } else if (node instanceof Styled styled) {
            parts.add(styled.body());
        }
        return parts;
    }

    private static Map<String, Letter> letters(List<Statement> statements) {
        Map<String, Letter> letters = new LinkedHashMap<>();
        for (Statement statement : statements) {
            Node domain = statement.kind() == Statement.Kind.MEMBER
                            && statement.right().size() == 1
                    ? free(statement.right().get(0))
                    : null;
            if (domain != null) {
                for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                    if (name.size() == 1) {
                        letters.put(Spelling.of(name), new Letter(name.get(0), domain, statement));
                    }
                }
            }
        }
        return letters;
    }

    /** The set without what restricts its members, but for their symmetry; null where it is no set of reals. */
    private static @Nullable Node free(Node domain) {
        Scripted scripted = domain instanceof Scripted s ? s : null;
        Node base = scripted == null ? domain : scripted.base();
        boolean interval = base instanceof Bracket bracket && !bracket.open().equals("\\{");
        String set =
                base instanceof Styled styled && styled.style().equals("\\mathbb") ? Spelling.of(styled.body()) : "";
        if (!interval && !set.equals("R") && !set.equals("S")) {
            return null;
        }
        Node reals = interval ? new Styled("\\mathbb", List.of(new Symbol("R", domain.span())), domain.span()) : base;
        return scripted == null || scripted.sup().isEmpty()
                ? reals
                : new Scripted(reals, List.of(), scripted.sup(), 0, domain.span());
    }

    private static boolean isSign(Node node) {
        boolean upright = node instanceof Styled styled
                && styled.style().equals("\\mathrm")
                && Spelling.of(styled.body()).equals("d");
        return Cursor.isSymbol(node, "d") || upright;
    }

    private void noteHeads(List<Node> row) {
        for (Node node : row) {
            if (node instanceof Symbol symbol) {
                heads.add(symbol.text());
            }
            parts(node).forEach(this::noteHeads);
        }
    }

    /** Whether the sign stands there, and not the last letter of a word such as {@code sigmoid}. */
    private boolean isSign(List<Node> row, int at) {
        boolean word = at > 0
                && row.get(at - 1) instanceof Symbol before
                && Reading.isLetter(before)
                && !heads.contains(before.text());
        return isSign(row.get(at)) && at + 1 < row.size() && !word;
    }

    private static boolean isDerivative(Fraction fraction) {
        Node first = fraction.bottom().isEmpty() ? null : fraction.bottom().get(0);
        return first != null && (isSign(first) || Cursor.isSymbol(first, "\\partial"));
    }

    /** Notes the letters of which differentials stand in the row; whether anything is differentiated. */
    private boolean note(List<Node> row) {
        boolean any = false;
        for (int i = 0; i < row.size(); i++) {
            Node node = row.get(i);
            if (isSign(row, i)) {
                any = true;
                Letter letter = letter(row.get(i + 1));
                if (letter != null) {
                    varying.put(Spelling.of(letter.name()), letter);
                }
            } else if (!(node instanceof Fraction fraction) || !isDerivative(fraction)) {
                boolean[] inside = {false};
                (node instanceof Scripted scripted ? scripted.base() : node).withRows(inner -> {
                    inside[0] |= note(inner);
                    return inner;
                });
                any |= inside[0];
            }
        }
        return any;
    }

    /** The letter that is all of the node but an index or a transpose behind it; else null. */
    private @Nullable Letter letter(Node node) {
        Letter own = letters.get(Spelling.of(node));
        if (own != null || !(node instanceof Scripted scripted)) {
            return own;
        }
        boolean plain = scripted.sup().isEmpty() || isTranspose(scripted.sup());
        return plain && scripted.primes() == 0 ? letters.get(Spelling.of(scripted.base())) : null;
    }

    private static boolean isTranspose(List<Node> power) {
        return power.size() == 1 && (Cursor.isSymbol(power.get(0), "\\top") || Cursor.isSymbol(power.get(0), "T"));
    }

    /** Notes what the nodes are made of, definitions looked into. */
    private void reach(List<Node> nodes, List<Statement> statements) {
        for (Node node : nodes) {
            if (used.add(Spelling.of(node))) {
                statements.stream()
                        .filter(s -> s.kind() == Statement.Kind.DEFINITION)
                        .filter(s -> Spelling.of(s.left().get(0)).equals(Spelling.of(node)))
                        .forEach(s -> reach(s.right(), statements));
            }
            parts(node).forEach(part -> reach(part, statements));
        }
    }

    private static Node named(Node sign, Node letter) {
        return new Styled("\\mathrm", List.of(new Symbol("d", sign.span()), letter), sign.span());
    }

    private void declare(List<Statement> statements, IntSupplier order) {
        varying.forEach((spelling, letter) -> {
            Node name = named(letter.name(), letter.name());
            added.add(statement(
                    letter.home(), Statement.Kind.MEMBER, List.of(name), List.of(letter.domain()), order.getAsInt()));
            boolean symmetric = statements.stream().anyMatch(s -> makesSymmetric(s, spelling));
            if (symmetric) {
                Node top = new Symbol("\\top", name.span());
                Node transpose = new Scripted(name, List.of(), List.of(top), 0, name.span());
                List<Node> relation = List.of(transpose, new Symbol("=", name.span()), name);
                added.add(statement(letter.home(), Statement.Kind.RELATION, relation, List.of(), order.getAsInt()));
            }
        });
    }

    private static boolean makesSymmetric(Statement statement, String spelling) {
        String left = Spelling.of(statement.left());
        return statement.kind() == Statement.Kind.DEFINITENESS
                ? left.equals(spelling)
                : statement.kind() == Statement.Kind.RELATION
                        && (left.equals(spelling + "^{\\top}=" + spelling)
                                || left.equals(spelling + "=" + spelling + "^{\\top}"));
    }

    private static Statement statement(
            Statement home, Statement.Kind kind, List<Node> left, List<Node> right, int order) {
        String latex = Spelling.of(left) + (right.isEmpty() ? "" : " \\in " + Spelling.of(right));
        return new Statement(kind, left, right, latex, home.section(), order, home.file(), home.inDerivation());
    }

    /** What declares the differentials of letters; the author wrote none of it. */
    List<Statement> added() {
        return List.copyOf(added);
    }

    /** The letters that change. */
    List<Node> letters() {
        return varying.values().stream().map(Letter::name).toList();
    }

    /** The letters in the derivation that do not change. */
    List<Node> held() {
        return letters.entrySet().stream()
                .filter(e -> used.contains(e.getKey()) && !varying.containsKey(e.getKey()))
                .map(e -> e.getValue().name())
                .toList();
    }

    /** The row with a name for each letter's differential, and a sign of its own for any other. */
    List<Node> row(List<Node> row) {
        if (varying.isEmpty()) {
            return row;
        }
        List<Node> changed = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Node node = row.get(i);
            if (isSign(row, i)) {
                Node of = row.get(i + 1);
                Letter letter = letter(of);
                if (letter == null || !varying.containsKey(Spelling.of(letter.name()))) {
                    changed.add(new Symbol(ShapedReader.DIFFERENTIAL, node.span()));
                } else {
                    Node name = named(node, letter.name());
                    boolean scripts = !Spelling.of(of).equals(Spelling.of(letter.name()));
                    changed.add(
                            scripts && of instanceof Scripted s
                                    ? new Scripted(name, s.sub(), s.sup(), 0, of.span())
                                    : name);
                    i++;
                }
            } else if (node instanceof Fraction fraction && isDerivative(fraction)) {
                changed.add(node);
            } else if (node instanceof Scripted s) {
                changed.add(new Scripted(s.base().withRows(this::row), s.sub(), s.sup(), s.primes(), s.span()));
            } else {
                changed.add(node.withRows(this::row));
            }
        }
        return changed;
    }
}
