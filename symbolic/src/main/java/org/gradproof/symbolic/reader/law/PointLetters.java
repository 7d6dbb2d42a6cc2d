package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Reading;

/** The letters of random variables and points: which belong to one space, and by which index each is read. */
final class PointLetters {
    /** PointLetters that no author types, for indices whose own letter has scripts or fonts. */
    private static final String SPARE = "ɐɒɓɔɕɖɗɘɛɜɝɞɠɣɤɥɦɨɩɪɬɭɮɯɰɱɲɳɵɶɷɸɹɺɻɼɽɾʁʂʃʄʇʈʉʊʋʌʎʐʑʒʓʔʕʖ";

    private static final String FRESH = "fresh ";

    private final Map<String, String> spare = new HashMap<>();
    private int next;

    /** The letter without scripts, fonts and primes, small: {@code S'}, {@code \mathcal{S}} and {@code s_t} have s. */
    static String key(Node node) {
        if (node instanceof Scripted scripted) {
            return key(scripted.base());
        } else if (node instanceof Styled styled && styled.body().size() == 1) {
            return key(styled.body().get(0));
        }
        String text = Spelling.of(node);
        return text.length() == 1
                ? text.toLowerCase(Locale.ROOT)
                : text.startsWith("\\") ? "\\" + text.substring(1).toLowerCase(Locale.ROOT) : text;
    }

    /** Whether the node can name a random variable or a point, a power aside. */
    static boolean isLetter(Node node) {
        if (node instanceof Scripted scripted) {
            return isLetter(scripted.base());
        } else if (node instanceof Styled styled) {
            return styled.body().size() == 1 && isLetter(styled.body().get(0));
        }
        return Reading.isLetter(node);
    }

    /** The node without its power. */
    static Node withoutPower(Node node) {
        if (!(node instanceof Scripted scripted) || scripted.sup().isEmpty()) {
            return node;
        }
        return scripted.sub().isEmpty() && scripted.primes() == 0
                ? scripted.base()
                : new Scripted(scripted.base(), scripted.sub(), List.of(), scripted.primes(), scripted.span());
    }

    static List<Node> powerOf(Node node) {
        return node instanceof Scripted scripted ? scripted.sup() : List.of();
    }

    /** The spelling in which a variable's values and the variable itself are one: {@code X_1} and {@code x_1}. */
    static String variable(Node node) {
        return Spelling.of(small(node));
    }

    private static Node small(Node node) {
        if (node instanceof Scripted scripted) {
            return new Scripted(
                    small(scripted.base()), scripted.sub(), scripted.sup(), scripted.primes(), scripted.span());
        } else if (node instanceof Styled styled) {
            return new Styled(
                    styled.style(),
                    styled.body().stream().map(PointLetters::small).toList(),
                    styled.span());
        } else if (node instanceof Symbol symbol && Reading.isLetter(symbol)) {
            return new Symbol(key(symbol), symbol.span());
        }
        return node;
    }

    /** The index as which the point is read. */
    Node index(Node point) {
        if (point instanceof Symbol) {
            return point;
        }
        return new Symbol(spare(Spelling.of(point)), point.span());
    }

    /** The letter of an index that stands in no formula of the author's. */
    Node fresh(String purpose, Node at) {
        return new Symbol(spare(FRESH + purpose), at.span());
    }

    /** What the author writes for the points that are read by such letters, by letter. */
    Map<String, String> written() {
        Map<String, String> written = new HashMap<>();
        spare.forEach((of, letter) -> {
            if (!of.startsWith(FRESH)) {
                written.put(letter, of);
            }
        });
        return written;
    }

    private String spare(String of) {
        return spare.computeIfAbsent(of, key -> {
            List<String> all = new ArrayList<>();
            SPARE.codePoints().forEach(c -> all.add(Character.toString(c)));
            // Beyond these, letters of a script in which nobody writes mathematics.
            String letter = next < all.size() ? all.get(next) : Character.toString(0x13A0 + next - all.size());
            next++;
            return letter;
        });
    }
}
