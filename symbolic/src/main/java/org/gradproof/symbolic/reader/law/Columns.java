package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.average.BookLaw;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Tells laws of random columns from laws of numbers, by what stands in their parameters: the covariance of a Gaussian of
 * several dimensions ends in a matrix, the variance of one of one dimension does not ({@code w^\top S w}).
 */
final class Columns {
    private static final int DEEPEST = 20;

    /** The rows and columns of what is declared with a shape; one of them for a column. */
    private final Map<String, List<List<Node>>> shapes = new HashMap<>();

    private final Map<String, List<Node>> definitions = new HashMap<>();

    void note(Statement statement) {
        if (statement.kind() == Statement.Kind.DEFINITION && statement.left().size() == 1) {
            definitions.put(Spelling.of(statement.left()), statement.right());
        } else if (statement.kind() == Statement.Kind.MEMBER
                && statement.right().size() == 1
                && statement.right().get(0) instanceof Scripted set
                && !set.sup().isEmpty()) {
            List<List<Node>> shape = shape(set);
            Pattern.splitAtCommas(statement.left()).forEach(name -> shapes.put(Spelling.of(name), shape));
        }
    }

    private static List<List<Node>> shape(Scripted set) {
        String base = set.base() instanceof Styled styled ? Spelling.of(styled.body()) : Spelling.of(set.base());
        List<Node> size = set.sup();
        if (base.equals("S")) {
            return List.of(size, size);
        } else if (base.equals("\\Delta")) {
            int end = size.size() - 2;
            boolean less =
                    end > 0 && Spelling.of(size.subList(end, size.size())).equals("-1");
            return List.of(less ? size.subList(0, end) : size);
        }
        for (int i = 1; i + 1 < size.size(); i++) {
            if (Cursor.isSymbol(size.get(i), "\\times")) {
                return List.of(size.subList(0, i), size.subList(i + 1, size.size()));
            }
        }
        return List.of(size);
    }

    /** Whether the law, of the books, is one of columns. */
    boolean areOf(List<Node> law) {
        if (BookLaws.ofVectors(law) != null) {
            return true;
        }
        List<List<Node>> parameters = parameters(law);
        return BookLaws.law(law) == BookLaw.NORMAL && parameters.size() == 2 && isMatrix(parameters.get(1), 0);
    }

    private static List<List<Node>> parameters(List<Node> law) {
        return law.get(law.size() - 1) instanceof Bracket bracket ? Pattern.splitAtCommas(bracket.body()) : List.of();
    }

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private boolean isIdentity(Node node) {
        Node base = base(node);
        String letter = Spelling.of(base instanceof Styled styled ? styled.body() : List.of(base));
        return letter.equals("I")
                && !shapes.containsKey(Spelling.of(base))
                && !definitions.containsKey(Spelling.of(base));
    }

    /** Whether the last factor is a matrix. */
    private boolean isMatrix(List<Node> nodes, int depth) {
        int end = nodes.size();
        for (int i = 1; i < nodes.size(); i++) {
            if (Cursor.isSymbol(nodes.get(i), "/")) {
                end = i;
                break;
            }
        }
        if (end == 0 || depth > DEEPEST) {
            return false;
        }
        Node last = nodes.get(end - 1);
        Node base = base(last);
        if (base instanceof Bracket bracket) {
            Node before = end > 1 ? nodes.get(end - 2) : null;
            String name = before instanceof Styled styled ? Spelling.of(styled.body()) : "";
            boolean function =
                    before != null && (name.length() > 1 || Spelling.of(before).startsWith("\\"));
            return name.equalsIgnoreCase("diag") || (!function && isMatrix(bracket.body(), depth + 1));
        } else if (base instanceof Fraction fraction) {
            return isMatrix(fraction.top(), depth + 1);
        }
        List<Node> definition = definition(last);
        return isIdentity(last)
                || shapes.getOrDefault(key(last), List.of()).size() == 2
                || (definition != null && isMatrix(definition, depth + 1));
    }

    private String key(Node node) {
        String whole = Spelling.of(node);
        return shapes.containsKey(whole) ? whole : Spelling.of(PointLetters.withoutPower(node));
    }

    private @Nullable List<Node> definition(Node node) {
        List<Node> whole = definitions.get(Spelling.of(node));
        return whole != null ? whole : definitions.get(Spelling.of(PointLetters.withoutPower(node)));
    }

