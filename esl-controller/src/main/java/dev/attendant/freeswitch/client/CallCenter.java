package dev.attendant.freeswitch.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks mod_callcenter ({@code callcenter_config}), and reads what it answers. In JSON: in its text, lines and fields
 * are not marked off from what is in a caller's name or an agent's dial string
 * ({@code json_callcenter_config_function} in {@code mod_callcenter.c}).
 */
final class CallCenter {

    /** What {@code members} have while no agent talks with them; one who gave up is kept for a while. */
    private static final Set<String> WAITING = Set.of("Waiting", "Trying");

    private CallCenter() {}

    /** The command that lists the queues. */
    static String[] queues() {
        return command(new JsonObject().put("arguments", "queue list"));
    }

    /** The command that lists a queue's agents. */
    static String[] agents(String queue) {
        return command(new JsonObject().put("arguments", "queue list agents").put("queue_name", queue));
    }

    /** The command that lists a queue's callers. */
    static String[] members(String queue) {
        return command(new JsonObject().put("arguments", "queue list members").put("queue_name", queue));
    }

    private static String[] command(JsonObject data) {
        return new String[] {"json", new JsonObject().put("command", "callcenter_config").put("data", data).encode()};
    }

    /** The names of the queues; none when callcenter is not loaded. */
    static Set<String> names(String answer) {
        return rows(answer).stream()
                .map(row -> text(row, "name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static QueueState state(String queue, String agents, String members) {
        Map<AgentStatus, Integer> byStatus = new EnumMap<>(AgentStatus.class);
        rows(agents).forEach(row -> byStatus.merge(AgentStatus.of(text(row, "status")), 1, Integer::sum));
        int waiting = (int) rows(members).stream()
                .filter(row -> WAITING.contains(text(row, "state")))
                .count();
        return new QueueState(queue, byStatus, waiting);
    }

    private static String text(JsonObject row, String name) {
        return row.getValue(name) instanceof String text ? text : "";
    }

    /** The rows of an answer: none when callcenter or mod_commands is not loaded, which is answered with an error. */
    private static List<JsonObject> rows(String answer) {
        try {
            return new JsonObject(answer).getValue("response") instanceof JsonArray rows
                    ? rows.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
                    : List.of();
        } catch (DecodeException e) {
            return List.of();
        }
    }
}
