package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Unreadable;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.document.UnreadChain.Definition;
import org.gradproof.symbolic.reader.document.UnreadChain.Link;
import org.gradproof.symbolic.reader.document.UnreadChain.Notice;
import org.gradproof.symbolic.reader.document.UnreadChain.Role;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;
import org.jspecify.annotations.Nullable;

/** Takes a block's lines apart into chains. A line that cannot be taken apart costs the chain that it belongs to. */
final class ChainBuilder {
    private static final Set<String> CONTINUE = Set.of("+", "-", "\\cdot", "\\times", "/");

    private final Tree tree;
    private final Listed.Names names;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<UnreadChain> chains = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Remark> pending = new ArrayList<>();

    private @Nullable Node arrow;
    private List<List<Node>> sides = new ArrayList<>();
    private List<Link> links = new ArrayList<>();
    private List<Node> continued = new ArrayList<>();
    private @Nullable LatexException fault;
    private boolean aside;
    private boolean unclaimed;
    private boolean listed;
    private int sidesBefore;

    private ChainBuilder(Tree tree, Listed.Names names) {
        this.tree = tree;
        this.names = names;
    }

    /**
     * The block's chains.
     *
     * @param names what else tells of the names in it
     */
    static UnreadChain.Block of(Tree tree, Listed.Names names) {
        ChainBuilder builder = new ChainBuilder(tree, names);
        for (List<Node> line : Layout.chainLines(tree.nodes())) {
            builder.safely(line);
        }
        builder.finish();
        for (Remark remark : builder.pending) {
            Node first = remark.nodes().get(0);
            builder.notices.add(new Notice(
                    first,
                    "nothing is claimed by " + Cursor.quote(remark.nodes())
                            + ", which stands on a line of its own behind the last formula"));
        }
        return new UnreadChain.Block(builder.definitions, builder.chains, builder.notices);
    }

    private void safely(List<Node> line) {
        try {
            if (line.get(0) instanceof Unreadable unreadable) {
                throw unreadable.fault();
            }
            for (Remarks parts : Remarks.parted(line)) {
                formulas(parts);
            }
        } catch (LatexException e) {
            broken(line, e);
        }
    }

    private void formulas(Remarks parts) {
        if (parts.formula().isEmpty()) {
            pending.addAll(defineBeside(parts.remarks()));
            return;
        }
        refuseBehindList(parts.formula());
        List<Listed.Part> formulas = new Listed(names).parts(parts);
        line(formulas.get(0).formula());
        for (Listed.Part next : formulas.subList(1, formulas.size())) {
            List<Node> formula = next.formula().formula();
            finish();
            if (next.doubtful()) {
                notices.add(new Notice(
                        formula.get(0),
                        Cursor.quote(formula) + " is read as a formula of its own, claimed like the one before it"));
            }
            line(next.formula());
        }
        listed = formulas.size() > 1;
    }

    /** Nothing tells with which of a line's formulas the next line goes on, or on which of them an arrow rests. */
    private void refuseBehindList(List<Node> line) {
        Node first = line.get(0);
        boolean rests = Layout.opensWithRelation(line) || opensWithSign(first) || UnreadChain.isArrow(first);
        if (listed && rests && !Cursor.isSymbol(first, "\\because")) {
            throw new LatexException(
                    first.span(),
                    "ambiguous-chain",
                    "the line before holds several formulas, and this one may belong to each of them; expected each"
                            + " formula on a line of its own");
        }
    }

    /** The line's chain is not readable: the one before, if the line goes on with it, else one of its own. */
    private void broken(List<Node> line, LatexException e) {
        Node first = line.get(0);
        boolean goesOn = goesOn() || Layout.opensWithRelation(line) || opensWithSign(first);
        boolean unknown = first instanceof Unreadable;
        if (!sides.isEmpty() && !goesOn && !unknown) {
            finish();
        }
        if (unknown && !sides.isEmpty() && fault == null && isComplete()) {
            finish();
        }
        if (fault == null) {
            fault = e;
        }
        if (sides.isEmpty()) {
            sides.add(new ArrayList<>(List.of(first)));
        }
    }

    private boolean isComplete() {
        return !links.isEmpty() && !last().isEmpty();
    }

    private boolean goesOn() {
        return !sides.isEmpty() && (last().isEmpty() || opensWithSign(last().get(last().size() - 1)));
    }

    private static boolean opensWithSign(Node node) {
        return node instanceof Symbol symbol && CONTINUE.contains(symbol.text());
    }

