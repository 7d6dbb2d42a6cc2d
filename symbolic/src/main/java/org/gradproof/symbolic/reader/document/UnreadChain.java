package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A chain of relations taken apart, its sides not yet read.
 *
 * @param arrow what makes it rest on the last relation before it; null where nothing does
 * @param sides its sides, one more than {@code links}
 * @param links the relations between them
 * @param continued lines that open with a sign and go on with the line before
 * @param fault why it could not be taken apart, or null
 */
public record UnreadChain(
        @Nullable Node arrow,
        List<List<Node>> sides,
        List<Link> links,
        List<Node> continued,
        @Nullable LatexException fault) {
    private static final Set<String> REVERSE = Set.of("\\Leftarrow", "\\because");

    /** What a relation between two sides is. */
    enum Role {
        /** It is claimed. */
        CLAIM,
        /** It defines its left side. */
        DEFINITION,
        /** An arrow behind it makes it what another relation rests on. */
        PREMISE
    }

    /**
     * A relation of the chain.
     *
     * @param remarks what stands behind its line
     * @param ends whether it is the last of its line, to which what stands behind belongs
     * @param resumed whether it opens a line behind a definition of its own, and goes on with the chain before that
     */
    record Link(Node sign, Role role, List<Remark> remarks, boolean ends, boolean resumed) {
        Link {
            remarks = List.copyOf(remarks);
        }

        Link as(Role other) {
            return new Link(sign, other, remarks, ends, resumed);
        }
    }

    /**
     * A definition within a block.
     *
     * @param earlier how many sides of the block stand before it, in which it does not hold
     */
    record Definition(List<Node> left, List<Node> right, int earlier) {
        Definition {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** A place at which nothing is claimed, and why. */
    record Notice(Node at, String message) {}

    /** A block's definitions and chains, in their order. */
    record Block(List<Definition> definitions, List<UnreadChain> chains, List<Notice> notices) {
        Block {
            definitions = List.copyOf(definitions);
            chains = List.copyOf(chains);
            notices = List.copyOf(notices);
        }
    }

    public UnreadChain {
        sides = List.copyOf(sides);
        links = List.copyOf(links);
        continued = List.copyOf(continued);
    }

    public static boolean isArrow(@Nullable Node node) {
        return Layout.isArrow(node);
    }

    /** Whether what stands behind the arrow is what the relation before it rests on. */
    static boolean isReverse(@Nullable Node arrow) {
        return arrow instanceof Symbol symbol && REVERSE.contains(symbol.text());
    }

    static boolean pointsBothWays(@Nullable Node arrow) {
        return Cursor.isSymbol(arrow, "\\iff");
    }

    /** Whether it counts as a chain: it relates something, whatever becomes of that. */
    boolean isNumbered() {
        return fault != null || links.stream().anyMatch(link -> link.role() != Role.DEFINITION);
    }

    boolean claims() {
        return links.stream().anyMatch(link -> link.role() == Role.CLAIM);
    }

    /** Its last relation with both sides, or null if it has none. */
    @Nullable
    Relating last() {
        int last = links.size() - 1;
        return last < 0 || links.get(last).role() == Role.DEFINITION
                ? null
                : new Relating(sides.get(last), links.get(last).sign(), sides.get(last + 1));
    }

    /** A relation with both sides. */
    record Relating(List<Node> left, Node sign, List<Node> right) {}

    /** The same without a claim of its last relation, on which another rests. */
    UnreadChain resting() {
        List<Link> changed = new ArrayList<>(links);
        int last = changed.size() - 1;
        if (last >= 0 && changed.get(last).role() == Role.CLAIM) {
            changed.set(last, changed.get(last).as(Role.PREMISE));
        }
        return new UnreadChain(arrow, sides, changed, continued, fault);
    }
}
