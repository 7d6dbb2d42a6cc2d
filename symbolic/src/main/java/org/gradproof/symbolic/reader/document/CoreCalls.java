package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.Head;
import org.gradproof.symbolic.reader.grammar.Expressions;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** Reads {@code core="CrossEntropy.gradient(\mathbf{z}, \mathbf{y})[k]"}. */
final class CoreCalls {
    private static final Pattern FUNCTION = Pattern.compile("\\s*([A-Z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*)\\s*(\\(.*)");

    private final Reading reading;

    CoreCalls(Reading reading) {
        this.reading = reading;
    }

    /**
     * The call.
     *
     * @param lines the text with its place
     */
    CoreCall read(String text, List<SourceLine> lines) {
        SourceLine place = lines.get(0);
        Matcher matcher = FUNCTION.matcher(text);
        if (!matcher.matches()) {
            throw fault(new Span(0, 0, place.line(), place.column()), text);
        }
        List<Node> nodes = Tree.read(matcher.group(2), place.line(), place.column() + matcher.start(2))
                .nodes();
        if (!(nodes.get(0) instanceof Bracket arguments) || nodes.size() > 2) {
            throw fault(nodes.get(0).span(), text);
        }
        List<CoreCall.Argument> read = new ArrayList<>();
        for (List<Node> argument : org.gradproof.symbolic.reader.scope.Pattern.splitAtCommas(arguments.body())) {
            read.add(argument(argument, arguments.span()));
        }
        List<Expr> component = new ArrayList<>();
        if (nodes.size() == 2) {
            if (!(nodes.get(1) instanceof Bracket bracket) || !bracket.open().equals("[")) {
                throw fault(nodes.get(1).span(), text);
            }
            for (List<Node> index : org.gradproof.symbolic.reader.scope.Pattern.splitAtCommas(bracket.body())) {
                component.add(new Expressions(reading).indices.read(index, bracket.span()));
            }
        }
        return new CoreCall(matcher.group(1), read, component, text);
    }

    private CoreCall.Argument argument(List<Node> nodes, Span around) {
        Declaration whole = nodes.isEmpty() ? null : whole(nodes);
        if (whole != null) {
            List<Expr> sizes = Declaration.ranges(whole.given().get());
            List<Sym> slots = sizes.stream().map(size -> reading.fresh("i")).toList();
            return new CoreCall.Argument(new Sym(whole.name(), List.copyOf(slots)), slots, sizes);
        }
        return CoreCall.Argument.scalar(new Expressions(reading).read(nodes, around));
    }

    /** The vector or matrix that is meant by its name alone. Formulas have no such name of a matrix. */
    private @Nullable Declaration whole(List<Node> nodes) {
        Scope.Hit hit = reading.scope().find(nodes, 0);
        if (hit != null && hit.match().consumed() == nodes.size()) {
            return hit.bare() && !hit.declaration().isFunction() ? hit.declaration() : null;
        }
        Name matrix = nodes.size() == 1
                ? Head.of(nodes, letter -> false).withComponents(2).name()
                : null;
        return matrix == null ? null : reading.scope().find(matrix);
    }

    private static LatexException fault(Span at, String text) {
        return new LatexException(
                at, "unreadable-core", "core=\"" + text + "\" is no call; expected LogLoss.gradient(z, y) or the like");
    }
}
