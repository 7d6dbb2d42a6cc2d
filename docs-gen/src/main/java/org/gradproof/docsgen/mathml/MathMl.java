package org.gradproof.docsgen.mathml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The formulas of a page as MathML, which browsers set by themselves. */
public final class MathMl {
    private static final Pattern FORMULA =
            Pattern.compile("(<span class=\"gp-math\"(?: data-gp-mode=\"([a-z]+)\")?>)([^<]++)</span>");

    private MathMl() {}

    /**
     * The page with each of its formulas as MathML, which carries its LaTeX along for the page's script. One of which
     * something is not known stays LaTeX: better seen as written than in part.
     */
    public static String inPage(String html) {
        Matcher formula = FORMULA.matcher(html);
        StringBuilder out = new StringBuilder(html.length() * 2);
        while (formula.find()) {
            String escaped = formula.group(3);
            String set = of(Parser.unescapeEntities(escaped, false))
                    .map(xml -> "<math" + attributes(formula.group(2)) + "><semantics>" + xml
                            + "<annotation encoding=\"application/x-tex\">" + escaped
                            + "</annotation></semantics></math>")
                    .orElse(escaped);
            formula.appendReplacement(out, Matcher.quoteReplacement(formula.group(1) + set + "</span>"));
        }
        return formula.appendTail(out).toString();
    }

    private static String attributes(@Nullable String mode) {
        return mode == null ? "" : mode.equals("display") ? " display=\"block\"" : " displaystyle=\"true\"";
    }

    /** The formula as one element of MathML, or nothing where a part of it is not known. */
    static Optional<String> of(String latex) {
        try {
            return Optional.of(new Writer(latex).formula());
        } catch (UnknownLatexException e) {
            return Optional.empty();
        }
    }
}
