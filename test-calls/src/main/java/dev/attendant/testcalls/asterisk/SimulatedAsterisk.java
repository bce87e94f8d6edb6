package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallLoop;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Behaves towards the attendant as an Asterisk 22 does that runs {@code AGI(agi://host:port/script)} for a call:
 * FastAGI client, AudioSocket client, queues, hang-ups. Knows nothing of the attendant's own code: it is an
 * independent reading of the protocols and of what was observed on the real program.
 *
 * <p>No thread per call: the calls are spread over a few event loops, each with one timer. Its methods may be
 * called from any thread.
 */
public final class SimulatedAsterisk implements SimulatedPbx {

    private final Vertx vertx;
    private final AsteriskOptions options;
    private final List<CallLoop> loops = new CopyOnWriteArrayList<>();
    private final Future<String> deployed;
    private final AtomicLong calls = new AtomicLong();

    public SimulatedAsterisk(Vertx vertx, AsteriskOptions options) {
        this.vertx = vertx;
        this.options = options;
        this.deployed = vertx.deployVerticle(
                () -> {
                    CallLoop loop = new CallLoop();
                    loops.add(loop);
                    return loop;
                },
                new DeploymentOptions().setInstances(options.eventLoops()));
    }

    @Override
    public SimulatedCall call(CallSpec spec) {
        long number = calls.getAndIncrement();
        AsteriskCall call = new AsteriskCall(spec, options, number);
        deployed.onSuccess(id -> {
            CallLoop loop = loops.get((int) (number % loops.size()));
            loop.execute(() -> call.begin(loop, System.currentTimeMillis() / 1000 + "." + number));
        }).onFailure(call::fail);
        return call;
    }

    @Override
    public Future<Void> close() {
        return deployed.compose(vertx::undeploy);
    }
}
