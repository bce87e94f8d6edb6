package dev.attendant.testcalls.freeswitch;

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
 * Behaves towards the attendant as a FreeSWITCH 1.11 does that runs {@code socket host:port async full} for a call:
 * event socket, unicast audio, queues, transfers, hang-ups, and the crash. Knows nothing of the attendant's own code:
 * it is an independent reading of the protocols and of what was observed on the real program.
 *
 * <p>No thread per call: the calls are spread over a few event loops, each with one timer. Its methods may be called
 * from any thread. When it has crashed, the outcomes of all its calls fail with a {@link FreeSwitchCrash}.
 */
public final class SimulatedFreeSwitch implements SimulatedPbx {

    private final Vertx vertx;
    private final Switchboard switchboard;
    private final List<CallLoop> loops = new CopyOnWriteArrayList<>();
    private final Future<String> deployed;
    private final AtomicLong calls = new AtomicLong();

    public SimulatedFreeSwitch(Vertx vertx, FreeSwitchOptions options) {
        this.vertx = vertx;
        this.switchboard = new Switchboard(options);
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
        FreeSwitchCall call = new FreeSwitchCall(spec, switchboard, number);
        switchboard.add(call);
        deployed.onSuccess(id -> {
            CallLoop loop = loops.get((int) (number % loops.size()));
            loop.execute(() -> call.begin(loop));
        }).onFailure(call::crash);
        return call;
    }

    @Override
    public Future<Void> close() {
        switchboard.shutDown();
        return deployed.compose(vertx::undeploy);
    }
}
