package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.concurrent.TimeUnit;

/** A simulated Asterisk, and a scripted attendant that it calls. */
abstract class PbxTest {

    protected final ScriptedAttendant attendant = new ScriptedAttendant();
    protected AsteriskOptions options;
    private Vertx vertx;
    private SimulatedAsterisk asterisk;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx();
        options = AsteriskOptions.to("127.0.0.1", attendant.agiPort());
    }

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
        attendant.close();
    }

    protected SimulatedCall call(CallSpec spec) {
        if (asterisk == null) {
            asterisk = new SimulatedAsterisk(vertx, options);
        }
        return asterisk.call(spec);
    }

    protected static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
