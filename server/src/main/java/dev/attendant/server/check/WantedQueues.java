package dev.attendant.server.check;

import dev.attendant.conversation.scenario.Scenario;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The queues that scenarios hand over to. */
final class WantedQueues {

    private WantedQueues() {}

    /** Each queue, with the names of the scenarios that want it, for a message. */
    static Map<String, String> of(Collection<Scenario> scenarios) {
        Map<String, String> wanted = new TreeMap<>();
        scenarios.forEach(scenario -> scenario.queues().forEach(queue ->
                wanted.merge(queue, scenario.name(), (names, name) -> names + ", " + name)));
        return wanted;
    }
}
