package dev.attendant.testcalls.pbx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

import java.time.Duration;

/** One event loop with its calls: its metronome and its connections. */
public final class CallLoop extends VerticleBase {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private Metronome metronome;
    private NetClient client;

    @Override
    public Future<?> start() {
        metronome = new Metronome(vertx);
        client = vertx.createNetClient(
                new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        return Future.succeededFuture();
    }

    public Metronome metronome() {
        return metronome;
    }

    public NetClient client() {
        return client;
    }

    public Vertx timers() {
        return vertx;
    }

    /** Runs it on this loop; from any thread. */
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    /** Runs it on this loop after a while, at once when there is none to wait; on the loop only. */
    public void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        } else {
            vertx.setTimer(Math.max(1, delay.toMillis()), id -> task.run());
        }
    }
}
