package org.gradproof.docsgen.experiments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Lines over two axes, as an SVG that is readable on light and on dark pages, and without its colours: every line has a
 * dash pattern of its own.
 *
 * @param title what a screen reader calls it
 * @param description what there is to see
 */
record Plot(String title, String description, Axis x, Axis y, List<Line> lines) {
    private static final int LEFT = 74;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int LEGEND_ROW = 22;

    String svg() {
        int top = 18 + LEGEND_ROW * ((lines.size() + 1) / 2);
        int width = LEFT + WIDTH + 26;
        int height = top + HEIGHT + 56;
        StringBuilder svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title description">
                <title id="title">%s</title>
                <desc id="description">%s</desc>
                <style>
                svg { --ink: #1c2024; --soft: #596069; --grid: #d6dae0; --a: #0b57a4; --b: #b34700; --c: #17683a; --d: #8a2b8f; }
                @media (prefers-color-scheme: dark) {
                svg { --ink: #e6e8eb; --soft: #a4abb5; --grid: #3a414b; --a: #8ab8f0; --b: #f5a163; --c: #8bdba8; --d: #e29be6; }
                .page { fill: #15181c; }
                }
                @media (prefers-color-scheme: light) { .page { fill: #ffffff; } }
                text { font: 13px system-ui, "Noto Sans", "Liberation Sans", sans-serif; fill: var(--ink); }
                .tick { fill: var(--soft); font-size: 12px; }
                .grid { stroke: var(--grid); stroke-width: 1; }
                .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
                .l0 { stroke: var(--a); }
                .l1 { stroke: var(--b); stroke-dasharray: 9 5; }
                .l2 { stroke: var(--c); stroke-dasharray: 2 4; stroke-width: 3; }
                .l3 { stroke: var(--d); stroke-dasharray: 12 4 2 4; }
                </style>
                <rect class="page" width="%d" height="%d"/>
                """.formatted(width, height, width, height, escaped(title), escaped(description), width, height));
        legend(svg);
        axes(svg, top);
        for (int i = 0; i < lines.size(); i++) {
            line(svg, top, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(StringBuilder svg) {
        for (int i = 0; i < lines.size(); i++) {
            int left = LEFT + (i % 2) * (WIDTH / 2);
            int middle = 16 + LEGEND_ROW * (i / 2);
            svg.append("<path class=\"line l%d\" d=\"M%d %dH%d\"/>\n".formatted(i, left, middle, left + 36));
            svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n"
                    .formatted(left + 44, middle + 5, escaped(lines.get(i).name())));
        }
    }

    private void axes(StringBuilder svg, int top) {
        int bottom = top + HEIGHT;
        for (double tick : x.ticks()) {
            String at = coordinate(LEFT + WIDTH * x.place(tick));
            svg.append("<path class=\"grid\" d=\"M%s %dV%d\"/>\n".formatted(at, top, bottom));
            svg.append("<text class=\"tick\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(at, bottom + 18, plain(tick)));
        }
        for (double tick : y.ticks()) {
            double at = bottom - HEIGHT * y.place(tick);
            svg.append("<path class=\"grid\" d=\"M%d %sH%d\"/>\n".formatted(LEFT, coordinate(at), LEFT + WIDTH));
            svg.append("<text class=\"tick\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 8, coordinate(at + 4), plain(tick)));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                .formatted(LEFT + WIDTH / 2, bottom + 42, escaped(x.label())));
        svg.append("<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n"
                .formatted(top + HEIGHT / 2, escaped(y.label())));
    }

    private void line(StringBuilder svg, int top, int i) {
        Line line = lines.get(i);
        StringBuilder path = new StringBuilder();
        for (int p = 0; p < line.x().length; p++) {
            path.append(p == 0 ? "M" : "L")
                    .append(coordinate(LEFT + WIDTH * x.place(line.x()[p])))
                    .append(' ')
                    .append(coordinate(top + HEIGHT - HEIGHT * y.place(line.y()[p])));
        }
        svg.append("<path class=\"line l%d\" d=\"%s\"/>\n".formatted(i, path));
    }

    private static String coordinate(double value) {
        return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(double tick) {
        return new BigDecimal(Double.toString(tick)).stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
