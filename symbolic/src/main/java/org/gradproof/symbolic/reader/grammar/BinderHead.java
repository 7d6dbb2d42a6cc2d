package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What stands under and over a sum: its indices, their ranges, and conditions on them. Reading it binds the
 * indices; closing it unbinds them.
 */
public final class BinderHead {
    private final Expressions in;
    private final Scripted sign;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Cond> filters = new ArrayList<>();

    private record Variable(
            Local.Index index,
            Node node,
            @Nullable Expr low,
            @Nullable Expr high) {}

    private BinderHead(Expressions in, Scripted sign) {
        this.in = in;
        this.sign = sign;
    }

    /** The index, its range and its condition under the sign; its letters are bound until the head is closed. */
    public static BinderHead read(Expressions in, Scripted sign) {
        BinderHead head = new BinderHead(in, sign);
        head.read();
        return head;
    }

    /** The head of a sum whose index is not written, with a warning that says which it is. */
    static BinderHead unwritten(Expressions in, Scripted sign) {
        BinderHead head = new BinderHead(in, sign);
        Node letter = sign.sub().get(0);
        head.bind(letter, null, null);
        in.reading.warn(
                sign.span(),
                Cursor.quote(sign.base()) + " has no index under it and is read as $" + Spelling.of(sign) + "$");
        return head;
    }

    /** The same of a sum without an end. */
    static BinderHead endless(Expressions in, Scripted sign) {
        BinderHead head = new BinderHead(in, sign);
        head.read(new Expr.Infinity(true));
        return head;
    }

    private void read() {
        List<Node> sup = sign.sup();
        read(sup.isEmpty() ? null : in.indices.read(sup, sign.span()));
    }