    private void line(Remarks parts) {
        List<Node> nodes = parts.formula();
        int first = links.size();
        List<Node> piece = new ArrayList<>();
        boolean opened = false;
        boolean started = false;
        for (Node node : nodes) {
            if (UnreadChain.isArrow(node)) {
                if (!piece.isEmpty()) {
                    piece(piece, opened);
                    started = true;
                    piece = new ArrayList<>();
                }
                startBehind(node);
                first = 0;
                opened = true;
            } else {
                piece.add(node);
            }
        }
        if (!piece.isEmpty()) {
            int chainsBefore = chains.size();
            piece(piece, opened);
            first = chains.size() > chainsBefore ? 0 : first;
        } else if (!started && Cursor.isSymbol(arrow, "\\because")) {
            // "\because" with words alone is a remark.
            arrow = null;
        }
        List<Remark> beside = defineBeside(parts.remarks());
        if (aside && !beside.isEmpty()) {
            throw new LatexException(
                    beside.get(0).nodes().get(0).span(),
                    "text-before-mathematics",
                    "a relation stands behind a definition, which has no conditions; expected the definition alone");
        }
        remarks(beside, first);
    }

    /** A line's conditions hold for all its relations; what justifies it belongs to the last. */
    private void remarks(List<Remark> remarks, int first) {
        if (links.isEmpty()) {
            pending.addAll(remarks);
            return;
        }
        List<Remark> all = new ArrayList<>(pending);
        pending.clear();
        all.addAll(remarks);
        int from = Math.min(first, links.size() - 1);
        for (int i = from; i < links.size(); i++) {
            Link link = links.get(i);
            List<Remark> more = new ArrayList<>(link.remarks());
            more.addAll(all);
            links.set(i, new Link(link.sign(), link.role(), more, i + 1 == links.size(), link.resumed()));
        }
    }

    private void startBehind(Node sign) {
        boolean nothing = sides.isEmpty() && arrow == null;
        if (!nothing) {
            finish();
        }
        arrow = sign;
    }

    private void piece(List<Node> line, boolean behindArrow) {
        Node first = line.get(0);
        boolean goesOn = goesOn();
        if (!goesOn && holdsClaim() && isDefinition(line)) {
            define(line);
            return;
        }
        if (aside) {
            resume(first);
        }
        if (!behindArrow && !sides.isEmpty() && opensWithSign(first) && !goesOn) {
            refuseColumn(first, line);
            continued.add(first);
            goesOn = true;
        }
        if (!behindArrow && !Layout.opensWithRelation(line) && !goesOn) {
            startStatement(line);
        }
        CaseLines cases = CaseLines.of(line);
        if (cases != null) {
            cases(cases);
            return;
        }
        for (Node node : line) {
            add(node);
        }
    }

    private void add(Node node) {
        if (Layout.isBreak(node)) {
            breakAt(node);
        } else if (Layout.isRelation(node)) {
            sign(node);
        } else {
            if (sides.isEmpty()) {
                sides.add(new ArrayList<>());
            }
            last().add(node);
        }
    }

    /** {@code -x &= y}: a sign in the left column may open a chain of its own or go on with the one before. */
    private void refuseColumn(Node first, List<Node> line) {
        if (!tree.isAligned(first) && tree.isLeftOfAlign(first) && line.stream().anyMatch(Layout::isRelation)) {
            throw new LatexException(
                    first.span(),
                    "ambiguous-chain",
                    "this line may open a chain of its own or go on with the line before; expected the sign behind"
                            + " the \"&\", or a bracket around what it belongs to");
        }
    }

    private boolean holdsClaim() {
        return links.stream().anyMatch(link -> link.role() == Role.CLAIM);
    }

    private static boolean isDefinition(List<Node> line) {
        return !Layout.opensWithRelation(line) && line.stream().anyMatch(node -> Cursor.isSymbol(node, ":="));
    }

    /** A definition on a line of its own within the chain. */
    private void define(List<Node> line) {
        definitions.add(definition(line, sidesBefore + sides.size()));
        aside = true;
    }

    /** Takes the definitions behind a line, which hold for the whole of its chain, and gives the other remarks. */
    private List<Remark> defineBeside(List<Remark> remarks) {
        List<Remark> others = new ArrayList<>();
        for (Remark remark : remarks) {
            List<Node> nodes = remark.nodes();
            if (remark.kind() == Remark.Kind.DEFINITION) {
                definitions.add(definition(nodes, sidesBefore));
            } else if (remark.kind() == Remark.Kind.NAMING && !names.declares(left(nodes))) {
                List<Node> defining = new ArrayList<>(nodes);
                int sign = left(nodes).size();
                defining.set(sign, new Symbol(":=", nodes.get(sign).span()));
                definitions.add(definition(defining, sidesBefore));
                notices.add(new Notice(
                        nodes.get(0),
                        Cursor.quote(nodes) + " is read as a definition, since nothing else declares "
                                + Cursor.quote(left(nodes))));
            } else {
                others.add(remark);
            }
        }
        return others;
    }

    private static List<Node> left(List<Node> equation) {
        int sign = 0;
        while (!Layout.isRelation(equation.get(sign))) {
            sign++;
        }
        return equation.subList(0, sign);
    }

