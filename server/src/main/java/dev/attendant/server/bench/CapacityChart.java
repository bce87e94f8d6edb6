package dev.attendant.server.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A chart of runs with different numbers of calls, as SVG: frames on time, and what is added to an answer. */
final class CapacityChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int RIGHT = WIDTH - 60;
    private static final int TOP = 40;
    private static final int BOTTOM = HEIGHT - 50;
    private static final String ON_TIME = "#1b6ca8";
    private static final String OWN = "#999999";
    private static final String ADDED = "#c0532b";

    private final List<BenchReport> reports;
    private final int mostCalls;
    private final double leastPercent;
    private final double mostMillis;
    private final StringBuilder svg = new StringBuilder();

    private CapacityChart(List<BenchReport> reports) {
        this.reports = reports;
        mostCalls = reports.getLast().settings().calls();
        double least = reports.stream()
                .mapToDouble(report -> Math.min(report.framesOnTimePercent(), ownPercent(report)))
                .min().orElseThrow();
        leastPercent = Math.min(99, Math.floor(least));
        mostMillis = Math.max(100, reports.stream().mapToDouble(CapacityChart::added).max().orElseThrow());
    }

    /** @param reports by the number of calls, at least one */
    static String of(List<BenchReport> reports) {
        return new CapacityChart(reports).draw();
    }

    private String draw() {
        tag("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">", WIDTH, HEIGHT);
        tag("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        tag("<path d=\"M%d %dV%dH%dV%d\" fill=\"none\" stroke=\"black\"/>", LEFT, TOP, BOTTOM, RIGHT, TOP);
        text(LEFT, 14, "start", ON_TIME, "frames within 5 ms, %");
        text(LEFT, 28, "start", OWN, "the load's own, %");
        text(RIGHT, 14, "end", ADDED, "added to an answer, p99, ms");
        text((LEFT + RIGHT) / 2, HEIGHT - 10, "middle", "black", "calls at once");
        text(LEFT - 6, TOP + 4, "end", ON_TIME, "100");
        text(LEFT - 6, BOTTOM + 4, "end", ON_TIME, number(leastPercent));
        text(RIGHT + 6, TOP + 4, "start", ADDED, number(mostMillis));
        text(RIGHT + 6, BOTTOM + 4, "start", ADDED, "0");
        for (BenchReport report : reports) {
            int calls = report.settings().calls();
            tag("<path d=\"M%.1f %dv5\" stroke=\"black\"/>", x(calls), BOTTOM);
            text(x(calls), BOTTOM + 18, "middle", "black", Integer.toString(calls));
        }
        knee();
        line(OWN, report -> percent(ownPercent(report)));
        line(ON_TIME, report -> percent(report.framesOnTimePercent()));
        line(ADDED, report -> BOTTOM - (BOTTOM - TOP) * Math.max(0, added(report)) / mostMillis);
        return svg.append("</svg>\n").toString();
    }

    private void knee() {
        int tooMany = Knee.tooMany(reports);
        if (tooMany > 0) {
            double from = x(Knee.most(reports));
            tag("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eeeeee\"/>", from, TOP,
                    x(tooMany) - from, BOTTOM - TOP);
            text((from + x(tooMany)) / 2, TOP + 14, "middle", "black", "knee");
        }
    }

    private void line(String colour, ToDoubleFunction<BenchReport> y) {
        StringBuilder points = new StringBuilder();
        for (BenchReport report : reports) {
            double x = x(report.settings().calls());
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y.applyAsDouble(report)));
            tag("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y.applyAsDouble(report), colour);
        }
        tag("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                points.toString().strip(), colour);
    }

    private double x(int calls) {
        return LEFT + (double) (RIGHT - LEFT) * calls / mostCalls;
    }

    private double percent(double percent) {
        return BOTTOM - (BOTTOM - TOP) * (percent - leastPercent) / (100 - leastPercent);
    }

    private static double ownPercent(BenchReport report) {
        return 100 - report.load().latePercent();
    }

    private static double added(BenchReport report) {
        return report.added(report.answerBegun().p99());
    }

    private static String number(double number) {
        return Long.toString(Math.round(number));
    }

    private void text(double x, int y, String anchor, String colour, String text) {
        tag("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
    }

    private void tag(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
