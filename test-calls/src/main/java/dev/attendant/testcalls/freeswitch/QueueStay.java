package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.QueueVisit.Outcome;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A caller's stay in a queue. An agent who takes the call gets it by {@code uuid_bridge}: all that runs on the channel
 * ends, the park as well, the connections stay open, and after the talk the dialplan goes on
 * (uuid_bridge_on_soft_execute() of switch_ivr_bridge.c). On the call's event loop.
 */
abstract class QueueStay implements Application.Running {

    private final Channel channel;
    private final String queue;
    private final Map<String, String> variables;
    private final Consumer<String> done;
    private boolean taken;
    private boolean over;

    QueueStay(Channel channel, String queue, Consumer<String> done) {
        this.channel = channel;
        this.queue = queue;
        this.variables = channel.variables().copy();
        this.done = done;
    }

    abstract void entered();

    /** An agent's phone rings. */
    abstract void offered(String agent);

    /** The agent answered; the application ends now. */
    abstract void taken(OtherLeg agent);

    /** The talk begins now. */
    abstract void talking(OtherLeg agent);

    abstract void talked(OtherLeg agent);

    /** Nobody took the caller. */
    abstract void cancelled(Outcome outcome);

    void enter(SimulatedQueue settings) {
        channel.answer();
        // What the attendant sent and did not run yet is thrown away, here and at the end.
        channel.stack().flush();
        entered();
        FreeSwitchOptions.QueueTimings timings = channel.options().queueTimings();
        if (!timings.maxWait().isZero()) {
            channel.loop().after(timings.maxWait(), () -> cancel(Outcome.TIMED_OUT));
        }
        switch (settings.behaviour()) {
            case Behaviour.NoAgents none -> channel.loop().after(
                    timings.maxWaitNoAgents(), () -> cancel(Outcome.NO_AGENTS));
            case Behaviour.AgentsLeave leave -> channel.loop().after(
                    leave.after().plus(timings.maxWaitNoAgents()), () -> cancel(Outcome.NO_AGENTS));
            // Neither mod_callcenter nor mod_fifo has a limit of callers.
            case Behaviour.Full full -> { }
            case Behaviour.NobodyAnswers nobody -> { }
            case Behaviour.Answers answers -> {
                offered(answers.agent());
                channel.loop().after(answers.after(), () -> connect(answers));
            }
        }
    }

    private void connect(Behaviour.Answers answers) {
        if (over) {
            return;
        }
        OtherLeg agent = OtherLeg.of(answers.agent());
        taken = true;
        over = true;
        channel.stack().flush();
        taken(agent);
        channel.dialplan().interrupt();
        Runnable[] release = new Runnable[1];
        Talk talk = new Talk(channel, agent, agentHungUp -> {
            release[0].run();
            talked(agent);
            visited(agentHungUp ? Outcome.SERVED : left());
            if (agentHungUp && !channel.variables().isTrue("hangup_after_bridge")) {
                channel.dialplan().next();
            }
        });
        release[0] = channel.stack().occupy(talk);
        channel.fire(channel.event("CHANNEL_EXECUTE").with("Application", "uuid_bridge")
                .with("Application-Data", agent.uuid()));
        talking(agent);
        talk.begin(answers.talks());
    }

    private void cancel(Outcome outcome) {
        if (!over) {
            over = true;
            channel.stack().flush();
            cancelled(outcome);
            visited(outcome);
            done.accept("");
        }
    }

    /** The caller hung up, or was transferred; or an agent took the call. */
    @Override
    public void leave() {
        if (!taken) {
            cancel(left());
        }
    }

    private Outcome left() {
        return channel.isHungUp() ? Outcome.CALLER_LEFT : Outcome.TAKEN_OUT;
    }

    private void visited(Outcome outcome) {
        channel.log().queue(new QueueVisit(queue, "", variables, outcome));
    }

    Channel channel() {
        return channel;
    }

    String queue() {
        return queue;
    }
}
