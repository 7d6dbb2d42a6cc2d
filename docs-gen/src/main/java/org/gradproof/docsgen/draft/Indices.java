package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which letters of a part are indices, sizes and counts, and how many indices a symbol bears. */
final class Indices {
    /** The most tokens between the name of a binomial coefficient and its second argument. */
    private static final int NEAR = 12;

    private final List<List<String>> rows;
    /** By index the upper end of a sum or product over it. */
    private final Map<String, String> ends = new LinkedHashMap<>();

    Indices(List<List<String>> rows) {
        this.rows = List.copyOf(rows);
        rows.forEach(this::findEnds);
    }

    /** Whether it is the upper end of a sum or product, or the size of a range. */
    boolean isEnd(Symbol symbol) {
        return symbol.base().size() == 1 && ends.containsValue(symbol.base().get(0));
    }

    /** Whether it stands in a binomial coefficient or before a factorial's sign. */
    boolean isCount(Symbol symbol) {
        boolean count = false;
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                boolean binomial = symbol.isAt(row, at)
                        && ((at >= 2 && row.get(at - 2).equals("\\binom")) || (at >= 1 && row.get(at - 1).equals("\\binom")));
                int end = symbol.isAt(row, at) ? symbol.behindSubscript(row, at) : row.size();
                count |= binomial || (end < row.size() && row.get(end).equals("!"));
                boolean below = symbol.isAt(row, at) && at >= 1 && end < row.size() && row.get(end).equals("}");
                count |= below && isBelowBinomial(row, at);
            }
        }
        return count;
    }

    /** Whether the place is in the second argument of a binomial coefficient. */
    private static boolean isBelowBinomial(List<String> row, int at) {
        int open = at;
        while (open > 0 && !row.get(open).equals("{")) {
            open--;
        }
        int first = open - 1;
        while (first > 0 && !row.get(first).equals("\\binom") && open - first < NEAR) {
            first--;
        }
        return first >= 0 && row.get(first).equals("\\binom") && Tokens.behind(row, first + 1) == open;
    }

    boolean isIndex(Symbol symbol) {
        if (symbol.base().size() != 1 || !Symbol.isIndices(symbol.base())) {
            return false;
        }
        boolean subscript = false;
        for (List<String> row : rows) {
            for (int at = 1; at < row.size(); at++) {
                subscript |= symbol.isAt(row, at)
                        && (row.get(at - 1).equals("_") || row.get(at - 1).equals("{"));
            }
        }
        return subscript;
    }

    /** For each of its indices the size of their range, where it has one row of them; empty if it has none. */
    List<String> sizes(Symbol symbol) {
        List<List<String>> shapes = shapes(symbol);
        return shapes.isEmpty() ? List.of() : shapes.get(0);
    }

    /** The sizes by each number of indices with which it stands, the fewest first. */
    List<List<String>> shapes(Symbol symbol) {
        Map<Integer, List<String>> shapes = new TreeMap<>();
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                int end = symbol.isAt(row, at) ? symbol.behindSubscript(row, at) : 0;
                int from = at + symbol.base().size() + 1;
                if (end > from - 1 && end > at + symbol.base().size() && Symbol.isIndices(row.subList(from, end))) {
                    List<String> sizes = sizes(row.subList(from, end));
                    shapes.putIfAbsent(sizes.size(), sizes);
                }
            }
        }
        return List.copyOf(shapes.values());
    }

    private List<String> sizes(List<String> subscript) {
        List<String> indices = new ArrayList<>();
        boolean sum = subscript.contains("+") || subscript.contains("-");
        for (String token : subscript) {
            if (!Set.of("{", "}", ",", "+", "-").contains(token) && !(sum && !indices.isEmpty())) {
                indices.add(token);
            }
        }
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            String only = Set.copyOf(ends.values()).size() == 1
                    ? ends.values().iterator().next()
                    : "";
            String otherwise = indices.size() == 1 ? (only.isEmpty() ? "n" : only) : i == 0 ? "m" : "n";
            sizes.add(ends.getOrDefault(indices.get(i), otherwise));
        }
        return sizes;
    }

    /** Takes in the upper ends of {@code \sum_{i=1}^{n}}, where each is one name. */
    private void findEnds(List<String> row) {
        for (int at = 0; at + 3 < row.size(); at++) {
            boolean big = row.get(at).equals("\\sum") || row.get(at).equals("\\prod");
            if (!big || !row.get(at + 1).equals("_")) {
                continue;
            }
            int end = Tokens.behind(row, at + 2);
            String index = row.get(at + 2).equals("{") ? row.get(at + 3) : row.get(at + 2);
            if (end + 1 < row.size() && row.get(end).equals("^")) {
                String top = row.get(end + 1).equals("{") ? row.get(end + 2) : row.get(end + 1);
                boolean name = Character.isLetterOrDigit(top.charAt(0)) || top.length() > 2;
                if (name && !top.equals("\\infty")) {
                    ends.putIfAbsent(index, top);
                }
            }
        }
    }
}
