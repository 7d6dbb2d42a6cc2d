package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;

/**
 * A function of points.
 *
 * @param name what stands before its bracket
 * @param spaces the space of each argument; empty where it takes a real number
 * @param bar how many arguments stand left of a bar, as in {@code f(y \mid x)}; -1 where none does
 * @param parameters the real scalars below it on which it depends smoothly
 * @param codomain where it goes; empty where a definition says what it is
 */
record PointFunction(Node name, List<String> spaces, int bar, List<Node> parameters, List<Node> codomain) {
    /** The arguments in the bracket, as many as it has, with a bar where it is declared with one. */
    List<List<Node>> arguments(Bracket bracket) {
        List<Node> body = Free.untilSemicolon(bracket.body());
        List<List<Node>> arguments = bar < 0 ? Pattern.splitAtCommas(body) : arguments(body);
        boolean sameBar = bar < 0 || barIn(body) == bar;
        if (!sameBar || arguments.size() != spaces.size()) {
            String found = sameBar
                    ? " has " + arguments.size() + " arguments here; expected " + spaces.size()
                    : " is defined with a bar behind " + bar + " of its arguments; expected one here too";
            throw new LatexException(bracket.span(), "wrong-arity", Cursor.quote(name) + found);
        }
        return arguments;
    }

    /** What stands between the commas of a bracket, a bar among them. */
    static List<List<Node>> arguments(List<Node> body) {
        int bar = LawText.bar(body);
        if (bar < 0) {
            return Pattern.splitAtCommas(body);
        }
        List<List<Node>> all = new ArrayList<>(Pattern.splitAtCommas(body.subList(0, bar)));
        all.addAll(Pattern.splitAtCommas(body.subList(bar + 1, body.size())));
        return all;
    }

    /** How many arguments stand left of the bar in the bracket; -1 where none stands there. */
    static int barIn(List<Node> body) {
        int bar = LawText.bar(body);
        return bar < 0 ? -1 : Pattern.splitAtCommas(body.subList(0, bar)).size();
    }
}
