package dev.attendant.testcalls.pbx;

import java.time.Duration;

/**
 * A queue of the simulated PBX. What queues.conf does not name is {@code QUEUESTATUS=UNKNOWN}.
 *
 * @param setInterfaceVar {@code setinterfacevar} of queues.conf; without it there is no MEMBERINTERFACE
 * @param setQueueEntryVar {@code setqueueentryvar} of queues.conf; without it there is no QEHOLDTIME
 */
public record SimulatedQueue(Behaviour behaviour, boolean setInterfaceVar, boolean setQueueEntryVar) {

    /** What happens to a caller there. */
    public sealed interface Behaviour {

        /** An agent answers after a while, and hangs up after another. */
        record Answers(Duration after, Duration talks, String agent) implements Behaviour {}

        /** Nobody is logged in: JOINEMPTY. */
        record NoAgents() implements Behaviour {}

        /** It rings, and nobody takes it. */
        record NobodyAnswers() implements Behaviour {}

        /** All agents log out while the caller waits: LEAVEEMPTY. */
        record AgentsLeave(Duration after) implements Behaviour {}

        /** The queue's maxlen is reached: FULL. */
        record Full() implements Behaviour {}
    }

    public static SimulatedQueue answers(Duration after, Duration talks) {
        return of(new Behaviour.Answers(after, talks, "PJSIP/agent1"));
    }

    public static SimulatedQueue noAgents() {
        return of(new Behaviour.NoAgents());
    }

    public static SimulatedQueue nobodyAnswers() {
        return of(new Behaviour.NobodyAnswers());
    }

    public static SimulatedQueue of(Behaviour behaviour) {
        return new SimulatedQueue(behaviour, true, true);
    }
}