    private static Definition definition(List<Node> line, int earlier) {
        int sign = 0;
        while (!Cursor.isSymbol(line.get(sign), ":=")) {
            sign++;
        }
        List<Node> right = line.subList(sign + 1, line.size());
        Optional<Node> second = right.stream().filter(Layout::isRelation).findFirst();
        if (sign == 0 || second.isPresent() || line.subList(0, sign).stream().anyMatch(Layout::isRelation)) {
            throw new LatexException(
                    second.orElse(line.get(sign)).span(),
                    "ambiguous-chain",
                    "a definition within a chain stands beside another relation; expected it alone on its line");
        }
        if (right.isEmpty()) {
            throw new LatexException(
                    line.get(sign).span(),
                    "missing-expression",
                    "nothing stands right of \":=\"; expected what it defines " + Cursor.quote(line.subList(0, sign))
                            + " as");
        }
        return new Definition(line.subList(0, sign), right, earlier);
    }

    /** Behind a definition of its own the chain goes on where it was. */
    private void resume(Node first) {
        if (opensWithSign(first)) {
            throw new LatexException(
                    first.span(),
                    "ambiguous-chain",
                    "this line may go on with the definition above it or with the chain before that;"
                            + " expected a relation first, or the definition on one line");
        }
    }

    private List<Node> last() {
        return sides.get(sides.size() - 1);
    }

    private void sign(Node node) {
        if (sides.isEmpty() || last().isEmpty()) {
            throw new LatexException(
                    node.span(),
                    "missing-expression",
                    "nothing stands left of " + Cursor.quote(node) + "; expected an expression, or a line before");
        }
        Role role = Cursor.isSymbol(node, ":=") ? Role.DEFINITION : Role.CLAIM;
        links.add(new Link(node, role, List.of(), true, aside));
        aside = false;
        sides.add(new ArrayList<>());
    }

    /** What stands between {@code \approx} and its like is not claimed; a new chain begins behind it. */
    private void breakAt(Node node) {
        notices.add(new Notice(node, "nothing is claimed by " + Cursor.quote(node)));
        unclaimed = true;
        finish();
        unclaimed = true;
        sides.add(new ArrayList<>());
    }

    /** Another chain may follow on a line that holds a relation and stands in the left column. */
    private void startStatement(List<Node> line) {
        Node first = line.get(0);
        boolean fresh = sides.isEmpty() && arrow == null;
        if (fresh || (sides.isEmpty() && arrow != null)) {
            return;
        }
        boolean relates =
                line.stream().anyMatch(Layout::isRelation) || line.stream().anyMatch(Layout::isBreak);
        boolean onlyDefines = links.stream().allMatch(link -> link.role() == Role.DEFINITION) && !links.isEmpty();
        if (!onlyDefines && (!relates || tree.isAligned(first)) && fault == null) {
            throw new LatexException(
                    first.span(),
                    "no-relation",
                    "this line opens with no relation: " + Cursor.quote(first)
                            + "; expected =, <, \\le, >, \\ge or \\neq, a sign that goes on with the line before, or a"
                            + " chain of its own left of the \"&\"");
        }
        finish();
    }

    /** The rows of cases that are relations themselves: a chain each, under the row's condition. */
    private void cases(CaseLines cases) {
        List<Node> left = new ArrayList<>();
        Node sign = cases.sign();
        if (sign != null) {
            cases.head().forEach(this::add);
            if (sides.isEmpty() || last().isEmpty()) {
                throw new LatexException(
                        sign.span(), "missing-expression", "nothing stands left of the cases; expected an expression");
            }
            left.addAll(last());
        }
        unclaimed = true;
        finish();
        for (CaseLines.Row row : cases.rows()) {
            if (sign != null) {
                sides.add(new ArrayList<>(left));
                sign(sign);
            }
            row.value().forEach(this::add);
            links.replaceAll(link -> new Link(link.sign(), link.role(), row.conditions(), false, link.resumed()));
            finish();
        }
        unclaimed = true;
    }

    private void finish() {
        if (!sides.isEmpty() || arrow != null) {
            chains.add(chain());
        }
        sidesBefore += sides.size();
        arrow = null;
        sides = new ArrayList<>();
        links = new ArrayList<>();
        continued = new ArrayList<>();
        fault = null;
        aside = false;
        unclaimed = false;
    }

    private UnreadChain chain() {
        LatexException wrong = fault;
        if (wrong == null && sides.isEmpty() && arrow != null) {
            wrong = new LatexException(
                    arrow.span(), "missing-expression", "nothing stands behind the arrow; expected a relation");
        } else if (wrong == null && last().isEmpty() && !links.isEmpty()) {
            wrong = new LatexException(
                    links.get(links.size() - 1).sign().span(),
                    "missing-expression",
                    "nothing stands right of the relation; expected an expression");
        } else if (wrong == null && links.isEmpty() && !unclaimed && !last().isEmpty()) {
            wrong = new LatexException(
                    last().get(0).span(),
                    "no-relation",
                    Cursor.quote(last()) + " is related to nothing; expected a chain such as A = B");
        }
        for (int i = 0; i < links.size() && wrong == null; i++) {
            if (links.get(i).role() == Role.DEFINITION) {
                definitions.add(new Definition(sides.get(i), sides.get(i + 1), sidesBefore + i));
            }
        }
        return new UnreadChain(arrow, sides, links, continued, wrong);
    }
}
