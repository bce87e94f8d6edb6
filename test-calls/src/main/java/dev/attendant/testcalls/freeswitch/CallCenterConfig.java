package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;

import java.util.Map;
import java.util.TreeMap;

/** {@code callcenter_config queue list [agents <queue>]}: cc_config_api_function() of mod_callcenter.c. */
final class CallCenterConfig {

    private static final String DOMAIN = "@default";
    private static final String OK = "+OK\n";

    private CallCenterConfig() {}

    static String execute(FreeSwitchOptions options, String arguments) {
        String[] words = arguments.split(" +");
        if (words.length < 2 || !words[0].equals("queue") || !words[1].equals("list")) {
            return "-ERR Invalid!\n";
        }
        if (words.length == 2) {
            return queues(options.queues());
        }
        return words[2].equals("agents") ? agents(options, words.length > 3 ? words[3] : "") : "-ERR Invalid!\n";
    }

    private static String queues(Map<String, SimulatedQueue> queues) {
        StringBuilder list = new StringBuilder("name|strategy|moh_sound|time_base_score\n");
        new TreeMap<>(queues).keySet().forEach(name ->
                list.append(name).append(DOMAIN).append("|longest-idle-agent|local_stream://moh|queue\n"));
        return list.append(OK).toString();
    }

    /**
     * What the database has of them. It does not know which queues there are: of one that is not there as of one
     * without agents it finds no row, and then there is no heading either.
     */
    private static String agents(FreeSwitchOptions options, String queue) {
        String name = queue.endsWith(DOMAIN) ? queue.substring(0, queue.length() - DOMAIN.length()) : "";
        SimulatedQueue known = options.queues().get(name);
        if (known == null) {
            return OK;
        }
        return switch (known.behaviour()) {
            case Behaviour.NoAgents none -> row("agent1", "Logged Out");
            case Behaviour.Answers answers -> row(answers.agent(), "Available");
            case Behaviour.NobodyAnswers nobody -> row("agent1", "Available");
            case Behaviour.AgentsLeave leave -> row("agent1", "Available");
            case Behaviour.Full full -> row("agent1", "Available");
        };
    }

    private static String row(String user, String status) {
        String agent = OtherLeg.agent(user);
        return "name|instance_id|uuid|type|contact|status|state\n"
                + agent + "|single_box||callback|user/" + agent + "|" + status + "|Waiting\n" + OK;
    }
}
