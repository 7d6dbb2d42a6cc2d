package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;
import org.gradproof.symbolic.reader.scope.Reading;

/**
 * A line's mathematics and what stands behind it: words and references, which say nothing; conditions; reasons.
 *
 * @param formula the mathematics; empty if there is none
 * @param remarks the relations behind it
 */
record Remarks(List<Node> formula, List<Remark> remarks) {
    /** With these begins what goes on with a formula. */
    private static final String OPENING = "+-*/=<>^_";

    private static final Set<String> STOPS = Set.of(".", ",", ";");
    private static final Set<String> RESTRICTING = Set.of(
            "if", "when", "whenever", "for", "provided", "assuming", "as long as", "for all", "for every", "for any");
    private static final Set<String> JUSTIFYING = Set.of("since", "because", "as", "by", "using", "from", "due to");
    private static final Set<String> REMARKING = Set.of(
            "for",
            "by",
            "since",
            "because",
            "as",
            "using",
            "from",
            "see",
            "with",
            "where",
            "via",
            "due",
            "eq",
            "equation",
            "rule",
            "per",
            "definition",
            "substitute",
            "substituting",
            "use");
    private static final Set<String> OPERATING =
            Set.of("times", "plus", "minus", "over", "divided", "multiplied", "to", "and", "or", "not");
    private static final Set<String> NEGATING = Set.of("not", "no", "never", "cannot", "nor", "neither", "t", "or");
    private static final Set<String> INTRODUCING = Set.of("where", "with", "let", "and let", "here", "writing");
    private static final Set<String> NAMING = Set.of("where", "with", "and", "");
    private static final Set<String> REFERRING = Set.of(".", ",", "*", "\\star", "\\dagger", "-", "!", ":");

    Remarks {
        formula = List.copyOf(formula);
        remarks = List.copyOf(remarks);
    }

    private static Remarks of(List<Node> line) {
        List<Node> nodes = withoutSpaces(line);
        int end = 0;
        while (end < nodes.size() && !opensRemark(nodes, end)) {
            end++;
        }
        List<Remark> remarks = new ArrayList<>();
        boolean arrow = nodes.subList(0, end).stream().anyMatch(UnreadChain::isArrow);
        boolean and = false;
        for (int i = end; i < nodes.size() && !Layout.isRelation(nodes.get(i)); i++) {
            and |= nodes.get(i) instanceof Words words && words.words().strip().equals("and");
        }
        for (List<Node> segment : segments(nodes.subList(end, nodes.size()))) {
            classify(segment, remarks);
        }
        if (!remarks.isEmpty() && (arrow || and) && remarks.get(0).kind() == Remark.Kind.BARE) {
            remarks.set(0, new Remark(Remark.Kind.JOINED, remarks.get(0).nodes()));
        }
        int last = end;
        if (last > 0 && end < nodes.size() && Cursor.isSymbol(nodes.get(last - 1), "\\because")) {
            last--;
        }
        while (last > 0 && (isStop(nodes.get(last - 1)) || isReference(nodes.get(last - 1)))) {
            last--;
        }
        return new Remarks(nodes.subList(0, last), remarks);
    }

    /**
     * The line parted at arrows behind a remark, which ends there: {@code A = B \\text{ for } a \\neq 0} and {@code
     * \\implies C = D}, for which the condition holds too. {@code \\because} opens a remark itself and ends none.
     */
    static List<Remarks> parted(List<Node> line) {
        List<Node> nodes = withoutSpaces(line);
        List<Remarks> parts = new ArrayList<>();
        List<Remark> inherited = new ArrayList<>();
        int from = 0;
        boolean remarked = false;
        for (int i = 0; i < nodes.size(); i++) {
            boolean ends = UnreadChain.isArrow(nodes.get(i)) && !Cursor.isSymbol(nodes.get(i), "\\because");
            if (ends && remarked) {
                Remarks part = of(nodes.subList(from, i));
                if (part.formula().isEmpty()) {
                    throw new LatexException(
                            nodes.get(i).span(),
                            "text-before-mathematics",
                            "the arrow stands behind words that open the line, and rests on no formula of it; expected"
                                    + " the premise as a formula before the arrow, or its relation behind the line's"
                                    + " mathematics");
                }
                refuseNegation(nodes.get(i - 1));
                parts.add(part.under(inherited));
                if (!UnreadChain.isReverse(nodes.get(i))) {
                    inherited.addAll(part.inherited());
                }
                from = i;
            }
            remarked |= opensRemark(nodes, i);
        }
        parts.add(of(nodes.subList(from, nodes.size())).under(inherited));
        return parts;
    }

