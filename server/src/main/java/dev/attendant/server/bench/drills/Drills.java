package dev.attendant.server.bench.drills;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs drills, several at a time, each with an attendant and a simulated Asterisk of its own. */
final class Drills implements AutoCloseable {

    private static final int SECONDS_TO_END = 120;
    private static final int SECONDS_TO_CLOSE = 10;

    private final Vertx vertx = Vertx.vertx();

    /**
     * Blocks until all are over; results are in the order of the drills.
     *
     * @param atOnce   how many
     * @param progress is told each result, from any thread
     */
    List<DrillResult> run(List<Drill> drills, int atOnce, Consumer<DrillResult> progress) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<java.util.concurrent.Future<DrillResult>> running = new ArrayList<>();
            drills.forEach(drill -> running.add(threads.submit(() -> {
                DrillResult result = run(drill);
                progress.accept(result);
                return result;
            })));
            List<DrillResult> results = new ArrayList<>();
            for (java.util.concurrent.Future<DrillResult> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A drill could not be run", e.getCause());
        }
    }

    private DrillResult run(Drill drill) throws IOException {
        try (DrillAttendant attendant = new DrillAttendant(drill)) {
            SimulatedPbx pbx = Simulation.of(Pbx.ASTERISK, "127.0.0.1", attendant.port())
                    .withQueue("support", SimulatedQueue.answers(Duration.ZERO, Duration.ofMillis(100)))
                    .start(vertx);
            try {
                DrillCaller caller = new DrillCaller(drill.moment().phrases());
                attendant.arm();
                CallOutcome outcome = await(pbx.call(
                                CallSpec.to(DrillAttendant.SCENARIO).withCaller(caller).withoutKeepingAudio()).outcome(),
                        SECONDS_TO_END);
                return new DrillResult(drill, caller.heard().titles(), caller.longestSilenceMillis(),
                        caller.longestAfter(), outcome(caller, outcome), attendant.switches());
            } finally {
                await(pbx.close(), SECONDS_TO_CLOSE);
            }
        }
    }

    private static Outcome outcome(DrillCaller caller, CallOutcome call) {
        boolean served = call.queues().stream().anyMatch(visit -> visit.outcome() == QueueVisit.Outcome.SERVED);
        boolean atPeople = served || call.dialplan() == DialplanDecision.FALLBACK_QUEUE;
        if (caller.gaveUp() || !atPeople) {
            return Outcome.LOST;
        } else if (caller.heard().has(Sounds.MENU)) {
            return Outcome.MENU;
        }
        boolean through = served && caller.saidAll() && !caller.heard().has(Sounds.APOLOGY);
        return through ? Outcome.TALK : Outcome.APOLOGY;
    }

    private static <T> T await(Future<T> what, int seconds) {
        return what.toCompletionStage().toCompletableFuture().orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        await(vertx.close(), SECONDS_TO_CLOSE);
    }
}
