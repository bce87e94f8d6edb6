package dev.attendant.freeswitch.client;

import java.util.Map;

/**
 * A queue of callcenter at this moment.
 *
 * @param queue   its full name, such as {@code support@default}
 * @param agents  how many of its agents have each status; none with a status that nobody has
 * @param waiting how many callers wait for one of them
 */
public record QueueState(String queue, Map<AgentStatus, Integer> agents, int waiting) {

    public QueueState {
        agents = Map.copyOf(agents);
    }

    /** How many agents it has. */
    public int size() {
        return agents.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them take calls. */
    public int available() {
        return agents.entrySet().stream()
                .filter(entry -> entry.getKey().takesCalls())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
