package org.gradproof.core;

import java.util.Locale;

/** One plot as SVG: a curve, or points, over an axis with its ends and zeros marked. */
final class SvgPlot {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 180;
    private static final int LEFT = 44;
    private static final int BOTTOM = 24;
    private static final int TOP = 22;

    private SvgPlot() {}

    /** A curve. Breaks where a value is not finite. */
    static String curve(String title, double[] x, double[] y) {
        return plot(title, x, y, true);
    }

    static String points(String title, double[] x, double[] y) {
        return plot(title, x, y, false);
    }

    /** Plots side by side, as one file. */
    static String row(String description, String... plots) {
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"11\" fill=\"#333\">\n<title>%s</title>\n",
                plots.length * WIDTH, HEIGHT, plots.length * WIDTH, HEIGHT, description));
        for (int i = 0; i < plots.length; i++) {
            svg.append(format("<g transform=\"translate(%d 0)\">\n%s</g>\n", i * WIDTH, plots[i]));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String plot(String title, double[] x, double[] y, boolean curve) {
        double low = Math.min(0, least(y, 1));
        double high = Math.max(low == 0 ? 1e-9 : 0, -least(y, -1));
        double left = x[0];
        double right = x[x.length - 1];
        StringBuilder svg = new StringBuilder(format("<text x=\"%d\" y=\"14\">%s</text>\n", LEFT, title));
        int plotWidth = WIDTH - LEFT - 12;
        int plotHeight = HEIGHT - TOP - BOTTOM;
        double zero = TOP + plotHeight * high / (high - low);
        svg.append(format(
                "<path d=\"M%d %d V%d M%d %.1f H%d\" stroke=\"#999\" fill=\"none\"/>\n",
                LEFT, TOP, TOP + plotHeight, LEFT, zero, LEFT + plotWidth));
        svg.append(label(LEFT - 4, TOP + 4, "end", high));
        if (low < 0) {
            svg.append(label(LEFT - 4, TOP + plotHeight + 4, "end", low));
        }
        svg.append(label(LEFT, HEIGHT - 6, "start", left));
        svg.append(label(LEFT + plotWidth, HEIGHT - 6, "end", right));
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(y[i])) {
                open = false;
                continue;
            }
            double px = LEFT + plotWidth * (x[i] - left) / (right - left);
            double py = TOP + plotHeight * (high - y[i]) / (high - low);
            path.append(format(curve && open ? "L%.1f %.1f" : "M%.1f %.1f", px, py))
                    .append(curve ? "" : "h.1");
            open = true;
        }
        return svg.append(format(
                        "<path d=\"%s\" stroke=\"#05a\" stroke-width=\"%s\" stroke-linecap=\"round\" fill=\"none\"/>\n",
                        path, curve ? "1.5" : "2"))
                .toString();
    }

    private static double least(double[] y, int sign) {
        double least = Double.POSITIVE_INFINITY;
        for (double v : y) {
            if (Double.isFinite(v)) {
                least = Math.min(least, sign * v);
            }
        }
        return least;
    }

    private static String label(int x, int y, String anchor, double value) {
        String text = value == Math.rint(value) ? format("%.0f", value) : format("%.2g", value);
        return format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
