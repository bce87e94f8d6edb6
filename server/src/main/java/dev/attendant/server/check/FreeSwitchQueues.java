package dev.attendant.server.check;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable;
import dev.attendant.freeswitch.client.QueueState;
import dev.attendant.server.config.Settings;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether FreeSWITCH has the queues that scenarios hand over to, as the configured application finds them. */
final class FreeSwitchQueues {

    /** Looks for a module, tells what was found, and returns whether it is loaded. */
    interface Modules {
        boolean has(String module, Finding.Level missing, String why) throws FreeSwitchUnavailable;
    }

    private final FreeSwitchProbe freeSwitch;
    private final FreeSwitchSettings.Queues queues;
    private final Modules modules;
    private final Consumer<Finding> found;

    FreeSwitchQueues(FreeSwitchProbe freeSwitch, Settings.QueueCall queues, Modules modules, Consumer<Finding> found) {
        this.freeSwitch = freeSwitch;
        this.queues = new FreeSwitchSettings.Queues(queues.application(), queues.argument());
        this.modules = modules;
        this.found = found;
    }

    void check(Collection<Scenario> scenarios) throws FreeSwitchUnavailable {
        Map<String, String> wanted = WantedQueues.of(scenarios);
        switch (queues.application()) {
            case CALLCENTER -> {
                if (has("mod_callcenter")) {
                    Set<String> there = freeSwitch.queues();
                    for (Map.Entry<String, String> queue : wanted.entrySet()) {
                        found.accept(callCenter(queue.getKey(), queue.getValue(), there));
                    }
                }
            }
            case FIFO -> {
                if (has("mod_fifo")) {
                    notChecked(wanted, "a fifo is made when it is first used; whether it has agents is not checked");
                }
            }
            case BRIDGE, TRANSFER -> notChecked(wanted, "whether that reaches anybody is not tried");
        }
    }

    private boolean has(String module) throws FreeSwitchUnavailable {
        return modules.has(module, Finding.Level.WARN, "no caller can be handed to a queue, since"
                + " freeswitch.queues.application is " + application());
    }

    private String application() {
        return queues.application().name().toLowerCase(Locale.ROOT);
    }

    private void notChecked(Map<String, String> wanted, String why) {
        wanted.keySet().forEach(queue -> found.accept(Finding.info(
                "queue " + queue, application() + " " + queues.argument(queue) + ": " + why)));
    }

    private Finding callCenter(String queue, String names, Set<String> there) throws FreeSwitchUnavailable {
        String subject = "queue " + queue;
        String full = queues.argument(queue);
        Optional<QueueState> state = freeSwitch.queue(full);
        if (state.isEmpty()) {
            return Finding.warn(subject, "named by " + names + " and looked for as " + full + ", but FreeSWITCH has "
                    + (there.isEmpty() ? "no queues" : "only " + String.join(", ", there)),
                    "add it to callcenter.conf.xml and `fs_cli -x 'callcenter_config queue load " + full
                            + "'`, or name another in the scenario (or in freeswitch.queues.argument)");
        }
        if (state.get().size() == 0) {
            return Finding.warn(subject, "FreeSWITCH has it, as " + full + ", but it has no agents: nobody takes its"
                    + " callers", "add agents and tiers to callcenter.conf.xml, or `fs_cli -x 'callcenter_config"
                    + " tier add " + full + " AGENT'`");
        }
        String text = "FreeSWITCH has it, as " + full + "; agents: " + agents(state.get()) + "; callers waiting: "
                + state.get().waiting();
        return state.get().available() > 0 ? Finding.ok(subject, text)
                : Finding.info(subject, text + "; nobody takes calls at this moment");
    }

    /** {@code 1 Available, 2 Logged Out}. */
    private static String agents(QueueState state) {
        return state.agents().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
