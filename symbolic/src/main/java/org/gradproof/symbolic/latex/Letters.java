package org.gradproof.symbolic.latex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;

/** The letters that an expression is written with: bound variables get letters that nothing else there has. */
final class Letters {
    private static final List<String> SPARE =
            List.of("i", "j", "k", "l", "m", "r", "s", "t", "u", "v", "w", "a", "b", "c");

    private final Set<String> taken = new HashSet<>();
    private final Set<Name> indices = new HashSet<>();
    private final Map<Name, String> bound = new HashMap<>();
    private boolean delta;

    static Letters of(Expr expr) {
        Letters letters = new Letters();
        letters.visit(List.of(expr));
        letters.visit(List.of(expr));
        return letters;
    }

    static Letters of(Cond cond) {
        Letters letters = new Letters();
        letters.visit(Parts.of(cond));
        return letters;
    }

    private void visit(List<Expr> roots) {
        Deque<Expr> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            Expr expr = pending.pop();
            if (expr instanceof Sym symbol) {
                if (!symbol.name().isBound()) {
                    taken.add(symbol.name().spelling());
                }
                delta |= symbol.name().spelling().startsWith("\\delta");
                symbol.indices().forEach(this::index);
            } else if (expr instanceof Expr.Call call) {
                call.indices().forEach(this::index);
            } else if (expr instanceof Expr.Binder binder) {
                indices.add(binder.variable().name());
            } else if (expr instanceof Expr.Indicator indicator && indicator.condition() instanceof Cond.Rel rel) {
                compared(rel);
            }
            Parts.of(expr).forEach(pending::push);
        }
    }

    /** What is compared with an index is one; a second visit finds those that were met too early. */
    private void compared(Cond.Rel rel) {
        if (isPlain(rel.left()) && isPlain(rel.right()) && (isIndex(rel.left()) || isIndex(rel.right()))) {
            index(rel.left());
            index(rel.right());
        }
    }

    private void index(Expr index) {
        if (index instanceof Sym symbol) {
            indices.add(symbol.name());
        }
    }

    /** Whether the two are seen to be indices, so that a delta may carry them: only these are compared with an index. */
    boolean areIndices(Expr left, Expr right) {
        return !delta && isPlain(left) && isPlain(right) && (isIndex(left) || isIndex(right));
    }

    private static boolean isPlain(Expr expr) {
        return expr instanceof Sym symbol
                ? symbol.indices().isEmpty()
                : expr instanceof Expr.Num number && number.value().isInteger();
    }

    private boolean isIndex(Expr expr) {
        if (expr instanceof Sym symbol) {
            return symbol.indices().isEmpty() && indices.contains(symbol.name());
        }
        return false;
    }

    /** A letter for the bound variable, from here until it is released. */
    String bind(Name name) {
        String letter = name.spelling();
        if (isUsed(letter)) {
            letter = SPARE.stream().filter(spare -> !isUsed(spare)).findFirst().orElse(letter + "'");
        }
        bound.put(name, letter);
        return letter;
    }

    private boolean isUsed(String letter) {
        return taken.contains(letter) || bound.containsValue(letter);
    }

    void release(Name name) {
        bound.remove(name);
    }

    private static boolean endsInCommand(CharSequence text) {
        int at = text.length() - 1;
        while (at >= 0 && Character.isLetter(text.charAt(at))) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\\';
    }

    /** The name with its indices in its slots. */
    String name(Name name, List<String> indices) {
        String spelling = bound.getOrDefault(name, name.spelling());
        if (indices.isEmpty()) {
            return spelling;
        }
        boolean plain = indices.stream().allMatch(index -> index.matches("[A-Za-z]|\\\\[A-Za-z]+"));
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < spelling.length()) {
            char c = spelling.charAt(at);
            if (c != '#') {
                text.append(c);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < spelling.length() && Character.isDigit(spelling.charAt(end))) {
                end++;
            }
            int slot = Name.slot(Integer.parseInt(spelling.substring(at + 1, end)));
            boolean beside =
                    at > 0 && Character.isDigit(spelling.charAt(at - 1)) && spelling.lastIndexOf('#', at - 1) >= 0;
            if (beside) {
                text.append(!plain ? "," : endsInCommand(text) ? " " : "");
            }
            text.append(slot <= indices.size() ? indices.get(slot - 1) : "#" + slot);
            at = end;
        }
        return text.toString();
    }
}
