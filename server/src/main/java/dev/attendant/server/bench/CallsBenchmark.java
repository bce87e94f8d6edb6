package dev.attendant.server.bench;

import dev.attendant.server.bench.BenchReport.Percentiles;
import dev.attendant.testcalls.caller.LoadReport;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Many calls at once against an attendant in a process of its own. A few calls first, so that code is compiled and
 * classes are loaded; then garbage is collected and the attendant is looked at without calls; then all calls begin,
 * and are measured. What callers hear counts from the first call on; processor time from when all calls are up. Where
 * the plan says so, a bare echo is measured under the same calls before.
 */
final class CallsBenchmark {

    private final BenchPlan plan;
    private final Consumer<String> progress;

    /** @param progress is given a line every ten seconds */
    CallsBenchmark(BenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Runs it; takes as long as it takes. */
    BenchReport run() throws IOException, InterruptedException {
        Machine.refuseTooFewFiles(plan.calls());
        short[] utterance = CallerVoice.say(BenchHome.PHRASE, 8_000);
        Optional<EchoReport> echo = plan.floor()
                ? Optional.of(new EchoBenchmark(plan, utterance, progress).run())
                : Optional.empty();
        double loadAverage = Machine.loadAverage();
        String began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        progress.accept(String.format(Locale.ROOT, "%d %s calls for %d s, %d cores, Java %s, load average %.2f",
                plan.calls(), plan.pbx(), plan.length().toSeconds(), Machine.cores(), Runtime.version(), loadAverage));
        try (BenchHome home = BenchHome.create(plan); BenchChild child = BenchChild.start(home)) {
            ServerState ready = child.ready();
            try (CallerLoad load = CallerLoad.ofAttendant(plan.pbx(), ready.ports().get(plan.pbx()), utterance)) {
                LoadRun run = new LoadRun(plan, load, child, progress);
                run.warmUp();
                ServerState idle = child.collected();
                return measure(run, load, child, idle, began, loadAverage, echo);
            }
        }
    }

    private BenchReport measure(LoadRun run, CallerLoad load, BenchChild child, ServerState idle, String began,
            double loadAverage, Optional<EchoReport> echo) throws IOException, InterruptedException {
        run.start();
        ServerState first = child.state();
        long from = System.nanoTime();
        long framesBefore = load.report().frames();
        run.waitFor(plan.length());
        ServerState last = child.state();
        double seconds = (System.nanoTime() - from) / 1e9;
        LoadReport heard = load.report();
        double loadAverageAfter = Machine.loadAverage();
        // From here on the collector disturbs the calls: what they hear now does not count.
        ServerState collected = child.collected();
        run.end();
        double callSeconds = seconds * plan.calls();
        var settings = new BenchReport.Settings(began, plan.pbx().toString(), plan.calls(), plan.length().toSeconds(),
                plan.ramp(), plan.warmUp().toSeconds(), plan.recognizerDelay().toMillis(), last.bargeInMillis(),
                last.endOfTurnMillis(), plan.record(), Machine.cores(), Runtime.version().toString(), loadAverage,
                loadAverageAfter);
        return new BenchReport(
                settings,
                100 * (1 - heard.laterThan5()),
                (heard.frames() - framesBefore) / callSeconds,
                heard.frames(),
                new Percentiles(last.greeted(), last.greetedP50(), last.greetedP99(), last.greetedMax()),
                Percentiles.of(heard.firstAudio()),
                Percentiles.of(heard.answerFrames()),
                Percentiles.of(heard.responses()),
                Percentiles.of(heard.bargeIns()),
                (last.cpuSeconds() - first.cpuSeconds()) / (callSeconds / 60),
                (collected.heapBytes() - idle.heapBytes()) / plan.calls(),
                (double) (last.threads() - idle.threads()) / plan.calls(),
                last.threads(),
                new BenchReport.Load(Percentiles.of(heard.ownGaps()), 100 * heard.ownLaterThan5()),
                failures(load, child),
                echo);
    }

    private static List<String> failures(CallerLoad load, BenchChild child) throws IOException {
        List<String> failures = new ArrayList<>(load.failures());
        ServerState state = child.state();
        if (state.failures() > 0) {
            failures.add(state.failures() + " times: the attendant noticed a failure of its own");
        }
        if (state.calls() > 0) {
            failures.add(state.calls() + " calls of the attendant were not over " + LoadRun.SECONDS_TO_FOLLOW
                    + " s after their callers had hung up");
        }
        return failures;
    }
}
