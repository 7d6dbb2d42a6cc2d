package org.gradproof.symbolic.reader.document;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The name behind {@code \\implies} of what an equation is solved for: {@code \\hat\\lambda}, {@code \\lambda^*} or
 * {@code \\lambda_{\\text{MLE}}} is the λ for which the line before holds, where nothing else declares that name.
 */
final class Solved {
    private static final Set<String> STARS = Set.of("*", "\\star", "\\ast");
    private static final Set<String> METHODS = Set.of("MLE", "ML", "MAP", "opt", "\\mathrm{MLE}", "\\mathrm{ML}", "\\mathrm{MAP}",
            "\\mathrm{opt}", "\\mathrm{mle}", "\\mathrm{map}", "\\mathrm{min}", "\\mathrm{max}");

    private Solved() {}

    /** The name that is meant; null where the side is none that is adorned so. */
    static @Nullable List<Node> name(List<Node> side, Scope scope) {
        if (side.size() != 1 || scope.find(side, 0) != null) {
            return null;
        }
        Node plain = plain(side.get(0));
        if (plain.equals(side.get(0))) {
            return null;
        }
        Declaration declaration = scope.declaration(plain);
        boolean number = declaration != null
                && switch (declaration.kind()) {
                    case SCALAR, FAMILY -> declaration.bare() == null || plain instanceof Scripted;
                    default -> false;
                };
        return number ? List.of(plain) : null;
    }

    private static Node plain(Node node) {
        if (node instanceof Styled styled
                && Set.of("\\hat", "\\widehat").contains(styled.style())
                && styled.body().size() == 1) {
            return styled.body().get(0);
        } else if (node instanceof Scripted scripted) {
            String sup = Spelling.of(scripted.sup());
            String sub = Spelling.of(scripted.sub());
            List<Node> left = STARS.contains(sup) ? List.of() : scripted.sup();
            List<Node> below = METHODS.contains(sub) ? List.of() : scripted.sub();
            Node base = plain(scripted.base());
            return left.isEmpty() && below.isEmpty() && scripted.primes() == 0
                    ? base
                    : new Scripted(base, below, left, scripted.primes(), scripted.span());
        }
        return node;
    }
}
