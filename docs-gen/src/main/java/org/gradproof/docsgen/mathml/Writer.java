package org.gradproof.docsgen.mathml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a formula as MathML. It goes by the author's own LaTeX and not by the tree that is checked: there, signs that
 * mean the same are one sign, and a page shows what the author wrote.
 */
final class Writer {
    private static final int DEEPEST = 160;
    private static final String NO_SPACE = "(){}[]|,.;:=+-^_'&<>/";

    private final Cursor in;
    private @Nullable Font font;
    private int depth;

    Writer(String latex) {
        this.in = new Cursor(latex);
    }

    String formula() {
        String all = row();
        if (!in.peek().isEmpty()) {
            throw new UnknownLatexException(in.peek());
        }
        return all;
    }

    /** Everything up to what ends it, which is not taken. */
    private String row() {
        if (++depth > DEEPEST) {
            throw new UnknownLatexException("too deep");
        }
        List<String> pieces = new ArrayList<>();
        boolean beside = false;
        for (String next = in.peek(); !ends(next); next = in.peek()) {
            if (in.skip("\\label")) {
                in.braces();
                continue;
            } else if (next.startsWith("\\") && Signs.NOTHING.contains(next.substring(1))) {
                in.next();
                continue;
            }
            Piece piece = scripted();
            if (piece.isFunction() && beside) {
                pieces.add(Piece.space("0.167"));
            }
            boolean sign =
                    !beside && (piece.xml().equals("<mo>−</mo>") || piece.xml().equals("<mo>+</mo>"));
            pieces.add(sign ? piece.xml().replace("<mo>", "<mo form=\"prefix\">") : piece.xml());
            beside = piece.kind() == Piece.Kind.PLAIN;
            if (piece.isFunction()) {
                pieces.add("<mo>&#x2061;</mo>");
                if (takesSpace(in.peek())) {
                    pieces.add(Piece.space("0.167"));
                }
            }
        }
        depth--;
        return pieces.size() == 1 ? pieces.get(0) : "<mrow>" + String.join("", pieces) + "</mrow>";
    }

    private static boolean ends(String token) {
        return token.isEmpty() || Set.of("}", "&", "\\\\", "\\end", "\\right").contains(token);
    }

    /** Whether what stands behind a function's name is set off from it. */
    private static boolean takesSpace(String token) {
        String command = token.startsWith("\\") ? token.substring(1) : "";
        return !ends(token)
                && !NO_SPACE.contains(token)
                && !command.equals("left")
                && !Signs.BRACKETS.containsKey(command)
                && !Signs.OPERATORS.containsKey(command)
                && !Signs.SPACES.containsKey(command)
                && size(command) == null;
    }

    private Piece scripted() {
        String first = in.peek();
        Piece base =
                first.equals("^") || first.equals("_") || first.equals("'") ? Piece.plain("<mrow></mrow>") : piece();
        boolean limits = base.hasLimits();
        while (in.peek().endsWith("limits")
                && Set.of("\\limits", "\\nolimits", "\\displaylimits").contains(in.peek())) {
            limits = !in.next().equals("\\nolimits");
        }
        String sub = null;
        StringBuilder primes = new StringBuilder();
        String sup = null;
        while (true) {
            if (in.skip("'")) {
                primes.append('′');
            } else if (sub == null && in.skip("_")) {
                sub = argument();
            } else if (sup == null && in.skip("^")) {
                sup = argument();
            } else {
                break;
            }
        }
        if (in.peek().equals("_") || in.peek().equals("^")) {
            throw new UnknownLatexException("two scripts");
        }
        if (primes.length() > 0) {
            String prime = "<mo>" + primes + "</mo>";
            sup = sup == null ? prime : "<mrow>" + prime + sup + "</mrow>";
        }
        return new Piece(withScripts(base.xml(), sub, sup, limits), base.kind());
    }

    private static String withScripts(String base, @Nullable String sub, @Nullable String sup, boolean limits) {
        if (sub == null && sup == null) {
            return base;
        }
        String under = limits ? "munder" : "msub";
        String over = limits ? "mover" : "msup";
        String name = sup == null ? under : sub == null ? over : under + over.substring(1);
        return Piece.element(name, base + (sub == null ? "" : sub) + (sup == null ? "" : sup));
    }

    /** What a command or a script takes: a group, or the one piece that stands there. */
    private String argument() {
        if (in.skip("{")) {
            String all = row();
            in.expect("}");
            return all;
        }
        String digit = in.peek();
        if (digit.length() == 1 && Character.isDigit(digit.charAt(0))) {
            return Piece.element("mn", styled(in.next()));
        }
        return piece().xml();
    }

    private Piece piece() {
        if (++depth > DEEPEST) {
            throw new UnknownLatexException("too deep");
        }
        Piece piece = single();
        depth--;
        return piece;
    }

