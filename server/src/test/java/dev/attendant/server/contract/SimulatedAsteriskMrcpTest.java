package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedMrcp;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The simulated Asterisk with app_unimrcp. */
class SimulatedAsteriskMrcpTest extends MrcpContract {

    @Override
    MrcpPbx open(CallHandler handler, SimulatedMrcp server) {
        AsteriskAttendant attendant = new AsteriskAttendant(handler, 8000);
        AsteriskOptions options = AsteriskOptions.to("127.0.0.1", attendant.port())
                .withMrcp(server)
                .withQueue("desk", SimulatedQueue.answers(Duration.ofMillis(200), Duration.ofMillis(500)))
                .withQueue("empty", SimulatedQueue.noAgents());
        SimulatedAsterisk asterisk = new SimulatedAsterisk(attendant.vertx(), options);
        return new MrcpPbx() {
            @Override
            public SimulatedCall call(CallSpec spec) {
                return asterisk.call(spec);
            }

            @Override
            public int connections() {
                return attendant.connections();
            }

            @Override
            public void close() {
                attendant.close();
            }
        };
    }

    @Override
    String variable(String name) {
        return "ATTENDANT_" + name.toUpperCase(Locale.ROOT);
    }

    /** SynthAndRecog tells nobody else of keys. */
    @Override
    List<String> grammars() {
        return List.of("builtin:grammar/number", "builtin:dtmf/digits");
    }

    @Override
    boolean keepsCallThatHangs() {
        return false;
    }
}
