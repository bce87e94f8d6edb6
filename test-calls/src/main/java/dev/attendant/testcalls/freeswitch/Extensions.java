package dev.attendant.testcalls.freeswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The extensions of the simulated dialplan: the one that the caller dialled, and those that the project ships in
 * {@code freeswitch-conf/dialplan/attendant.xml}. Of the shipped ones, what comes after the attendant (the context
 * {@code attendant-people}, but for {@code back}) is told and not played.
 */
final class Extensions {

    static final String SCENARIOS = "attendant";
    static final String PEOPLE = "attendant-people";

    /** The conditions on {@code destination_number}, as in the shipped file. */
    private static final Pattern SCENARIO = Pattern.compile("^[a-z][a-z0-9_-]+$");
    private static final Pattern AFTER = Pattern.compile("^(after|queue|nobody)$");

    private Extensions() {}

    /** The number that the caller dialled: the operator's extension that gives the call to a scenario. */
    static List<Action> dialled(Channel channel) {
        return List.of(transfer(AttendantArguments.scenario(channel.spec()) + " XML " + SCENARIOS));
    }

    /** The actions of an extension, empty when there is none. */
    static Optional<List<Action>> find(Channel channel, String number, String context) {
        if (context.equals(SCENARIOS) && SCENARIO.matcher(number).find()) {
            return Optional.of(scenario(channel));
        }
        if (context.equals(PEOPLE) && number.equals("back")) {
            return Optional.of(List.of(set("park_timeout", "5"), new Action("park", ""), after()));
        }
        return Optional.empty();
    }

    /** Whether an extension is what comes after the attendant. */
    static boolean isAfter(String number, String context) {
        return context.equals(PEOPLE) && AFTER.matcher(number).find();
    }

    /** Whether somebody talked with the caller, in a queue or over a bridge, and hung up: the extension taken. */
    static boolean wasTaken(Map<String, String> variables) {
        return !variables.getOrDefault("last_bridge_to", "").isEmpty();
    }

    private static List<Action> scenario(Channel channel) {
        FreeSwitchOptions options = channel.options();
        List<Action> actions = new ArrayList<>();
        if (channel.value("attendant_queue").isEmpty()) {
            actions.add(set("attendant_queue", "${destination_number}"));
        }
        if (channel.value("attendant_fallback").isEmpty()) {
            actions.add(set("attendant_fallback", "${attendant_queue}"));
        }
        actions.addAll(List.of(
                new Action("unset", "attendant_result"),
                new Action("unset", "cc_cause"),
                new Action("unset", "last_bridge_to"),
                set("continue_on_fail", "true"),
                set("transfer_after_bridge", "back:XML:" + PEOPLE),
                set("attendant_after", "after XML " + PEOPLE),
                new Action("sched_transfer", "+5 after XML " + PEOPLE),
                set("attendant_rescue", "${last_sched_id}"),
                new Action("socket", options.host() + ":" + options.port()
                        + "/${destination_number}?${attendant_arguments} async full"),
                new Action("sched_cancel", "${attendant_rescue}"),
                after()));
        return actions;
    }

    private static Action set(String variable, String value) {
        return new Action("set", variable + "=" + value);
    }

    private static Action after() {
        return transfer("after XML " + PEOPLE);
    }

    private static Action transfer(String place) {
        return new Action("transfer", place);
    }
}
