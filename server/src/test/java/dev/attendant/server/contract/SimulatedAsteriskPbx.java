package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.util.Locale;
import java.util.Map;

/** The simulated Asterisk. */
final class SimulatedAsteriskPbx extends SimulatedContractPbx {

    private final AsteriskAttendant attendant;

    /** @param rate of the audio between Asterisk and the attendant, 8000 or 16000 */
    SimulatedAsteriskPbx(CallHandler handler, int rate) {
        this(new AsteriskAttendant(handler, rate));
    }

    private SimulatedAsteriskPbx(AsteriskAttendant attendant) {
        super(port -> pbx(attendant, port), attendant.port());
        this.attendant = attendant;
    }

    private static SimulatedPbx pbx(AsteriskAttendant attendant, int port) {
        AsteriskOptions options = AsteriskOptions.to("127.0.0.1", port);
        for (Map.Entry<String, SimulatedQueue> queue : queues().entrySet()) {
            options = options.withQueue(queue.getKey(), queue.getValue());
        }
        return new SimulatedAsterisk(attendant.vertx(), options);
    }

    @Override
    public String kind() {
        return "asterisk";
    }

    @Override
    public String variable(String name) {
        return "ATTENDANT_" + name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String agent() {
        return "PJSIP/" + AGENT;
    }

    @Override
    public int connections() {
        return attendant.connections();
    }

    @Override
    public void close() {
        attendant.close();
    }
}
