package org.gradproof.docsgen.mathml;

/**
 * A piece of a formula, one element.
 *
 * @param kind how it stands among the others
 */
record Piece(String xml, Kind kind) {
    enum Kind {
        PLAIN,
        OPERATOR,
        /** Scripts stand over and under it. */
        LARGE,
        FUNCTION,
        LIMIT,
        SPACE
    }

    static Piece plain(String xml) {
        return new Piece(xml, Kind.PLAIN);
    }

    boolean hasLimits() {
        return kind == Kind.LARGE || kind == Kind.LIMIT;
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION || kind == Kind.LIMIT;
    }

    static Piece operator(String sign) {
        return new Piece(element("mo", text(sign)), Piece.Kind.OPERATOR);
    }

    static Piece limit(String name) {
        return new Piece(
                "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">" + text(name) + "</mo>", Piece.Kind.LIMIT);
    }

    /** A bracket that does not grow with what it holds. */
    static Piece bracket(String sign, String size) {
        boolean opens = "([{⟨⌊⌈".contains(sign);
        String sized = size.isEmpty()
                ? " stretchy=\"false\""
                : " stretchy=\"true\" minsize=\"" + size + "em\" maxsize=\"" + size + "em\"";
        // A stroke that is no fence of its own would be set off like an operator.
        String close = "|‖".contains(sign) ? " lspace=\"0\" rspace=\"0\"" : "";
        return new Piece(
                "<mo" + sized + close + ">" + text(sign) + "</mo>", opens ? Piece.Kind.OPERATOR : Piece.Kind.PLAIN);
    }

    static String fence(String sign) {
        return sign.equals(".") ? "" : "<mo stretchy=\"true\" fence=\"true\">" + text(sign) + "</mo>";
    }

    static String space(String width) {
        return "<mspace width=\"" + width + "em\"/>";
    }

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
