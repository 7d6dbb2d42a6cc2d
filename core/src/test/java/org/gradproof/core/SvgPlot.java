package org.gradproof.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Curves, or points, over two axes with ticks, as an SVG that is readable on light and on dark pages, on a phone, and
 * without its colours: a second curve is dashed, a second kind of points square.
 *
 * @param title what a screen reader calls it
 * @param description what there is to see
 */
record SvgPlot(String title, String description, String xLabel, String yLabel, List<Series> series) {

    private static final int LEFT = 66;
    private static final int WIDTH = 440;
    private static final int HEIGHT = 240;
    private static final int LEGEND_ROW = 24;

    /** How numbers are drawn. */
    enum Kind {
        CURVE,
        POINTS,
        /** A level that others are held to: thin and dotted. */
        LIMIT
    }

    /** Numbers along x; those that are not finite are left out, and a curve breaks there. */
    record Series(String name, Kind kind, List<Point> points) {}

    record Point(double x, double y) {}

    String svg() {
        int top = 14 + LEGEND_ROW * series.size();
        int width = LEFT + WIDTH + 22;
        int height = top + HEIGHT + 60;
        StringBuilder svg = new StringBuilder(
                format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title description">
                <title id="title">%s</title>
                <desc id="description">%s</desc>
                <style>
                svg { --ink: #1c2024; --soft: #596069; --grid: #d6dae0; --a: #0b57a4; --b: #b34700; }
                @media (prefers-color-scheme: dark) {
                svg { --ink: #e6e8eb; --soft: #a4abb5; --grid: #3a414b; --a: #8ab8f0; --b: #f5a163; }
                .page { fill: #15181c; }
                }
                @media (prefers-color-scheme: light) { .page { fill: #ffffff; } }
                text { font: 15px system-ui, "Noto Sans", "Liberation Sans", sans-serif; fill: var(--ink); }
                .tick { fill: var(--soft); font-size: 14px; }
                .grid { stroke: var(--grid); stroke-width: 1; }
                .zero { stroke: var(--soft); stroke-width: 1; }
                .curve, .points, .limit { fill: none; stroke: var(--a); stroke-width: 2.4; stroke-linejoin: round; }
                .points { stroke-width: 4.5; stroke-linecap: round; }
                .limit { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 4; }
                .s1 { stroke: var(--b); }
                .curve.s1 { stroke-dasharray: 9 5; }
                .points.s1 { stroke-width: 3.5; stroke-linecap: square; }
                </style>
                <rect class="page" width="%d" height="%d"/>
                """, width, height, width, height, escaped(title), escaped(description), width, height));
        Ticks x = Ticks.within(range(Point::x), 8);
        Ticks y = Ticks.around(range(Point::y), 6);
        axes(svg, top, x, y);
        for (int i = 0; i < series.size(); i++) {
            legend(svg, i);
            draw(svg, top, x, y, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(StringBuilder svg, int i) {
        int middle = 16 + LEGEND_ROW * i;
        Kind kind = series.get(i).kind;
        String mark = kind == Kind.POINTS
                ? format("M%d %dh.1m15 0h.1m15 0h.1", LEFT + 3, middle)
                : format("M%d %dH%d", LEFT, middle, LEFT + 36);
        svg.append(format("<path class=\"%s\" d=\"%s\"/>\n", style(i), mark));
        svg.append(format("<text x=\"%d\" y=\"%d\">%s</text>\n", LEFT + 46, middle + 5, escaped(series.get(i).name)));
    }

    private String style(int i) {
        return series.get(i).kind.name().toLowerCase(Locale.ROOT) + " s" + i;
    }

    private void axes(StringBuilder svg, int top, Ticks x, Ticks y) {
        int bottom = top + HEIGHT;
        for (double tick : x.at()) {
            double at = LEFT + WIDTH * x.place(tick);
            svg.append(format("<path class=\"grid\" d=\"M%.1f %dV%d\"/>\n", at, top, bottom));
            svg.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    at, bottom + 19, plain(tick)));
        }
        for (double tick : y.at()) {
            double at = bottom - HEIGHT * y.place(tick);
            svg.append(format(
                    "<path class=\"%s\" d=\"M%d %.1fH%d\"/>\n", tick == 0 ? "zero" : "grid", LEFT, at, LEFT + WIDTH));
            svg.append(format(
                    "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 8, at + 5, plain(tick)));
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                LEFT + WIDTH / 2, bottom + 46, escaped(xLabel)));
        svg.append(format(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                top + HEIGHT / 2, escaped(yLabel)));
    }

    private void draw(StringBuilder svg, int top, Ticks x, Ticks y, int i) {
        Series each = series.get(i);
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (Point point : each.points) {
            if (!Double.isFinite(point.y)) {
                open = false;
                continue;
            }
            boolean on = open && each.kind != Kind.POINTS;
            path.append(format(
                    "%s%.1f %.1f%s",
                    on ? "L" : "M",
                    LEFT + WIDTH * x.place(point.x),
                    top + HEIGHT - HEIGHT * y.place(point.y),
                    each.kind == Kind.POINTS ? "h.1" : ""));
            open = true;
        }
        svg.append(format("<path class=\"%s\" d=\"%s\"/>\n", style(i), path));
    }

    private DoubleSummaryStatistics range(ToDoubleFunction<Point> coordinate) {
        return series.stream()
                .flatMap(each -> each.points.stream())
                .mapToDouble(coordinate)
                .filter(Double::isFinite)
                .summaryStatistics();
    }

    /** Round numbers along an axis that shows low to high. */
    private record Ticks(double low, double high, double step) {

        /** The axis ends where the numbers end. */
        static Ticks within(DoubleSummaryStatistics range, int most) {
            return new Ticks(range.getMin(), range.getMax(), step(range.getMin(), range.getMax(), most));
        }

        /** The axis ends at ticks, and shows 0. */
        static Ticks around(DoubleSummaryStatistics range, int most) {
            double low = Math.min(0, range.getMin());
            double high = Math.max(range.getMax(), low == 0 ? 1e-9 : 0);
            double step = step(low, high, most);
            return new Ticks(Math.floor(low / step) * step, Math.ceil(high / step - 1e-9) * step, step);
        }

        private static double step(double low, double high, int most) {
            double step = Math.pow(10, Math.floor(Math.log10((high - low) / most)));
            for (double factor : new double[] {1, 2, 5, 10}) {
                if ((high - low) / (factor * step) <= most) {
                    return factor * step;
                }
            }
            return 10 * step;
        }

        double place(double value) {
            return (value - low) / (high - low);
        }

        double[] at() {
            List<Double> ticks = new ArrayList<>();
            for (long k = (long) Math.ceil(low / step - 1e-9); k <= Math.floor(high / step + 1e-9); k++) {
                ticks.add(k * step);
            }
            return ticks.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static String plain(double tick) {
        return new BigDecimal(Float.toString((float) tick))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
