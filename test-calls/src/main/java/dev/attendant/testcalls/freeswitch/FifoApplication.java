package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.QueueVisit.Outcome;
import dev.attendant.testcalls.pbx.SimulatedQueue;

import java.util.Map;
import java.util.function.Consumer;

/** {@code fifo name in}: a caller of mod_fifo.c. Every name is a FIFO; one without an agent is waited in for ever. */
final class FifoApplication implements Application {

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        String[] words = data.strip().split(" +");
        if (words.length < 2 || !words[1].equals("in")) {
            Map<String, String> variables = channel.variables().copy();
            channel.log().queue(new QueueVisit(words[0], "", variables, Outcome.UNKNOWN_QUEUE));
            done.accept("");
            return Running.NONE;
        }
        SimulatedQueue queue = channel.options().queues()
                .getOrDefault(words[0].split("@", 2)[0], SimulatedQueue.nobodyAnswers());
        Visit visit = new Visit(channel, words[0], done);
        visit.enter(queue);
        return visit;
    }

    private static final class Visit extends QueueStay {

        Visit(Channel channel, String queue, Consumer<String> done) {
            super(channel, queue, done);
        }

        @Override
        void entered() {
            channel().variables().set("fifo_status", "WAITING");
            channel().fire(event("push"));
            channel().moments().reached(CallMoment.QUEUED);
        }

        @Override
        void offered(String agent) {}

        @Override
        void taken(OtherLeg agent) {
            channel().variables().set("fifo_status", "TALKING");
            channel().variables().set("fifo_target", agent.uuid());
            channel().fire(event("caller_pop"));
        }

        @Override
        void talking(OtherLeg agent) {
            channel().fire(event("bridge-caller-start"));
        }

        @Override
        void talked(OtherLeg agent) {
            channel().variables().set("fifo_status", "DONE");
            channel().fire(event("bridge-caller-stop"));
        }

        @Override
        void cancelled(Outcome outcome) {
            boolean timeout = outcome == Outcome.TIMED_OUT || outcome == Outcome.NO_AGENTS;
            channel().variables().set("fifo_status", timeout ? "TIMEOUT" : "ABORTED");
            channel().fire(event("abort").with("FIFO-Caller-UUID", channel().uuid()));
        }

        private Event event(String action) {
            return ChannelData.add(channel(), Event.custom("fifo::info"))
                    .with("FIFO-Name", queue()).with("FIFO-Action", action);
        }
    }
}