    private Piece single() {
        String token = in.peek();
        if (ends(token)) {
            throw new UnknownLatexException(token);
        }
        int c = token.codePointAt(0);
        if (c >= '0' && c <= '9') {
            return Piece.plain(Piece.element("mn", styled(in.number())));
        } else if (token.equals("{")) {
            return Piece.plain(argument());
        }
        in.next();
        if (c == '\\' && token.length() > 1) {
            return command(token.substring(1));
        } else if (Character.isLetter(c)) {
            return Piece.plain(letter(token));
        } else if (c == '~') {
            return new Piece(Piece.space("0.333"), Piece.Kind.SPACE);
        } else if ("()[]|".contains(token)) {
            return Piece.bracket(token, "");
        } else if ("^_'#%$\\".contains(token)) {
            throw new UnknownLatexException(token);
        } else if (token.equals(":") && in.skip("=")) {
            return Piece.operator(":=");
        }
        if (token.equals("!")) {
            return Piece.plain("<mo>!</mo>");
        }
        return Piece.operator(token.equals("-") ? "−" : token.equals("*") ? "∗" : token);
    }

    private String letter(String letter) {
        boolean capitalGreek = letter.charAt(0) >= 'Α' && letter.charAt(0) <= 'Ω';
        String set = font == null ? letter : font.of(letter);
        boolean upright = font == null ? capitalGreek : font.isUpright();
        return (upright ? "<mi mathvariant=\"normal\">" : "<mi>") + Piece.text(set) + "</mi>";
    }

    private String styled(String digits) {
        return font == null ? digits : font.of(digits);
    }

    private Piece command(String name) {
        String size = size(name);
        if (Signs.LETTERS.containsKey(name)) {
            return Piece.plain(letter(Signs.LETTERS.get(name)));
        } else if (Signs.OPERATORS.containsKey(name)) {
            return Piece.operator(Signs.OPERATORS.get(name));
        } else if (Signs.LARGE.containsKey(name)) {
            return new Piece(Piece.element("mo", Signs.LARGE.get(name)), Piece.Kind.LARGE);
        } else if (Signs.FUNCTIONS.contains(name)) {
            return new Piece(Piece.element("mi", name), Piece.Kind.FUNCTION);
        } else if (Signs.LIMITS.contains(name)) {
            return Piece.limit(name.startsWith("arg") ? "arg " + name.substring(3) : name);
        } else if (Signs.BRACKETS.containsKey(name)) {
            return Piece.bracket(Signs.BRACKETS.get(name), "");
        } else if (size != null) {
            return Piece.bracket(delimiter(), size);
        } else if (Signs.SPACES.containsKey(name) || name.isBlank()) {
            return new Piece(Piece.space(Signs.SPACES.getOrDefault(name, "0.333")), Piece.Kind.SPACE);
        } else if (Font.FONTS.containsKey(name)) {
            return inFont(name);
        } else if (Signs.FRACTIONS.contains(name)) {
            return fraction(name);
        } else if (Signs.ACCENTS.containsKey(name)) {
            return accent(name);
        } else if (Signs.TEXTS.contains(name)) {
            return Piece.plain(words(in.braces()));
        }
        return structure(name);
    }

    private static @Nullable String size(String name) {
        boolean sided = name.matches("[bB]igg?[lrm]");
        return Signs.SIZES.get(sided ? name.substring(0, name.length() - 1) : name);
    }

    private Piece accent(String name) {
        boolean wide = name.startsWith("wide") || name.startsWith("over");
        return Piece.plain("<mover accent=\"true\">" + argument() + "<mo stretchy=\"" + wide + "\">"
                + Signs.ACCENTS.get(name) + "</mo></mover>");
    }

    private Piece inFont(String name) {
        Font outer = font;
        font = Font.FONTS.get(name);
        boolean operator = name.equals("operatorname");
        boolean under = operator && in.skip("*");
        String all = argument();
        font = outer;
        // Upright letters are one word.
        String joined = all.replace("</mi><mi mathvariant=\"normal\">", "");
        boolean word =
                joined.startsWith("<mrow><mi") && joined.indexOf("</mi>") == joined.length() - "</mi></mrow>".length();
        if (word) {
            joined = joined.substring("<mrow>".length(), joined.length() - "</mrow>".length());
        }
        if (under) {
            return Piece.limit(
                    joined.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip());
        }
        return new Piece(joined, operator ? Piece.Kind.FUNCTION : Piece.Kind.PLAIN);
    }

    private Piece fraction(String name) {
        String parts = argument() + argument();
        if (name.endsWith("binom")) {
            return Piece.plain("<mrow><mo>(</mo><mfrac linethickness=\"0\">" + parts + "</mfrac><mo>)</mo></mrow>");
        }
        String style = name.startsWith("f") ? "" : " displaystyle=\"" + !name.startsWith("t") + "\"";
        return Piece.plain("<mfrac" + style + ">" + parts + "</mfrac>");
    }

