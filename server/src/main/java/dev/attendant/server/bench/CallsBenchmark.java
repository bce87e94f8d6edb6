package dev.attendant.server.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.attendant.server.bench.BenchReport.Percentiles;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.testcalls.caller.LoadReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many calls at once against an attendant in a process of its own. A few calls first, so that code is compiled and
 * classes are loaded; then garbage is collected and the attendant is looked at without calls; then all calls begin,
 * and are measured. What callers hear counts from the first call on; processor time from when all calls are up.
 */
final class CallsBenchmark {

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SHORTEST_WAIT_MILLIS = 1;
    private static final int SECONDS_TO_END = 20;
    /** Sockets and files besides the two sockets of each call. */
    private static final int OTHER_FILES = 200;

    private final BenchPlan plan;
    private final Consumer<String> progress;
    private long began;
    private long nextProgress;

    /** @param progress is given a line every ten seconds */
    CallsBenchmark(BenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Runs it; takes as long as it takes. */
    BenchReport run() throws IOException, InterruptedException {
        refuseTooFewFiles();
        double loadAverage = loadAverage();
        String began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        progress.accept(String.format(Locale.ROOT, "%d %s calls for %d s, %d cores, Java %s, load average %.2f",
                plan.calls(), plan.pbx(), plan.length().toSeconds(), cores(), Runtime.version(), loadAverage));
        short[] utterance = CallerVoice.say(BenchHome.PHRASE, 8_000);
        try (BenchHome home = BenchHome.create(plan); BenchChild child = BenchChild.start(home)) {
            ServerState ready = child.ready();
            try (CallerLoad load = new CallerLoad(plan.pbx(), ready.ports().get(plan.pbx()), utterance)) {
                warmUp(load, child);
                ServerState idle = child.collected();
                return measure(load, child, idle, began, loadAverage);
            }
        }
    }

    private void warmUp(CallerLoad load, BenchChild child) throws IOException, InterruptedException {
        if (plan.warmUp().isZero()) {
            return;
        }
        progress.accept("warming up with " + plan.warmUpCalls() + " calls");
        begin();
        start(plan.warmUpCalls(), load);
        waitFor(plan.warmUp(), load);
        end(load, child);
        load.reset();
        child.reset();
    }

    private BenchReport measure(CallerLoad load, BenchChild child, ServerState idle, String began, double loadAverage)
            throws IOException, InterruptedException {
        begin();
        start(plan.calls(), load);
        ServerState first = child.state();
        long framesBefore = load.report().frames();
        long from = System.nanoTime();
        waitFor(plan.length(), load);
        ServerState last = child.state();
        double seconds = (System.nanoTime() - from) / 1e9;
        LoadReport heard = load.report();
        double loadAverageAfter = loadAverage();
        // From here on the collector disturbs the calls: what they hear now does not count.
        ServerState collected = child.collected();
        end(load, child);
        double callSeconds = seconds * plan.calls();
        var settings = new BenchReport.Settings(began, plan.pbx().toString(), plan.calls(), plan.length().toSeconds(),
                plan.ramp(), plan.warmUp().toSeconds(), plan.recognizerDelay().toMillis(), last.bargeInMillis(),
                last.endOfTurnMillis(), plan.record(), cores(), Runtime.version().toString(), loadAverage,
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
                failures(load, child));
    }

    private void begin() {
        began = System.nanoTime();
        nextProgress = began + PROGRESS_NANOS;
    }

    private void start(int calls, CallerLoad load) throws InterruptedException {
        long first = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            waitUntil(first + TimeUnit.SECONDS.toNanos(1) * i / plan.ramp(), load);
            load.call();
        }
    }

    private void waitFor(Duration time, CallerLoad load) throws InterruptedException {
        waitUntil(System.nanoTime() + time.toNanos(), load);
    }

    private void waitUntil(long nanos, CallerLoad load) throws InterruptedException {
        long left;
        while ((left = nanos - System.nanoTime()) > 0) {
            long untilProgress = Math.max(0, nextProgress - System.nanoTime());
            Thread.sleep(Math.max(SHORTEST_WAIT_MILLIS, TimeUnit.NANOSECONDS.toMillis(Math.min(left, untilProgress))));
            tellProgress(load);
        }
    }

    private void tellProgress(CallerLoad load) {
        if (System.nanoTime() - nextProgress < 0) {
            return;
        }
        LoadReport heard = load.report();
        progress.accept(String.format(Locale.ROOT,
                "%4d s: %d calls, frames on time %.3f %%, greetings %s, barge-ins %s, load average %.2f",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began), load.up(), 100 * (1 - heard.laterThan5()),
                heard.firstAudio(), heard.bargeIns(), loadAverage()));
        nextProgress += PROGRESS_NANOS;
    }

    /** Returns when the attendant, too, has no call any more. */
    private static void end(CallerLoad load, BenchChild child) throws IOException, InterruptedException {
        load.hangUp();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        while (child.state().calls() > 0 && deadline - System.nanoTime() > 0) {
            Thread.sleep(50);
        }
    }

    private static List<String> failures(CallerLoad load, BenchChild child) throws IOException {
        List<String> failures = new ArrayList<>(load.failures());
        ServerState state = child.state();
        if (state.failures() > 0) {
            failures.add(state.failures() + " times: the attendant noticed a failure of its own");
        }
        if (state.calls() > 0) {
            failures.add(state.calls() + " calls of the attendant were not over " + SECONDS_TO_END
                    + " s after their callers had hung up");
        }
        return failures;
    }

    private void refuseTooFewFiles() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long needed = 2L * plan.calls() + OTHER_FILES;
            if (system.getMaxFileDescriptorCount() < needed) {
                throw new OperatorError(plan.calls() + " calls need " + needed + " open files, and "
                        + system.getMaxFileDescriptorCount() + " are allowed: ulimit -n " + needed);
            }
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
