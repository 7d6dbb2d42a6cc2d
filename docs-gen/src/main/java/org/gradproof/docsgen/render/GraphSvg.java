package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.docsgen.live.NameGraph;
import org.gradproof.docsgen.live.NameGraph.Node;

/** Names and what depends on them, from left to right, drawn as {@link PlotSvg} draws. */
final class GraphSvg {
    private static final int HEIGHT = 34;
    private static final int ROW = 50;
    private static final int GAP = 46;
    private static final int HEAD = 5;
    /** How far an arrow bends that passes by other names. */
    private static final int BEND = 34;

    private static final int NARROWEST = 36;
    private static final int LETTER = 11;

    private final List<Node> nodes;
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<Integer> middle = new ArrayList<>();

    private GraphSvg(NameGraph graph) {
        nodes = graph.nodes();
        int[] rows = new int[nodes.size()];
        int[] width = new int[nodes.size()];
        for (Node node : nodes) {
            width[node.layer()] = Math.max(width[node.layer()], width(node));
        }
        for (Node node : nodes) {
            int from = 2;
            for (int layer = 0; layer < node.layer(); layer++) {
                from += width[layer] + GAP;
            }
            left.add(from);
            widths.add(width[node.layer()]);
            middle.add(2 + HEIGHT / 2 + ROW * rows[node.layer()]++);
        }
    }

    static String figure(NameGraph graph) {
        return new GraphSvg(graph).html();
    }

    private String html() {
        boolean bends = false;
        StringBuilder arrows = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (int from : node.of()) {
                boolean far = node.layer() - nodes.get(from).layer() > 1;
                bends |= far;
                arrows.append(arrow(from, i, far ? BEND : 0));
            }
            names.append("<foreignObject x=\"" + left.get(i) + "\" y=\"" + (middle.get(i) - HEIGHT / 2) + "\" width=\""
                    + widths.get(i) + "\" height=\"" + HEIGHT + "\"><div class=\"gp-name\">" + Html.math(node.latex())
                    + "</div></foreignObject>");
        }
        int width = 2;
        int height = 2;
        for (int i = 0; i < nodes.size(); i++) {
            width = Math.max(width, left.get(i) + widths.get(i) + 2);
            height = Math.max(height, middle.get(i) + HEIGHT / 2 + 2 + (bends ? HEIGHT / 2 : 0));
        }
        return "<figure class=\"gp-graph\"><svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\" aria-label=\"" + Html.text(words()) + "\">" + arrows
                + names
                + "</svg><figcaption>What the chain rule goes along: each name, and what is made of it.</figcaption></figure>";
    }

    private String arrow(int from, int to, int bend) {
        int x1 = left.get(from) + widths.get(from);
        int y1 = middle.get(from);
        int x2 = left.get(to);
        int y2 = middle.get(to);
        int third = (x2 - x1) / 3;
        return "<path d=\"M" + x1 + " " + y1 + "C" + (x1 + third) + " " + (y1 + bend) + " " + (x2 - third) + " "
                + (y2 + bend)
                + " " + x2 + " " + y2 + "\"/><path class=\"gp-head-of-arrow\" d=\"M" + (x2 - 2 * HEAD) + " "
                + (y2 - HEAD)
                + "L" + x2 + " " + y2 + "L" + (x2 - 2 * HEAD) + " " + (y2 + HEAD) + "\"/>";
    }

    /** About as wide as it is set. */
    private static int width(Node node) {
        String letters = node.latex().replaceAll("\\\\[a-zA-Z]+", "x").replaceAll("[{}_^\\s\\\\]", "");
        return Math.max(NARROWEST, 14 + LETTER * letters.length());
    }

    private String words() {
        return nodes.stream()
                .filter(node -> !node.of().isEmpty())
                .map(node -> node.latex() + " is made of "
                        + node.of().stream().map(at -> nodes.get(at).latex()).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", "));
    }
}
