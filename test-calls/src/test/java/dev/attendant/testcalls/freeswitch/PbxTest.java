package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.concurrent.TimeUnit;

/** A simulated FreeSWITCH, and a scripted attendant that it calls. */
abstract class PbxTest {

    protected final ScriptedAttendant attendant = new ScriptedAttendant();
    protected FreeSwitchOptions options;
    private Vertx vertx;
    private SimulatedFreeSwitch freeSwitch;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx();
        options = FreeSwitchOptions.to("127.0.0.1", attendant.port());
    }

    @AfterEach
    void end() throws Exception {
        if (freeSwitch != null) {
            await(freeSwitch.close());
        }
        await(vertx.close());
        attendant.close();
    }

    protected SimulatedCall call(CallSpec spec) {
        if (freeSwitch == null) {
            freeSwitch = new SimulatedFreeSwitch(vertx, options);
        }
        return freeSwitch.call(spec);
    }

    protected static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
