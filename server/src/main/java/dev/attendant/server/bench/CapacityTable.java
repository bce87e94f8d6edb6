package dev.attendant.server.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs with different numbers of calls beside each other, and beside what is wanted; in Markdown. */
final class CapacityTable {

    private CapacityTable() {}

    /** @param reports by the number of calls */
    static String of(List<BenchReport> reports) {
        StringBuilder table = new StringBuilder();
        row(table, "", "goal", reports, report -> report.settings().calls() + " calls");
        row(table, "---", "---", reports, report -> "---");
        for (CapacityGoal goal : CapacityGoal.values()) {
            row(table, goal.title(), goal.wanted(), reports,
                    report -> goal.figure(report) + (goal.isReached(report) ? "" : " (missed)"));
        }
        row(table, "frames a second and call", "50", reports, report -> text("%.2f", report.framesPerSecondAndCall()));
        row(table, "added to turn-taking.barge-in until silence, p50 / p99, ms", "", reports,
                report -> text("%.1f / %.1f", report.bargeIn().p50() - report.settings().bargeInMillis(),
                        report.bargeIn().p99() - report.settings().bargeInMillis()));
        row(table, "added until the answer is audible (its voice begins softly), p50 / p99, ms", "", reports,
                report -> text("%.1f / %.1f", report.added(report.response().p50()),
                        report.added(report.response().p99())));
        row(table, "call's arrival to the first audible frame, p50 / p99, ms", "", reports,
                report -> text("%.1f / %.1f", report.greetingHeard().p50(), report.greetingHeard().p99()));
        row(table, "the load's own frames over 5 ms late, %", "", reports,
                report -> text("%.3f", report.load().latePercent())
                        + (report.load().isLate() ? " (late itself)" : ""));
        row(table, "load average before / after", "", reports,
                report -> text("%.1f / %.1f", report.settings().loadAverageBefore(),
                        report.settings().loadAverageAfter()));
        row(table, "failed calls", "none", reports,
                report -> report.failures().isEmpty() ? "none" : String.join("; ", report.failures()));
        return table.append('\n').append(knee(reports)).toString();
    }

    private static String knee(List<BenchReport> reports) {
        int good = Knee.most(reports);
        int bad = Knee.tooMany(reports);
        return bad == 0 ? "The knee was not reached: frames are on time up to " + good + " calls."
                : "The knee: " + (good == 0 ? "fewer than " + bad : "between " + good + " and " + bad)
                        + " calls; beyond it frames are no longer on time.";
    }

    private static void row(StringBuilder table, String title, String goal, List<BenchReport> reports,
            Function<BenchReport, String> cell) {
        table.append("| ").append(title).append(" | ").append(goal).append(" | ")
                .append(reports.stream().map(cell).collect(Collectors.joining(" | "))).append(" |\n");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
