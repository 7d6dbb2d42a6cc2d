package org.gradproof.symbolic.reader.law;

import java.util.List;
import java.util.Locale;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expectation, a variance and the like, as it is written.
 *
 * @param sub what stands below its sign
 * @param power what stands above its bracket
 * @param end behind its last node
 */
record Operator(Kind kind, List<Node> sub, Bracket body, List<Node> power, int end) {
    /** What is worked out of the variables. */
    enum Kind {
        EXPECTATION,
        VARIANCE,
        COVARIANCE,
        ENTROPY,
        INFORMATION,
        DIVERGENCE
    }

    /** The operator at the place of the row, or null. */
    static @Nullable Operator at(List<Node> row, int at, LawBook book) {
        int letters = 1;
        Kind kind = kind(row.get(at), book);
        List<Node> sub = subOf(row.get(at));
        if (kind == null) {
            letters = 0;
            StringBuilder word = new StringBuilder();
            while (kind == null && at + letters < row.size() && letters < 3) {
                Node node = row.get(at + letters);
                Node base = node instanceof Scripted s ? s.base() : node;
                if (!book.isFreeLetter(base) || Spelling.of(base).length() > 1) {
                    return null;
                }
                word.append(Spelling.of(base));
                sub = subOf(node);
                letters++;
                kind = letters > 1 ? named(word.toString()) : null;
            }
        }
        if (kind == null || at + letters >= row.size() || (row.get(at) instanceof Scripted s && s.primes() > 0)) {
            return null;
        }
        Node next = row.get(at + letters);
        Node base = next instanceof Scripted scripted ? scripted.base() : next;
        if (!(base instanceof Bracket bracket) || bracket.open().equals("|")) {
            return kind == Kind.EXPECTATION && !sub.isEmpty() ? before(row, at + letters, sub, book) : null;
        }
        return new Operator(kind, sub, bracket, PointLetters.powerOf(next), at + letters + 1);
    }

    /** An expectation right before another operator, {@code \\mathbb{E}_{p(x)} \\mathbb{E}_{q(z \\mid x)}[f]}, is that of it. */
    private static @Nullable Operator before(List<Node> row, int at, List<Node> sub, LawBook book) {
        Operator inner = at(row, at, book);
        if (inner == null) {
            return null;
        }
        List<Node> body = row.subList(at, inner.end());
        return new Operator(
                Kind.EXPECTATION, sub, new Bracket("[", "]", body, row.get(at).span()), List.of(), inner.end());
    }

    private static List<Node> subOf(Node node) {
        return node instanceof Scripted scripted ? scripted.sub() : List.of();
    }

    private static @Nullable Kind kind(Node node, LawBook book) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        if (node instanceof Scripted scripted && !scripted.sup().isEmpty()) {
            return null;
        } else if (base instanceof Styled styled) {
            String text = Spelling.of(styled.body());
            boolean known = styled.style().equals("\\mathrm") || styled.style().equals("\\mathbb");
            if (known && text.equals("D") && node instanceof Scripted scripted && !book.isDeclared(base)) {
                return isDivergence(scripted) ? Kind.DIVERGENCE : null;
            }
            return !known || book.isDeclared(base) ? null : named(text);
        } else if (base instanceof Words words) {
            return named(words.words().strip());
        }
        String text = Spelling.of(base);
        if (!book.isFreeLetter(base)) {
            return null;
        } else if (text.equals("D") && node instanceof Scripted scripted) {
            return isDivergence(scripted) ? Kind.DIVERGENCE : null;
        }
        return switch (text) {
            case "E" -> Kind.EXPECTATION;
            case "H" -> Kind.ENTROPY;
            case "I" -> Kind.INFORMATION;
            default -> null;
        };
    }

    private static boolean isDivergence(Scripted sign) {
        return Spelling.of(sign.sub()).replaceAll("[^A-Za-z]", "").endsWith("KL");
    }

    private static @Nullable Kind named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "e" -> Kind.EXPECTATION;
            case "var", "v" -> Kind.VARIANCE;
            case "cov" -> Kind.COVARIANCE;
            case "kl" -> Kind.DIVERGENCE;
            case "h" -> Kind.ENTROPY;
            case "i", "mi" -> Kind.INFORMATION;
            default -> null;
        };
    }

    /** The bracket's body up to the bar of a condition. */
    List<Node> value() {
        int bar = condition();
        return bar < 0 ? body.body() : body.body().subList(0, bar);
    }

    /** What stands behind the bar, by commas. */
    List<List<Node>> given() {
        int bar = condition();
        return bar < 0
                ? List.of()
                : Pattern.splitAtCommas(body.body().subList(bar + 1, body.body().size()));
    }

    /** Where the bar of the condition stands: the last one, where they do not pair up to absolute values. */
    private int condition() {
        int count = 0;
        int last = -1;
        for (int i = 0; i < body.body().size(); i++) {
            if (Cursor.isSymbol(body.body().get(i), "|")) {
                count++;
                last = i;
            }
        }
        return count % 2 == 1 ? last : -1;
    }

    /** What stands left and right of the {@code \|} or {@code ||} in the bracket; empty where none parts it in two. */
    List<List<Node>> sides() {
        List<Node> all = body.body();
        int from = -1;
        int to = -1;
        for (int i = 0; i < all.size(); i++) {
            if (Cursor.isSymbol(all.get(i), "\\|")) {
                from = i;
                to = i + 1;
            } else if (i + 1 < all.size() && Cursor.isSymbol(all.get(i), "|") && Cursor.isSymbol(all.get(i + 1), "|")) {
                from = i;
                to = i + 2;
            }
        }
        return from <= 0 || to >= all.size() ? List.of() : List.of(all.subList(0, from), all.subList(to, all.size()));
    }
}
