package dev.attendant.server.bench;

import dev.attendant.server.bench.BenchReport.Percentiles;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.caller.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The floor of a {@link CallsBenchmark}: the same calls against an {@link EchoServer}, for a shorter time. Processor
 * time counts once the audio of all calls flows both ways, which it does until the end: an echo pauses as little as its
 * caller.
 */
final class EchoBenchmark {

    private final BenchPlan plan;
    private final short[] utterance;
    private final Consumer<String> progress;

    /**
     * @param utterance what callers say, at 8 kHz
     * @param progress  is given a line every ten seconds
     */
    EchoBenchmark(BenchPlan plan, short[] utterance, Consumer<String> progress) {
        this.plan = plan;
        this.utterance = utterance;
        this.progress = line -> progress.accept("echo: " + line);
    }

    /** Runs it; takes as long as it takes. */
    EchoReport run() throws IOException, InterruptedException {
        progress.accept(String.format(Locale.ROOT, "%d calls for %d s, load average %.2f", plan.calls(),
                plan.floorLength().toSeconds(), Machine.loadAverage()));
        Path log = Files.createTempFile("attendant-bench-echo", ".log");
        try (BenchChild child = BenchChild.startEcho(log)) {
            ServerState ready = child.ready();
            try (CallerLoad load = CallerLoad.ofEcho(ready.ports().get(Pbx.ASTERISK), utterance)) {
                LoadRun run = new LoadRun(plan, load, child, progress);
                run.warmUp();
                child.collected();
                return measure(run, load, child);
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private EchoReport measure(LoadRun run, CallerLoad load, BenchChild child)
            throws IOException, InterruptedException {
        run.start();
        List<String> failures = new ArrayList<>();
        if (!run.awaitCalls(plan.calls())) {
            failures.add("the echo had audio of " + child.state().calls() + " calls " + LoadRun.SECONDS_TO_FOLLOW
                    + " s after the last had begun");
        }
        ServerState first = child.state();
        long from = System.nanoTime();
        long framesBefore = load.report().frames();
        run.waitFor(plan.floorLength());
        ServerState last = child.state();
        double callSeconds = (System.nanoTime() - from) / 1e9 * plan.calls();
        LoadReport heard = load.report();
        run.end();
        failures.addAll(load.failures());
        return new EchoReport(
                plan.floorLength().toSeconds(),
                100 * (1 - heard.laterThan5()),
                (heard.frames() - framesBefore) / callSeconds,
                Percentiles.of(heard.gaps()),
                (last.cpuSeconds() - first.cpuSeconds()) / callSeconds,
                new BenchReport.Load(Percentiles.of(heard.ownGaps()), 100 * heard.ownLaterThan5()),
                List.copyOf(failures));
    }
}
