package org.gradproof.docsgen.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradproof.docsgen.live.SidesPlot;

/** Two curves over one axis, as SVG without colours of its own: the style sheet gives them. */
final class PlotSvg {
    private static final int LEFT = 56;
    private static final int TOP = 8;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 150;
    /** Values further from the middle half than this many times its width are cut off. */
    private static final double MOST_SPREAD = 4;

    private final SidesPlot plot;
    private final double low;
    private final double high;

    private PlotSvg(SidesPlot plot, double low, double high) {
        this.plot = plot;
        this.low = low;
        this.high = high;
    }

    /** The figure with its legend. */
    static String figure(SidesPlot plot) {
        double[] all = Stream.of(plot.left(), plot.right())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double lower = all[all.length / 4];
        double upper = all[all.length * 3 / 4];
        double reach = MOST_SPREAD * Math.max(upper - lower, 1e-9 * Math.max(1, Math.abs(upper)));
        double low = DoubleStream.of(all).filter(y -> y >= lower - reach).min().orElse(lower);
        double high = DoubleStream.of(all).filter(y -> y <= upper + reach).max().orElse(upper);
        double margin = Math.max((high - low) * 0.06, 1e-9 * Math.max(1, Math.abs(high)));
        return new PlotSvg(plot, low - margin, high + margin).html();
    }

    private String html() {
        StringBuilder out = new StringBuilder("<figure class=\"gp-plot\"><svg viewBox=\"0 0 ");
        out.append(LEFT + WIDTH + 12).append(' ').append(TOP + HEIGHT + 26);
        out.append("\" role=\"img\" aria-label=\"")
                .append(Html.text(plot.description()))
                .append("\">");
        double left = plot.x().get(0);
        double right = plot.x().get(plot.x().size() - 1);
        for (double tick : ticks(left, right)) {
            out.append(line("gp-plot-grid", across(tick), TOP, across(tick), TOP + HEIGHT));
            out.append(text(across(tick), TOP + HEIGHT + 16, "middle", tick));
        }
        for (double tick : ticks(low, high)) {
            out.append(line("gp-plot-grid", LEFT, up(tick), LEFT + WIDTH, up(tick)));
            out.append(text(LEFT - 6, up(tick) + 4, "end", tick));
        }
        out.append(line("gp-plot-at", across(plot.at()), TOP, across(plot.at()), TOP + HEIGHT));
        out.append(curve("gp-plot-left", plot.left())).append(curve("gp-plot-right", plot.right()));
        out.append("</svg><figcaption>Over ").append(Html.math(plot.variable()));
        out.append(": <span class=\"gp-key gp-key-left\">left side</span>, ");
        out.append("<span class=\"gp-key gp-key-right\">right side</span>; the line stands at the counterexample.");
        return out.append("</figcaption></figure>").toString();
    }

    /** The curve, broken where it is not defined or leaves the axes. */
    private String curve(String kind, List<Double> values) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            double y = values.get(i);
            boolean inside = y >= low && y <= high;
            if (inside) {
                path.append(drawing ? "L" : "M")
                        .append(shown(across(plot.x().get(i))))
                        .append(' ')
                        .append(shown(up(y)));
            }
            drawing = inside;
        }
        return "<path class=\"" + kind + "\" d=\"" + path + "\"/>";
    }

    private double across(double x) {
        double left = plot.x().get(0);
        return LEFT + WIDTH * (x - left) / (plot.x().get(plot.x().size() - 1) - left);
    }

    private double up(double y) {
        return TOP + HEIGHT * (high - y) / (high - low);
    }

    /** Three to six round numbers between the ends. */
    private static double[] ticks(double from, double to) {
        double rough = (to - from) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power < 1.5
                ? power
                : rough / power < 3.5 ? 2 * power : rough / power < 7.5 ? 5 * power : 10 * power;
        double first = Math.ceil(from / step);
        return DoubleStream.iterate(first, each -> each * step <= to + 1e-12, each -> each + 1)
                .map(each -> each * step)
                .toArray();
    }

    private static String line(String kind, double x1, double y1, double x2, double y2) {
        return "<path class=\"" + kind + "\" d=\"M" + shown(x1) + " " + shown(y1) + "L" + shown(x2) + " " + shown(y2)
                + "\"/>";
    }

    private static String text(double x, double y, String anchor, double number) {
        return "<text x=\"" + shown(x) + "\" y=\"" + shown(y) + "\" text-anchor=\"" + anchor + "\">"
                + String.format(Locale.ROOT, "%.3g", number + 0.0)
                        .replaceAll("\\.?0+($|e)", "$1")
                        .replace("-", "−")
                + "</text>";
    }

    private static String shown(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
