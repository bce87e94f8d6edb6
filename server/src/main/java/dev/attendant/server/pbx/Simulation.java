package dev.attendant.server.pbx;

import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.freeswitch.FreeSwitchOptions;
import dev.attendant.testcalls.freeswitch.SimulatedFreeSwitch;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/**
 * A simulated PBX that is to call an attendant.
 *
 * @param host       where the attendant is
 * @param port       where it takes this PBX's calls
 * @param eventLoops over how many event loops the calls are spread
 * @param queues     that the PBX has, by name
 */
public record Simulation(Pbx pbx, String host, int port, int eventLoops, Map<String, SimulatedQueue> queues) {

    public Simulation {
        queues = Map.copyOf(queues);
    }

    public static Simulation of(Pbx pbx, String host, int port) {
        return new Simulation(pbx, host, port, 1, Map.of());
    }

    public Simulation withEventLoops(int count) {
        return new Simulation(pbx, host, port, count, queues);
    }

    public Simulation withQueue(String name, SimulatedQueue queue) {
        Map<String, SimulatedQueue> more = new HashMap<>(queues);
        more.put(name, queue);
        return new Simulation(pbx, host, port, eventLoops, more);
    }

    public SimulatedPbx start(Vertx vertx) {
        return switch (pbx) {
            case ASTERISK -> new SimulatedAsterisk(vertx, asterisk());
            case FREESWITCH -> new SimulatedFreeSwitch(vertx, freeSwitch());
        };
    }

    private FreeSwitchOptions freeSwitch() {
        FreeSwitchOptions options = FreeSwitchOptions.to(host, port).withEventLoops(eventLoops);
        for (Map.Entry<String, SimulatedQueue> queue : queues.entrySet()) {
            options = options.withQueue(queue.getKey(), queue.getValue());
        }
        return options;
    }

    private AsteriskOptions asterisk() {
        AsteriskOptions options = AsteriskOptions.to(host, port).withEventLoops(eventLoops);
        for (Map.Entry<String, SimulatedQueue> queue : queues.entrySet()) {
            options = options.withQueue(queue.getKey(), queue.getValue());
        }
        return options;
    }
}
