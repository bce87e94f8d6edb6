package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.QueueVisit.Outcome;
import dev.attendant.testcalls.pbx.SimulatedQueue;

import java.util.Map;
import java.util.function.Consumer;

/** {@code callcenter name@domain}: callcenter_function() of mod_callcenter.c. */
final class CallCenterApplication implements Application {

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        String name = data.strip().split(" ", 2)[0];
        SimulatedQueue queue = channel.options().queues().get(name.split("@", 2)[0]);
        if (queue == null) {
            // It logs, and returns without a word; a cc_cause of an earlier visit stays.
            Map<String, String> variables = channel.variables().copy();
            channel.log().queue(new QueueVisit(name, "", variables, Outcome.UNKNOWN_QUEUE));
            done.accept("");
            return Running.NONE;
        }
        Visit visit = new Visit(channel, name, done);
        visit.enter(queue);
        return visit;
    }

    private static final class Visit extends QueueStay {

        private final CallCenterEvents events;

        Visit(Channel channel, String queue, Consumer<String> done) {
            super(channel, queue, done);
            this.events = new CallCenterEvents(channel, queue);
        }

        @Override
        void entered() {
            ChannelVariables variables = channel().variables();
            variables.set("cc_side", "member");
            variables.set("cc_member_uuid", events.member());
            variables.remove("cc_agent_found");
            variables.remove("cc_agent_bridged");
            variables.set("cc_queue_joined_epoch", epoch());
            variables.set("cc_queue", queue());
            events.joined();
            channel().moments().reached(CallMoment.QUEUED);
        }

        @Override
        void offered(String agent) {
            events.offering(agent);
        }

        @Override
        void taken(OtherLeg agent) {
            events.bridged(agent);
            channel().variables().set("cc_agent_uuid", agent.uuid());
            channel().variables().set("cc_cause", "answered");
        }

        @Override
        void talking(OtherLeg agent) {
            channel().variables().set("cc_agent_bridged", "true");
            channel().variables().set("cc_agent", agent.agent());
            channel().variables().set("cc_queue_answered_epoch", epoch());
        }

        @Override
        void talked(OtherLeg agent) {
            channel().variables().set("cc_queue_terminated_epoch", epoch());
            events.ended(agent);
        }

        @Override
        void cancelled(Outcome outcome) {
            String reason = switch (outcome) {
                case NO_AGENTS -> "NO_AGENT_TIMEOUT";
                case TIMED_OUT -> "TIMEOUT";
                default -> "BREAK_OUT";
            };
            events.cancelled(reason);
            channel().variables().set("cc_queue_canceled_epoch", epoch());
            channel().variables().set("cc_cause", "cancel");
            channel().variables().set("cc_cancel_reason", reason);
        }

        private static String epoch() {
            return Long.toString(System.currentTimeMillis() / 1000);
        }
    }
}
