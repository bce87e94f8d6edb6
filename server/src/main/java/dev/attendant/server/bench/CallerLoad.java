package dev.attendant.server.bench;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.testcalls.caller.LoadCaller;
import dev.attendant.testcalls.caller.LoadReport;
import dev.attendant.testcalls.caller.LoadStatistics;
import dev.attendant.testcalls.caller.LoadTalk;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls of a benchmark, from a simulated PBX: each caller asks, listens to the answer, then asks again over
 * the next answer, and so on until told to hang up. Callers of an echo answer themselves. Its methods are for one
 * thread.
 */
final class CallerLoad implements AutoCloseable {

    private static final int SAMPLE_RATE = 8_000;
    private static final int BARGE_IN_EVERY = 2;
    private static final Duration BARGE_IN_AFTER = Duration.ofSeconds(1);
    private static final int SECONDS_TO_HANG_UP = 30;
    private static final int SECONDS_TO_CLOSE = 10;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final LoadStatistics statistics = new LoadStatistics();
    private final LoadCaller.Factory callers;
    private final SimulatedPbx simulated;
    private final List<SimulatedCall> calls = new ArrayList<>();
    private final AtomicInteger up = new AtomicInteger();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    /** Whether somebody is to talk with the callers, whatever they say. */
    private final boolean isTalk;
    private volatile boolean hangingUp;

    private CallerLoad(Pbx pbx, int port, short[] utterance, boolean isTalk) {
        this.isTalk = isTalk;
        callers = new LoadCaller.Factory(
                LoadTalk.of(SAMPLE_RATE, List.of(utterance)).withBargeIns(BARGE_IN_EVERY, BARGE_IN_AFTER), statistics);
        simulated = Simulation.of(pbx, "127.0.0.1", port)
                .withEventLoops(Runtime.getRuntime().availableProcessors())
                .start(vertx);
    }

    /**
     * Callers who must hear something.
     *
     * @param port      where the attendant takes this PBX's calls
     * @param utterance what callers say, at 8 kHz
     */
    static CallerLoad ofAttendant(Pbx pbx, int port, short[] utterance) {
        return new CallerLoad(pbx, port, utterance, true);
    }

    /** The same callers at a simulated Asterisk; it is no failure that one has not heard even themselves yet. */
    static CallerLoad ofEcho(int port, short[] utterance) {
        return new CallerLoad(Pbx.ASTERISK, port, utterance, false);
    }

    /** Another caller calls. */
    void call() {
        up.incrementAndGet();
        SimulatedCall call = simulated.call(
                CallSpec.to(BenchHome.SCENARIO).withCaller(callers.next()).withoutKeepingAudio());
        calls.add(call);
        call.outcome().onComplete(this::ended, this::broken);
    }

    private void ended(CallOutcome outcome) {
        up.decrementAndGet();
        if (!hangingUp || outcome.end() != CallEnd.HUNG_UP_BY_CALLER) {
            fail("a call ended although its caller had not hung up: " + outcome.end()
                    + (outcome.result().isEmpty() ? "" : ", " + outcome.result()));
        }
    }

    private void broken(Throwable cause) {
        up.decrementAndGet();
        fail("a call could not be made: " + cause);
    }

    private void fail(String reason) {
        failures.computeIfAbsent(reason, first -> new AtomicInteger()).incrementAndGet();
    }

    /** All callers hang up; returns when all calls are over. */
    void hangUp() throws InterruptedException {
        hangingUp = true;
        calls.forEach(SimulatedCall::hangUp);
        try {
            Future.join(calls.stream().map(SimulatedCall::outcome).toList())
                    .toCompletionStage().toCompletableFuture().get(SECONDS_TO_HANG_UP, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            fail(up.get() + " calls were not over " + SECONDS_TO_HANG_UP + " s after their callers had hung up");
        } catch (java.util.concurrent.ExecutionException e) {
            // each broken call has been counted
        }
        calls.clear();
        hangingUp = false;
    }

    /** How many calls there are. */
    int up() {
        return up.get();
    }

    /** What callers have heard since the last {@link #reset}. */
    LoadReport report() {
        return statistics.report();
    }

    /** What callers have heard, for a line of progress. */
    String progress() {
        LoadReport heard = report();
        String frames = String.format(Locale.ROOT, "frames on time %.3f %%", 100 * (1 - heard.laterThan5()));
        return isTalk ? frames + ", greetings " + heard.firstAudio() + ", barge-ins " + heard.bargeIns() : frames;
    }

    /** Forgets what was heard; failures are kept. */
    void reset() {
        if (deaf() > 0) {
            fail("a caller of the warm-up heard nothing");
        }
        statistics.reset();
    }

    /** Each kind of failure, with how often it happened. */
    List<String> failures() {
        List<String> all = new ArrayList<>();
        failures.forEach((reason, count) -> all.add(count + " times: " + reason));
        if (deaf() > 0) {
            all.add(deaf() + " times: a caller heard nothing");
        }
        return all;
    }

    private long deaf() {
        return isTalk ? statistics.report().failures() : 0;
    }

    @Override
    public void close() {
        await(simulated.close());
        await(vertx.close());
    }

    private static void await(Future<Void> closed) {
        closed.toCompletionStage().toCompletableFuture().orTimeout(SECONDS_TO_CLOSE, TimeUnit.SECONDS).join();
    }
}