    private void read(@Nullable Expr high) {
        StrayScripts.refusePrimes(sign);
        List<List<Node>> conditions = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(sign.sub())) {
            part(part, high, conditions);
        }
        for (List<Node> condition : conditions) {
            filters.add(in.conditions.read(condition, sign.span()));
        }
    }

    private void part(List<Node> part, @Nullable Expr high, List<List<Node>> conditions) {
        if (part.isEmpty()) {
            throw unreadable();
        }
        Node first = part.get(0);
        if (part.size() == 1) {
            variable(first, null, high);
            return;
        }
        Relation relation = ConditionReader.relation(part.get(1));
        boolean known = isVariable(first);
        if (relation == Relation.EQ && !known && relations(part) == 1) {
            Expr low = in.indices.read(part.subList(2, part.size()), sign.span());
            if (high == null && !(low instanceof Expr.Num)) {
                throw new LatexException(
                        sign.span(),
                        "unreadable-index",
                        Cursor.quote(sign) + " has a lower limit alone, which may be a condition; expected _{i="
                                + Spelling.of(part.subList(2, part.size())) + "}^{n}");
            }
            variable(first, low, high);
            if (high == null) {
                in.reading.warn(
                        sign.span(),
                        "the upper end of " + Cursor.quote(sign) + " is not written; it is read as running to the last"
                                + " component that it stands at");
            }
        } else if (Cursor.isSymbol(part.get(1), "\\in") && known) {
            conditions.add(part);
        } else if (Cursor.isSymbol(part.get(1), "\\in")) {
            member(first, part.subList(2, part.size()), high, conditions, part);
        } else if (relation != null && isLetter(first)) {
            if (!known) {
                variable(first, null, high);
            }
            others(part, high, relations(part) > 1);
            conditions.add(part);
        } else if (relations(part) > 1) {
            between(part, high, conditions);
        } else {
            throw unreadable();
        }
    }

    private static int relations(List<Node> part) {
        return (int) part.stream()
                .filter(node -> ConditionReader.relation(node) != null)
                .count();
    }

    private void member(Node first, List<Node> set, @Nullable Expr high, List<List<Node>> conditions, List<Node> part) {
        Expr range = in.sums.range(set);
        if (range != null) {
            variable(first, Exprs.ONE, range);
        } else {
            variable(
                    first,
                    null,
                    high != null ? high : in.sums.indexSet(set, sign.span()).high());
            conditions.add(part);
        }
    }

    /** {@code 1 \le i \le n}, {@code 1 \le i < j \le n}. */
    private void between(List<Node> part, @Nullable Expr high, List<List<Node>> conditions) {
        int before = variables.size();
        boolean simple = part.size() >= 5
                && relations(part) == 2
                && ConditionReader.relation(part.get(1)) == Relation.LE
                && ConditionReader.relation(part.get(3)) == Relation.LE;
        if (simple && isLetter(part.get(2)) && !isVariable(part.get(2))) {
            Expr low = in.indices.read(part.subList(0, 1), sign.span());
            variable(part.get(2), low, in.indices.read(part.subList(4, part.size()), sign.span()));
            return;
        }
        others(part, high, true);
        if (variables.size() == before) {
            throw unreadable();
        }
        conditions.add(part);
    }

    /** Further letters of {@code i < j} that nothing else declares or uses: the sum runs over them too. */
    private void others(List<Node> part, @Nullable Expr high, boolean chain) {
        for (int i = 1; i < part.size(); i++) {
            Node node = part.get(i);
            boolean alone = ConditionReader.relation(part.get(i - 1)) != null
                    && (i + 1 == part.size() || ConditionReader.relation(part.get(i + 1)) != null);
            if (alone && isLetter(node) && isNew(node)) {
                variable(node, null, high);
                if (!chain) {
                    in.reading.warn(
                            node.span(),
                            Cursor.quote(sign) + " is read as running over " + Cursor.quote(node)
                                    + " too, since nothing else declares it");
                }
            }
        }
    }

    private boolean isNew(Node node) {
        String letter = Spelling.of(node);
        return in.reading.bound(node) == null
                && in.reading.scope().find(List.of(node), 0) == null
                && in.reading.knownImplicit(letter) == null
                && !in.reading.freeLetters().contains(letter);
    }

    private boolean isVariable(Node node) {
        return variables.stream()
                .anyMatch(variable -> Spelling.of(variable.node()).equals(Spelling.of(node)));
    }

    private static boolean isLetter(Node node) {
        if (Cursor.isSymbol(node, "e") || Cursor.isSymbol(node, "\\pi")) {
            return false;
        }
        return Reading.isLetter(node)
                || (node instanceof Scripted s && s.sub().isEmpty() && s.sup().isEmpty() && Reading.isLetter(s.base()));
    }

    private LatexException unreadable() {
        return new LatexException(
                sign.span(),
                "unreadable-index",
                "the index of " + Cursor.quote(sign)
                        + " is not readable; expected _{i=1}^{n}, _{i}, _{i,j}, _{i \\neq k},"
                        + " _{i < j} or _{i \\in C}");
    }

    private void variable(Node node, @Nullable Expr low, @Nullable Expr high) {
        if (!isLetter(node)) {
            throw unreadable();
        }
        String letter = Spelling.of(node);
        Given.Index declared = declared(node);
        boolean outer = in.reading.local(letter) != null
                || (declared != null && !isSaidInPassing(node))
                || in.reading.knownImplicit(letter) != null
                || in.reading.sideLetters().contains(letter);
        if (outer) {
            in.reading.warn(
                    node.span(),
                    "the index " + Cursor.quote(node) + " of " + Cursor.quote(sign)
                            + " hides the outer one of that name; it is read as another letter");
        }
        bind(node, low, high);
    }

    private void bind(Node node, @Nullable Expr low, @Nullable Expr high) {
        String letter = Spelling.of(node);
        Given.Index declared = declared(node);
        Given.Index range = low == null && high == null ? declared : null;
        boolean passing = range != null && isSaidInPassing(node);
        Expr from = range != null && !passing ? range.low() : low;
        Expr to = range != null && !passing ? range.high() : high;
        Local.Index index = new Local.Index(letter, in.reading.fresh(letter), node.span(), to);
        if (range != null && passing && range.low().equals(Exprs.ONE)) {
            index.mayRunUpTo(range.high());
        }
        variables.add(new Variable(index, node, from, to));
        in.reading.bind(letter, index);
    }

    /** Whether a given declares the letter as an index. */
    public boolean isDeclared(String letter) {
        return declared(Tree.readSpelling(letter)) != null;
    }

    /** Whether its range stands behind a given, which says for which indices that holds, and not how far a sum runs. */
    private boolean isSaidInPassing(Node node) {
        Scope.Hit hit = in.reading.scope().find(List.of(node), 0);
        Statement home = hit == null ? null : hit.declaration().home();
        return home != null && !home.letters().isEmpty();
    }

    private Given.@Nullable Index declared(Node node) {
        return declared(List.of(node));
    }

    private Given.@Nullable Index declared(List<Node> nodes) {
        Scope.Hit hit = in.reading.scope().find(nodes, 0);
        return hit != null
                        && hit.declaration().kind() == Declaration.Kind.INDEX
                        && hit.declaration().given().get() instanceof Given.Index index
                ? index
                : null;
    }

    /** All letters that are bound here. */
    Set<String> letters() {
        Set<String> letters = new LinkedHashSet<>();
        variables.forEach(variable -> letters.add(variable.index().letter()));
        return letters;
    }

    /** The letters over whose later uses the body reaches: those that no given declares. */
    public Set<String> reachingLetters() {
        Set<String> letters = new LinkedHashSet<>();
        for (Variable variable : variables) {
            if (declared(variable.node()) == null) {
                letters.add(variable.index().letter());
            }
        }
        return letters;
    }

    /** The binder around its body; its letters are free again. */
    Expr close(Kind kind, Expr body) {
        if (kind == Kind.SUM && variables.size() == 1) {
            overBinomial(body);
        }
        Expr value = body;
        for (Range range : close()) {
            value = in.reading.at(
                    SumReader.binder(kind, range.variable(), range.low(), range.high(), range.filter(), value),
                    sign.span());
        }
        return value;
    }

    /** {@code \\sum_k \\binom{n}{k} …} runs from 0 to n: all other terms are 0. */
    private void overBinomial(Expr body) {
        Variable only = variables.get(0);
        if (only.index().high() != null || only.low() != null || !filters.isEmpty()) {
            return;
        }
        Set<Expr> tops = new LinkedHashSet<>();
        addTops(body, only.index().symbol(), tops);
        if (tops.size() != 1) {
            return;
        }
        Expr top = tops.iterator().next();
        only.index().usedUpTo(top);
        variables.set(0, new Variable(only.index(), only.node(), Exprs.ZERO, top));
        in.reading.warn(
                sign.span(),
                Cursor.quote(sign) + " is read as running from 0 to $" + LatexWriter.write(top)
                        + "$, beyond which the binomial coefficient is 0");
    }

    private static void addTops(Expr expr, Sym variable, Set<Expr> tops) {
        if (expr instanceof Expr.Fn fn
                && fn.function() == Function.BINOMIAL
                && fn.arguments().get(1).equals(variable)) {
            tops.add(fn.arguments().get(0));
        }
        // A factor of a sum of terms may be absent from one of them: only what stands in the product itself ends it.
        if (expr instanceof Expr.Mul mul) {
            mul.factors().forEach(factor -> addTops(factor, variable, tops));
        } else if (expr instanceof Expr.Pow pow
                && pow.exponent() instanceof Expr.Num exponent
                && exponent.value().signum() > 0) {
            addTops(pow.base(), variable, tops);
        }
    }

    /** What one index runs over. */
    public record Range(Sym variable, Expr low, Expr high, Cond filter) {}

    /** The ranges of the indices, the innermost first; their letters are free again. */
    public List<Range> close() {
        List<Range> ranges = new ArrayList<>();
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable variable = variables.get(i);
            in.reading.unbind(variable.index().letter());
            Expr high = variable.index().high();
            if (high == null) {
                throw new LatexException(
                        variable.node().span(),
                        "index-without-range",
                        "nothing tells how far the index " + Cursor.quote(variable.node()) + " of " + Cursor.quote(sign)
                                + " runs; expected it as a component's index, or _{i=1}^{n}");
            }
            Expr low = variable.low();
            Cond filter = i == variables.size() - 1 ? filter() : new Cond.True();
            Sym symbol = variable.index().symbol();
            ranges.add(new Range(symbol, low == null ? Exprs.ONE : low, high, filter));
        }
        return ranges;
    }

    private Cond filter() {
        if (filters.isEmpty()) {
            return new Cond.True();
        }
        return filters.size() == 1 ? filters.get(0) : new Cond.And(filters);
    }
}
