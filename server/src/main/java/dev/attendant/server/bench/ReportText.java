package dev.attendant.server.bench;

import dev.attendant.server.bench.BenchReport.Percentiles;
import java.util.Locale;

/** A report as an operator reads it. */
final class ReportText {

    private static final int GREETING_GOAL_MILLIS = 50;

    private ReportText() {}

    static String of(BenchReport report) {
        BenchReport.Settings settings = report.settings();
        StringBuilder text = new StringBuilder();
        line(text, "");
        line(text, "run                    %s, %d %s calls (%d a second) for %d s after %d s of warm-up, recording %s",
                settings.began(), settings.calls(), settings.pbx(), settings.ramp(), settings.seconds(), settings.warmUpSeconds(),
                settings.recording() ? "on" : "off");
        line(text, "machine                %d cores shared with the load, Java %s, load average %.2f before, %.2f after",
                settings.cores(), settings.jdk(), settings.loadAverageBefore(), settings.loadAverageAfter());
        line(text, "engines                freetts, scripted, a stand-in recogniser of %d ms",
                settings.recognizerDelayMillis());
        line(text, "frames on time         %.3f %% within 5 ms of the 20 ms schedule; %.2f a second and call (%d)",
                report.framesOnTimePercent(), report.framesPerSecondAndCall(), report.frames());
        line(text, "greeting, written      %s from the call's arrival to its first frame; goal: p99 at most %d ms, %s",
                of(report.greetingWritten()), GREETING_GOAL_MILLIS,
                report.greetingWritten().p99() <= GREETING_GOAL_MILLIS ? "reached" : "missed");
        line(text, "greeting, heard        %s to the first audible frame", of(report.greetingHeard()));
        line(text, "barge-in               %s from the caller's first sample to silence; of it %d ms are the configured"
                + " turn-taking.barge-in", of(report.bargeIn()), settings.bargeInMillis());
        line(text, "answer, first frame    %s from the caller's last sample; of it %d ms are the configured"
                + " turn-taking.end-of-turn and %d the recogniser's",
                of(report.answerBegun()), settings.endOfTurnMillis(), settings.recognizerDelayMillis());
        line(text, "answer, heard          %s from the caller's last sample to the first audible frame",
                of(report.response()));
        line(text, "processor              %.3f s a call-minute", report.cpuSecondsPerCallMinute());
        report.timesEcho().ifPresent(times -> line(text, "processor, times echo's %.2f, the echo being of this runtime;"
                + " the goal of 2.5 is against one in C, which took less", times));
        line(text, "heap                   %.1f kB a call", report.heapBytesPerCall() / 1e3);
        line(text, "platform threads       %.3f a call (%d in all)", report.threadsPerCall(), report.threads());
        line(text, "load generator         %.3f %% of its frames over 5 ms late, between two frames %s",
                report.load().latePercent(), of(report.load().gaps()));
        if (report.load().isLate()) {
            line(text, "The load generator was late itself: callers' figures tell of it as much as of the attendant.");
        }
        line(text, "failed calls           %s", report.failures().isEmpty() ? "none" : "");
        report.failures().forEach(failure -> line(text, "  %s", failure));
        report.echo().ifPresent(echo -> echo(text, echo));
        return text.toString().stripTrailing();
    }

    private static void echo(StringBuilder text, EchoReport echo) {
        line(text, "echo, before           %.5f cores a call for %d s; %.3f %% of frames within 5 ms of the schedule;"
                + " %.2f a second and call%s", echo.coresPerCall(), echo.seconds(), echo.framesOnTimePercent(),
                echo.framesPerSecondAndCall(), echo.isSteady() ? "" : " (not steady)");
        line(text, "echo, between frames   %s", of(echo.gaps()));
        line(text, "echo's load generator  %.3f %% of its frames over 5 ms late%s, between two frames %s",
                echo.load().latePercent(), echo.load().isLate() ? " (late itself)" : "", of(echo.load().gaps()));
        line(text, "echo's failed calls    %s", echo.failures().isEmpty() ? "none" : "");
        echo.failures().forEach(failure -> line(text, "  %s", failure));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String of(Percentiles spread) {
        return spread.count() == 0 ? "none" : String.format(Locale.ROOT, "p50 %.1f, p99 %.1f, max %.1f ms (%d)",
                spread.p50(), spread.p99(), spread.max(), spread.count());
    }
}
