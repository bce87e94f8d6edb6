package dev.attendant.server.bench.turns;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.sip.SipPhone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Talks with an attendant, one after the other, so that the end of a turn belongs to one talk. For one thread, which it
 * keeps waiting.
 */
final class TurnsBenchmark implements AutoCloseable {

    private static final int SECONDS_TO_CLOSE = 10;

    /** Makes a call. */
    private interface Calls {
        Handset call() throws InterruptedException;
    }

    private final TurnsPlan plan;
    private final Consumer<String> progress;
    private final MeasuredAttendant attendant;

    /**
     * @param ports    where PBXs find the attendant; one that is not named is any that is free
     * @param progress is given a line now and then
     */
    TurnsBenchmark(TurnsPlan plan, Map<Pbx, Integer> ports, Consumer<String> progress) throws IOException {
        this.plan = plan;
        this.progress = progress;
        this.attendant = MeasuredAttendant.start(plan, ports);
    }

    /** Where this PBX's dialplan is to hand over calls. */
    int port(Pbx pbx) {
        return attendant.port(pbx);
    }

    /** Talks over a simulated PBX. */
    Results simulated(Pbx pbx) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        SimulatedPbx simulated = Simulation.of(pbx, "127.0.0.1", attendant.port(pbx)).start(vertx);
        try {
            return talk(pbx + ", simulated", () -> SimulatedHandset.call(simulated, MeasuredAttendant.SCENARIO));
        } finally {
            await(simulated.close());
            await(vertx.close());
        }
    }

    /**
     * Talks over a real PBX whose dialplan leads to {@link #port}.
     *
     * @param uri  of the number that leads there, such as {@code sip:1000@127.0.0.1:5060}
     * @param user whom the PBX lets call it
     */
    Results overSip(String uri, String user) throws InterruptedException {
        try (SipPhone phone = new SipPhone(user)) {
            return talk(uri, () -> SipHandset.call(phone, uri));
        }
    }

    private Results talk(String where, Calls calls) throws InterruptedException {
        for (int i = 1; i <= plan.warmUp(); i++) {
            progress.accept(where + ": talk " + i + " of " + plan.warmUp() + " to warm up");
            talk(calls, new Results());
        }
        Results results = new Results();
        for (int i = 1; i <= plan.talks(); i++) {
            progress.accept(where + ": talk " + i + " of " + plan.talks());
            talk(calls, results);
        }
        return results;
    }

    private void talk(Calls calls, Results results) throws InterruptedException {
        attendant.log().clear();
        try (Handset handset = calls.call()) {
            new MeasuredTalk(handset, attendant.log(), attendant.bargeInMillis(), plan, results).run();
        } catch (TalkFailed e) {
            results.failed(e.getMessage());
        }
    }

    private static void await(Future<Void> closed) {
        closed.toCompletionStage().toCompletableFuture().orTimeout(SECONDS_TO_CLOSE, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        attendant.close();
    }
}
