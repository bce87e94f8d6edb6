package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.QueueVisit.Outcome;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

/** {@code EXEC Queue name,options,url,announceoverride,timeout}. */
final class QueueApplication implements Application {

    /** Fact: on a dead channel Queue blocks 1 s and may ring a human for nobody. */
    private static final Duration DEAD_CHANNEL_BLOCKS = Duration.ofSeconds(1);

    @Override
    public Running start(Channel channel, String arguments, IntConsumer done) {
        String[] parts = arguments.split(",", -1);
        String options = parts.length > 1 ? parts[1] : "";
        Visit visit = new Visit(channel, parts[0], options, channel.variables().copy(), done);
        if (channel.isHungUp()) {
            channel.loop().after(DEAD_CHANNEL_BLOCKS, () -> visit.end(Outcome.RANG_FOR_NOBODY, -1));
            return Running.NONE;
        }
        channel.variables().remove("QUEUESTATUS");
        SimulatedQueue queue = channel.options().queues().get(parts[0]);
        if (queue == null) {
            // Fact: result 0 and the status in QUEUESTATUS.
            visit.end(Outcome.UNKNOWN_QUEUE, "UNKNOWN");
            return Running.NONE;
        }
        visit.enter(queue, parts.length > 4 ? Applications.seconds(parts[4]) : Duration.ZERO);
        return () -> visit.end(Outcome.CALLER_LEFT, -1);
    }

    /** A caller's stay in a queue. */
    private static final class Visit {

        private final Channel channel;
        private final String queue;
        private final String options;
        private final Map<String, String> variables;
        private final IntConsumer done;
        private boolean over;
        private boolean withAgent;

        Visit(Channel channel, String queue, String options, Map<String, String> variables, IntConsumer done) {
            this.channel = channel;
            this.queue = queue;
            this.options = options;
            this.variables = variables;
            this.done = done;
        }

        void enter(SimulatedQueue settings, Duration timeout) {
            switch (settings.behaviour()) {
                case Behaviour.NoAgents none -> end(Outcome.NO_AGENTS, "JOINEMPTY");
                case Behaviour.Full full -> end(Outcome.FULL, "FULL");
                case Behaviour.NobodyAnswers nobody -> await(timeout);
                case Behaviour.AgentsLeave leave -> {
                    await(timeout);
                    channel.loop().after(leave.after(), () -> end(Outcome.NO_AGENTS, "LEAVEEMPTY"));
                }
                case Behaviour.Answers answers -> {
                    await(timeout);
                    channel.loop().after(answers.after(), () -> connect(settings, answers));
                }
            }
        }

        private void await(Duration timeout) {
            channel.moments().reached(CallMoment.QUEUED);
            if (!timeout.isZero()) {
                channel.loop().after(timeout, () -> {
                    if (!withAgent) {
                        end(Outcome.TIMED_OUT, "TIMEOUT");
                    }
                });
            }
        }

        private void connect(SimulatedQueue settings, Behaviour.Answers answers) {
            if (over) {
                return;
            }
            withAgent = true;
            // Fact: a caller whom nobody has answered yet is answered when an agent takes the call.
            channel.answer();
            // Fact: MEMBERINTERFACE needs setinterfacevar=yes, QEHOLDTIME needs setqueueentryvar=yes.
            if (settings.setInterfaceVar()) {
                channel.variables().set("MEMBERINTERFACE", answers.agent());
            }
            if (settings.setQueueEntryVar()) {
                channel.variables().set("QEHOLDTIME", Long.toString(answers.after().toSeconds()));
            }
            channel.moments().reached(CallMoment.WITH_AGENT);
            channel.loop().after(answers.talks(), () -> {
                // Fact: with option c result 0 and QUEUESTATUS=CONTINUE; without: -1, no status, the call alive.
                if (options.contains("c")) {
                    end(Outcome.SERVED, "CONTINUE");
                } else {
                    end(Outcome.SERVED, -1);
                }
            });
        }

        private void end(Outcome outcome, String status) {
            if (!over) {
                channel.variables().set("QUEUESTATUS", status);
                end(outcome, 0);
            }
        }

        void end(Outcome outcome, int result) {
            if (!over) {
                over = true;
                channel.log().queue(new QueueVisit(queue, options, variables, outcome));
                done.accept(result);
            }
        }
    }
}