    /** {@code \\text{does not} \\implies} says the opposite of what the arrow alone says. */
    private static void refuseNegation(Node before) {
        if (before instanceof Words words
                && Stream.of(words.words().toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                        .anyMatch(NEGATING::contains)) {
            throw new LatexException(
                    before.span(),
                    "text-before-mathematics",
                    "\"" + words.words().strip() + "\" stands before an arrow and may deny it; expected the remark"
                            + " behind the line's mathematics");
        }
    }

    /** What of the remarks before an arrow restricts what the arrow points to as well. */
    private List<Remark> inherited() {
        List<Remark> inherited = new ArrayList<>();
        for (Remark remark : remarks) {
            switch (remark.kind()) {
                case CONDITION, INHERITED -> inherited.add(remark);
                case BRACKETED -> inherited.add(new Remark(Remark.Kind.INHERITED, remark.nodes()));
                case BARE, JOINED ->
                    // It may be a formula of its own, or a second thing that the arrow rests on.
                    throw new LatexException(
                            remark.nodes().get(0).span(),
                            "text-before-mathematics",
                            Cursor.quote(remark.nodes())
                                    + " stands before an arrow like a second formula or like a condition; expected it on"
                                    + " a line of its own, behind \"if\", or in brackets if it is the line's reason");
                case REASON, NAMING, DEFINITION -> {
                    // It says nothing of the values that are meant.
                }
            }
        }
        return inherited;
    }

    /** The same under more conditions. */
    private Remarks under(List<Remark> conditions) {
        List<Remark> all = new ArrayList<>(conditions);
        all.addAll(remarks);
        return new Remarks(formula, all);
    }

    /** The line without wide spaces at its start and beside arrows, signs and relations, where they part nothing. */
    private static List<Node> withoutSpaces(List<Node> line) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Node node = line.get(i);
            Node before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            Node behind = i + 1 < line.size() ? line.get(i + 1) : null;
            boolean beside = before == null
                    || UnreadChain.isArrow(before)
                    || Layout.isRelation(before)
                    || (behind != null && (UnreadChain.isArrow(behind) && !Cursor.isSymbol(behind, "\\because")))
                    || (behind != null && Layout.isRelation(behind));
            if (!(isSpace(node) && beside)) {
                kept.add(node);
            }
        }
        return kept;
    }

    private static boolean isSpace(Node node) {
        return node instanceof Gap gap && gap.kind() == Gap.Kind.QUAD;
    }

    private static boolean isStop(Node node) {
        return node instanceof Symbol symbol && STOPS.contains(symbol.text());
    }

    static boolean isReference(Node node) {
        return node instanceof Words words && words.words().equals("\\ref");
    }

    private static boolean isWords(Node node) {
        if (node instanceof Scripted scripted && scripted.base() instanceof Words) {
            throw new LatexException(
                    node.span(),
                    "unexpected-script",
                    "a script stands on words, behind which it could be taken for one of the mathematics before them;"
                            + " expected none");
        }
        if (node instanceof Words words && !isReference(node) && isMathematics(words.words())) {
            throw new LatexException(
                    node.span(),
                    "mathematics-in-words",
                    "\"" + words.words().strip() + "\" stands in \\text and reads as mathematics, which nothing would"
                            + " check; expected it outside of \\text");
        }
        return node instanceof Words;
    }

    /** Whether a reader takes the words for a part of the formula: {@code \text{+ 1}}. */
    private static boolean isMathematics(String words) {
        String text = words.strip();
        return !text.isEmpty()
                && (OPENING.indexOf(text.charAt(0)) >= 0 || text.chars().allMatch(Character::isDigit));
    }

    private static boolean opensRemark(List<Node> nodes, int at) {
        Node node = nodes.get(at);
        boolean comma = Cursor.isSymbol(node, ",") || Cursor.isSymbol(node, ";");
        return isSpace(node) || (isWords(node) && !isReference(node)) || (comma && at + 1 < nodes.size());
    }

    /** What commas and wide spaces part; {@code i = 1, \ldots, n} is one. */
    private static List<List<Node>> segments(List<Node> tail) {
        List<List<Node>> segments = new ArrayList<>();
        List<Node> segment = new ArrayList<>();
        for (int i = 0; i < tail.size(); i++) {
            Node node = tail.get(i);
            boolean dots = (i + 1 < tail.size() && Cursor.isSymbol(tail.get(i + 1), "\\ldots"))
                    || (i > 0 && Cursor.isSymbol(tail.get(i - 1), "\\ldots"));
            boolean and = node instanceof Words words && words.words().equals("and");
            if (isSpace(node) || and || (isStop(node) && !(dots && i + 1 < tail.size()))) {
                segments.add(segment);
                segment = new ArrayList<>();
            } else {
                segment.add(node);
            }
        }
        segments.add(segment);
        return segments;
    }

    private static void classify(List<Node> segment, List<Remark> remarks) {
        StringBuilder said = new StringBuilder();
        int from = 0;
        while (from < segment.size()
                && (isWords(segment.get(from)) || Cursor.isSymbol(segment.get(from), "\\because"))) {
            said.append(segment.get(from) instanceof Words words ? words.words() : "because")
                    .append(' ');
            from++;
        }
        int to = segment.size();
        while (to > from && isWords(segment.get(to - 1))) {
            to--;
        }
        List<Node> rest = segment.subList(from, to);
        String words = said.toString().strip().toLowerCase(Locale.ROOT);
        if (rest.isEmpty()) {
            return;
        }
        boolean related = ConditionReader.holdsRelation(rest);
        if (defines(rest)) {
            remarks.add(new Remark(Remark.Kind.DEFINITION, rest));
        } else if (related) {
            Remark last = remarks.isEmpty() ? null : remarks.get(remarks.size() - 1);
            boolean more = last != null && last.kind() == Remark.Kind.NAMING && NAMING.contains(words) && names(rest);
            remarks.add(new Remark(more ? Remark.Kind.NAMING : kind(words, rest), rest));
        } else if (rest.size() == 1 && rest.get(0) instanceof Bracket bracket && isRound(bracket)) {
            bracket(bracket, words, remarks);
        } else if (!remarks(words) && !Cursor.isSymbol(rest.get(0), "\\forall")) {
            throw behind(rest);
        }
    }

    /** Whether the words open a remark, whatever stands behind them. */
    private static boolean remarks(String words) {
        return REMARKING.contains(words.split("[^a-z]", -1)[0]);
    }

    private static boolean operates(String words) {
        return Stream.of(words.split("[^a-z]+", -1)).anyMatch(OPERATING::contains);
    }

    private static boolean isRound(Bracket bracket) {
        return bracket.open().equals("(") || bracket.open().equals("[");
    }

    private static Remark.Kind kind(String words, List<Node> rest) {
        if (RESTRICTING.contains(words)) {
            return Remark.Kind.CONDITION;
        } else if (JUSTIFYING.contains(words)) {
            return Remark.Kind.REASON;
        } else if (INTRODUCING.contains(words)) {
            boolean equates = rest.stream().anyMatch(node -> Cursor.isSymbol(node, "="));
            return names(rest) ? Remark.Kind.NAMING : equates ? Remark.Kind.BRACKETED : Remark.Kind.CONDITION;
        } else if (NAMING.contains(words)) {
            return Remark.Kind.BARE;
        }
        throw new LatexException(
                rest.get(0).span(),
                "text-before-mathematics",
                "it is not clear whether " + Cursor.quote(rest)
                        + " restricts this line or justifies it; expected \"if\","
                        + " \"for\" or \"since\" before it, or a bracket around a reason");
    }

    private static boolean defines(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> Cursor.isSymbol(node, ":="));
    }

    /** Whether it equates something that looks like a name, {@code s}, {@code s_i} or {@code f(x)}, with something. */
    private static boolean names(List<Node> nodes) {
        int sign = 0;
        while (sign < nodes.size() && !Layout.isRelation(nodes.get(sign))) {
            sign++;
        }
        boolean single = sign == 1 || (sign == 2 && nodes.get(1) instanceof Bracket);
        return single
                && sign + 1 < nodes.size()
                && Cursor.isSymbol(nodes.get(sign), "=")
                && nodes.subList(sign + 1, nodes.size()).stream()
                        .noneMatch(node -> Layout.isRelation(node) || isStop(node))
                && isNameLike(nodes.get(0));
    }

    private static boolean isNameLike(Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base instanceof Node.Styled || Reading.isLetter(base);
    }

    private static void bracket(Bracket bracket, String words, List<Remark> remarks) {
        List<Node> body = bracket.body().stream().filter(node -> !isSpace(node)).toList();
        List<Node> inner = new ArrayList<>(body);
        StringBuilder said = new StringBuilder();
        while (!inner.isEmpty() && isWords(inner.get(0))) {
            said.append(((Words) inner.remove(0)).words()).append(' ');
        }
        String before = said.toString().strip().toLowerCase(Locale.ROOT);
        if (defines(inner)) {
            remarks.add(new Remark(Remark.Kind.DEFINITION, inner));
        } else if (ConditionReader.holdsRelation(inner)) {
            boolean restricts = RESTRICTING.contains(before.isEmpty() ? words : before);
            boolean worded = inner.stream().anyMatch(node -> node instanceof Words);
            if (worded) {
                throw behind(inner);
            }
            boolean indices = inner.stream().anyMatch(node -> Cursor.isSymbol(node, "\\ldots"));
            Remark.Kind kind = restricts || indices
                    ? Remark.Kind.CONDITION
                    : JUSTIFYING.contains(before) ? Remark.Kind.REASON : Remark.Kind.BRACKETED;
            remarks.add(new Remark(kind, inner));
        } else if (before.isEmpty() && !(isReferring(inner) && !operates(words)) && !remarks(words)) {
            throw behind(List.of(bracket));
        }
    }

    /** {@code (3.2)}, {@code (a)}, {@code (*)}: a reference, which no factor looks like. */
    private static boolean isReferring(List<Node> nodes) {
        boolean letter = nodes.size() == 1 && Reading.isLetter(nodes.get(0));
        return letter
                || nodes.stream()
                        .allMatch(node -> node instanceof Numeral
                                || node instanceof Words
                                || (node instanceof Symbol symbol && REFERRING.contains(symbol.text())));
    }

    private static LatexException behind(List<Node> rest) {
        return new LatexException(
                rest.get(0).span(),
                "text-before-mathematics",
                "mathematics " + Cursor.quote(rest)
                        + " stands behind words or a wide space; expected words, a condition or a reason in brackets"
                        + " there");
    }
}
