package org.gradproof.cli;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Long texts written short: {@code ⟪30:text⟫} is thirty times the text, and {@code ⟦30:a_{#} := a_{#-}⟧} thirty givens, in
 * which {@code #} is 1, 2, … and {@code #-} the number before.
 */
final class Repeated {
    private static final Pattern TIMES = Pattern.compile("⟪([0-9]+):([^⟪⟫]*)⟫");
    private static final Pattern COUNTED = Pattern.compile("⟦([0-9]+):([^⟦⟧]*)⟧");

    private Repeated() {}

    static String written(String template) {
        String text = COUNTED.matcher(template).replaceAll(found -> Matcher.quoteReplacement(counted(found)));
        while (TIMES.matcher(text).find()) {
            text = TIMES.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(count(found))));
        }
        return text;
    }

    private static int count(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    private static String counted(MatchResult found) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= count(found); i++) {
            all.append(i == 1 ? "" : ";")
                    .append(found.group(2).replace("#-", String.valueOf(i - 1)).replace("#", String.valueOf(i)));
        }
        return all.toString();
    }
}
