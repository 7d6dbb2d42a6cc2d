package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradproof.docsgen.live.SidesPlot;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PlotSvgTest {
    private static final Pattern PAIR = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    @Test
    void both_curves_are_drawn_and_stay_within_the_axes() {
        List<Double> x = IntStream.rangeClosed(-20, 20).mapToObj(i -> i / 10.0).toList();
        // A pole, an exponential, and a gap.
        List<Double> left = x.stream().map(at -> at == 0 ? Double.NaN : 1 / at).toList();
        List<Double> right = x.stream().map(at -> Math.exp(4 * at)).toList();
        Element svg = Jsoup.parse(PlotSvg.figure(new SidesPlot("s", 1, x, left, right)))
                .selectFirst("svg");

        for (String curve : List.of("left", "right")) {
            List<double[]> points = points(svg.selectFirst(".gp-plot-" + curve));
            assertThat(points).hasSizeGreaterThan(15).allSatisfy(point -> {
                assertThat(point[0]).isBetween(55.9, 456.1);
                assertThat(point[1]).isBetween(7.9, 158.1);
            });
        }
        assertThat(svg.selectFirst(".gp-plot-left").attr("d").split("M", -1)).hasSizeGreaterThan(2);
        assertThat(svg.attr("aria-label"))
                .isEqualTo("Both sides over s from -2.00 to 2.00; the counterexample is at 1.00.");
    }

    @Test
    void constant_sides_have_axes_too() {
        List<Double> x = IntStream.rangeClosed(0, 20).mapToObj(i -> i / 10.0).toList();
        List<Double> zero = x.stream().map(at -> 0.0).toList();
        List<Double> one = x.stream().map(at -> -1.0).toList();
        Element svg =
                Jsoup.parse(PlotSvg.figure(new SidesPlot("s", 1, x, zero, one))).selectFirst("svg");
        double upper = points(svg.selectFirst(".gp-plot-left")).get(0)[1];
        double lower = points(svg.selectFirst(".gp-plot-right")).get(0)[1];
        assertThat(upper).isLessThan(lower - 50);
        assertThat(svg.select("text").eachText()).contains("0", "−1");
    }

    private static List<double[]> points(Element path) {
        List<double[]> points = new ArrayList<>();
        Matcher pairs = PAIR.matcher(path.attr("d"));
        while (pairs.find()) {
            points.add(new double[] {Double.parseDouble(pairs.group(1)), Double.parseDouble(pairs.group(2))});
        }
        return points;
    }
}
