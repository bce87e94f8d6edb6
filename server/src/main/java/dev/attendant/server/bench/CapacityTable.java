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
                report -> late(report.load()));
        row(table, "load average before / after", "", reports,
                report -> text("%.1f / %.1f", report.settings().loadAverageBefore(),
                        report.settings().loadAverageAfter()));
        row(table, "failed calls", "none", reports, report -> failures(report.failures()));
        if (reports.stream().anyMatch(report -> report.echo().isPresent())) {
            echo(table, reports);
        }
        return table.append('\n').append(knee(reports)).toString();
    }

    private static void echo(StringBuilder table, List<BenchReport> reports) {
        row(table, "processor, times a bare echo's in this runtime (the goal of 2.5 is against one in C)", "", reports,
                report -> report.timesEcho().isPresent() ? text("%.2f", report.timesEcho().getAsDouble()) : "");
        echoRow(table, "the echo's processor, cores a call", reports, echo -> text("%.5f", echo.coresPerCall()));
        echoRow(table, "the echo's frames within 5 ms of the schedule, %", reports,
                echo -> text("%.3f", echo.framesOnTimePercent()));
        echoRow(table, "between two of the echo's frames, p99, ms", reports, echo -> text("%.1f", echo.gaps().p99()));
        echoRow(table, "the echo's frames a second and call", reports,
                echo -> text("%.2f", echo.framesPerSecondAndCall()) + (echo.isSteady() ? "" : " (not steady)"));
        echoRow(table, "the load's own frames over 5 ms late with the echo, %", reports, echo -> late(echo.load()));
        echoRow(table, "the echo's failed calls", reports, echo -> failures(echo.failures()));
    }

    private static void echoRow(StringBuilder table, String title, List<BenchReport> reports,
            Function<EchoReport, String> cell) {
        row(table, title, "", reports, report -> report.echo().map(cell).orElse(""));
    }

    private static String late(BenchReport.Load load) {
        return text("%.3f", load.latePercent()) + (load.isLate() ? " (late itself)" : "");
    }

    private static String failures(List<String> failures) {
        return failures.isEmpty() ? "none" : String.join("; ", failures);
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
