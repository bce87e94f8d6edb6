package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.freeswitch.esl.EslText;
import dev.attendant.testcalls.freeswitch.FreeSwitchOptions;
import dev.attendant.testcalls.freeswitch.SimulatedFreeSwitch;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.util.Map;

/** The simulated FreeSWITCH. */
final class SimulatedFreeSwitchPbx extends SimulatedContractPbx {

    private static final int PTIME_MILLIS = 20;

    private final FreeSwitchAttendant attendant;

    /** @param rate of the callers' codec, 8000 or 16000 */
    SimulatedFreeSwitchPbx(CallHandler handler, int rate) {
        this(new FreeSwitchAttendant(handler, FreeSwitchAttendant.UNICAST), rate);
    }

    private SimulatedFreeSwitchPbx(FreeSwitchAttendant attendant, int rate) {
        super(port -> pbx(attendant, port, rate), attendant.port());
        this.attendant = attendant;
    }

    private static SimulatedPbx pbx(FreeSwitchAttendant attendant, int port, int rate) {
        FreeSwitchOptions options = FreeSwitchOptions.to("127.0.0.1", port).withCodec(rate, PTIME_MILLIS);
        for (Map.Entry<String, SimulatedQueue> queue : queues().entrySet()) {
            options = options.withQueue(queue.getKey(), queue.getValue());
        }
        return new SimulatedFreeSwitch(attendant.vertx(), options);
    }

    @Override
    public String kind() {
        return "freeswitch";
    }

    /** As {@link RealFreeSwitchPbx#inVariable}. */
    @Override
    public String inVariable(String text) {
        return EslText.literal(text);
    }

    /** As {@link RealFreeSwitchPbx#callerName}. */
    @Override
    public String callerName(String name) {
        return name.replace("%41", "A").replace("${", "%{");
    }

    @Override
    public String variable(String name) {
        return "attendant_" + name;
    }

    @Override
    public String agent() {
        return AGENT + "@default";
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