    /** The matrix with its size written at each identity. */
    List<Node> sized(List<Node> matrix, List<Node> size) {
        return matrix.stream()
                .map(node -> {
                    if (isIdentity(node)
                            && !(node instanceof Scripted scripted
                                    && !scripted.sub().isEmpty())) {
                        List<Node> power = node instanceof Scripted scripted ? scripted.sup() : List.of();
                        return new Scripted(base(node), size, power, 0, node.span());
                    }
                    return node.withRows(row -> sized(row, size));
                })
                .toList();
    }

    /** How many entries a column with this law has; empty where nothing in it tells. */
    List<Node> size(List<Node> law) {
        List<List<Node>> parameters = parameters(law);
        for (int i = parameters.size() - 1; i >= 0; i--) {
            List<Node> rows = rows(parameters.get(i), 0);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    /** The rows of the first factor that is no number. */
    private List<Node> rows(List<Node> nodes, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        for (Node node : nodes) {
            List<Node> rows = rows(node, depth);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    private static boolean isTurned(Node node) {
        return node instanceof Scripted scripted
                && Spelling.of(scripted.sup()).matches("\\\\top|T|\\\\intercal|\\\\math(rm|sf)\\{(T|\\\\top)\\}");
    }

    private List<Node> rows(Node node, int depth) {
        List<List<Node>> shape = shapes.getOrDefault(key(node), List.of());
        boolean turned = isTurned(node);
        List<Node> definition = definition(node);
        if (!shape.isEmpty()) {
            return turned ? (shape.size() == 2 ? shape.get(1) : List.of()) : shape.get(0);
        } else if (isIdentity(node) && node instanceof Scripted scripted) {
            return scripted.sub();
        } else if (definition != null) {
            return rows(definition, depth + 1);
        } else if (base(node) instanceof Bracket bracket) {
            return rows(bracket.body(), depth + 1);
        } else if (node instanceof Fraction fraction) {
            return rows(fraction.top(), depth + 1);
        }
        return List.of();
    }

    /**
     * How many entries a column has, by what stands beside it in a definition: a matrix before it, or a column to which it is
     * added; empty where nothing tells.
     */
    List<Node> beside(Node name) {
        for (List<Node> definition : definitions.values()) {
            List<Node> size = beside(name, definition, 0);
            if (!size.isEmpty()) {
                return size;
            }
        }
        return List.of();
    }

    private List<Node> beside(Node name, List<Node> row, int depth) {
        List<List<Node>> terms = terms(row);
        for (List<Node> term : terms) {
            int at = 0;
            while (at < term.size() && !Spelling.of(term.get(at)).equals(Spelling.of(name))) {
                at++;
            }
            if (at == term.size()) {
                continue;
            }
            List<List<Node>> shape = at == 0 ? List.of() : shapes.getOrDefault(key(term.get(at - 1)), List.of());
            if (shape.size() == 2) {
                return isTurned(term.get(at - 1)) ? shape.get(0) : shape.get(1);
            }
            for (List<Node> other : terms) {
                List<Node> size = other == term ? List.of() : rows(other, depth);
                if (!size.isEmpty()) {
                    return size;
                }
            }
        }
        for (Node node : row) {
            List<Node> size = depth < DEEPEST && node instanceof Bracket bracket
                    ? beside(name, bracket.body(), depth + 1)
                    : List.of();
            if (!size.isEmpty()) {
                return size;
            }
        }
        return List.of();
    }

    /** What stands between plus and minus. */
    private static List<List<Node>> terms(List<Node> row) {
        List<List<Node>> terms = new ArrayList<>(List.of(new ArrayList<>()));
        for (Node node : row) {
            if (Cursor.isSymbol(node, "+") || Cursor.isSymbol(node, "-")) {
                terms.add(new ArrayList<>());
            } else {
                terms.get(terms.size() - 1).add(node);
            }
        }
        return terms;
    }

    /** The size of what the name is declared as a column with; empty where it is none. */
    List<Node> declared(Node name) {
        List<List<Node>> shape = shapes.getOrDefault(Spelling.of(name), List.of());
        return shape.size() == 1
                        && !(shape.get(0).get(0) instanceof Numeral n
                                && n.digits().equals("1"))
                ? shape.get(0)
                : List.of();
    }
}
