package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Factors side by side that a reader could take for something else than their product. */
final class Juxtaposition {
    private Juxtaposition() {}

    /** Refuses, or warns of, the factor at the cursor behind the one before it. */
    static void check(Cursor cursor, Reading reading) {
        Node next = cursor.peek();
        Node before = cursor.nodes().get(Math.max(0, cursor.position() - 1));
        Node two = cursor.position() > 1 ? cursor.nodes().get(cursor.position() - 2) : before;
        if (next == null) {
            return;
        }
        if (isNumber(next) && Cursor.isSymbol(before, "e") && two instanceof Numeral) {
            throw cursor.error(
                    "ambiguous-number",
                    "a number, e and a number side by side may be a power of ten; expected 10^{…}, or \\cdot");
        }
        if (isNumber(next) && isNumber(before)) {
            throw cursor.error(
                    "ambiguous-number", "two numbers stand side by side; expected \\cdot between them, or one number");
        }
        if (isNumber(before) && isFractionOfNumbers(next)) {
            throw cursor.error(
                    "ambiguous-number",
                    "a number and a fraction of numbers side by side may be their sum, as in two and a half,"
                            + " or their product; expected + or \\cdot between them");
        }
        String base = Cursor.baseText(before);
        if (base.equals("\\cdot") || base.equals("\\times") || !isRoundBracket(next)) {
            return;
        }
        call(cursor, reading, before, next);
    }

    /** A name with a bracket behind it prints as a function and its argument. */
    private static void call(Cursor cursor, Reading reading, Node before, Node next) {
        boolean constant = Cursor.isSymbol(before, "e") || Cursor.isSymbol(before, "\\pi");
        boolean argument = isName(argument(next));
        if (constant && argument) {
            throw cursor.error(
                    "ambiguous-call",
                    Cursor.quote(List.of(before, next)) + " may be a function's value or a product; expected \\cdot"
                            + " between them, or a given that declares " + Cursor.quote(List.of(before, next)));
        } else if (constant || (argument && isName(before))) {
            reading.warn(before.span(), Cursor.quote(List.of(before, next)) + " is read as a product");
        }
    }

    private static boolean isNumber(Node node) {
        return node instanceof Numeral || (node instanceof Scripted scripted && scripted.base() instanceof Numeral);
    }

    private static boolean isFractionOfNumbers(Node node) {
        return node instanceof Fraction fraction
                && fraction.kind().equals("\\frac")
                && isWhole(fraction.top())
                && isWhole(fraction.bottom());
    }

    private static boolean isWhole(List<Node> nodes) {
        return nodes.size() == 1
                && nodes.get(0) instanceof Numeral number
                && !number.digits().contains(".");
    }

    private static boolean isRoundBracket(Node node) {
        return node instanceof Bracket bracket && bracket.open().equals("(");
    }

    private static @Nullable Node argument(Node node) {
        return node instanceof Bracket bracket && bracket.body().size() == 1
                ? bracket.body().get(0)
                : null;
    }

    /** Whether it is a letter, with a font and a subscript or without, but no power. */
    private static boolean isName(@Nullable Node node) {
        Node base = node instanceof Scripted scripted && scripted.sup().isEmpty() ? scripted.base() : node;
        return base instanceof Styled || (base instanceof Symbol symbol && Reading.isLetter(symbol.text()));
    }
}