    private String delimiter() {
        String token = in.next();
        String sign = token.startsWith("\\") ? Signs.BRACKETS.get(token.substring(1)) : token;
        if (sign == null || (sign.equals(token) && !(token.length() == 1 && "()[]|/.<>".contains(token)))) {
            throw new UnknownLatexException(token);
        }
        return sign.equals("<") ? "⟨" : sign.equals(">") ? "⟩" : sign;
    }

    /** The commands that hold more of the formula. */
    private Piece structure(String name) {
        switch (name) {
            case "left" -> {
                String open = Piece.fence(delimiter());
                String body = row();
                in.expect("\\right");
                return Piece.plain(Piece.element("mrow", open + body + Piece.fence(delimiter())));
            }
            case "middle" -> {
                return new Piece(Piece.fence(delimiter()), Piece.Kind.OPERATOR);
            }
            case "sqrt" -> {
                return root();
            }
            case "underbrace" -> {
                return new Piece(
                        Piece.element("munder", argument() + "<mo stretchy=\"true\">⏟</mo>"), Piece.Kind.LARGE);
            }
            case "underline" -> {
                return Piece.plain(Piece.element("munder", argument() + "<mo stretchy=\"true\">_</mo>"));
            }
            case "overset", "stackrel" -> {
                String over = argument();
                return new Piece(Piece.element("mover", argument() + over), Piece.Kind.OPERATOR);
            }
            case "underset" -> {
                String under = argument();
                return new Piece(Piece.element("munder", argument() + under), Piece.Kind.OPERATOR);
            }
            case "phantom" -> {
                return Piece.plain(Piece.element("mphantom", argument()));
            }
            case "boxed" -> {
                return Piece.plain("<mrow class=\"gp-boxed\">" + argument() + "</mrow>");
            }
            case "tag" -> {
                return Piece.plain(
                        "<mrow>" + Piece.space("2") + "<mtext>(" + Piece.text(in.braces()) + ")</mtext></mrow>");
            }
            case "substack" -> {
                in.expect("{");
                String lines = rows("");
                in.expect("}");
                return Piece.plain(lines);
            }
            case "begin" -> {
                return Piece.plain(environment());
            }
            default -> throw new UnknownLatexException(name);
        }
    }

    private Piece root() {
        if (!in.skip("[")) {
            return Piece.plain(Piece.element("msqrt", argument()));
        }
        List<String> degree = new ArrayList<>();
        while (!in.skip("]")) {
            degree.add(scripted().xml());
        }
        return Piece.plain(Piece.element("mroot", argument() + Piece.element("mrow", String.join("", degree))));
    }

    /** The rows of an environment in its brackets. */
    private String environment() {
        String name = in.braces();
        String plain = name.replace("*", "");
        if (plain.equals("array") || plain.equals("alignedat") || plain.equals("alignat")) {
            in.braces();
        }
        String[] fences = Signs.ENVIRONMENTS.get(plain);
        if (fences == null) {
            throw new UnknownLatexException(name);
        }
        String table = rows(fences[0]);
        in.expect("\\end");
        if (!in.braces().equals(name)) {
            throw new UnknownLatexException(name);
        }
        return Piece.element("mrow", Piece.fence(fences[1]) + table + Piece.fence(fences[2]));
    }

    /** @param layout the class that says how the columns stand */
    private String rows(String layout) {
        StringBuilder table = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        boolean more = true;
        while (more) {
            cells.append(Piece.element("mtd", row()));
            more = in.skip("&");
            if (!more) {
                more = in.skip("\\\\");
                // A break behind the last row begins none.
                if (more || !cells.toString().equals("<mtd><mrow></mrow></mtd>")) {
                    table.append(Piece.element("mtr", cells.toString()));
                }
                cells.setLength(0);
            }
        }
        String style = layout.equals("gp-aligned") ? " displaystyle=\"true\"" : "";
        String named = layout.isEmpty() ? "" : " class=\"" + layout + "\"";
        return "<mtable" + named + style + ">" + table + "</mtable>";
    }

    /** Words, with formulas between dollars among them. */
    private String words(String words) {
        StringBuilder out = new StringBuilder();
        String[] parts = words.split("\\$", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts.length % 2 == 0) {
                throw new UnknownLatexException("$");
            } else if (i % 2 == 1) {
                out.append(inner(parts[i]));
            } else if (parts[i].contains("\\") || parts[i].contains("{")) {
                throw new UnknownLatexException(parts[i]);
            } else if (!parts[i].isEmpty()) {
                // A space at the end of words counts.
                out.append(Piece.element("mtext", Piece.text(parts[i].replaceAll("\\s+|~", "\u00A0"))));
            }
        }
        return parts.length == 1 ? out.toString() : Piece.element("mrow", out.toString());
    }

    private String inner(String latex) {
        Writer writer = new Writer(latex);
        writer.depth = depth;
        return writer.formula();
    }
}
