package dev.attendant.testcalls.pbx;

import java.time.Duration;

/**
 * A queue of the simulated PBX. One that has not been given to it is unknown there.
 *
 * @param setInterfaceVar  Asterisk: {@code setinterfacevar} of queues.conf; without it there is no MEMBERINTERFACE
 * @param setQueueEntryVar Asterisk: {@code setqueueentryvar} of queues.conf; without it there is no QEHOLDTIME
 */
public record SimulatedQueue(Behaviour behaviour, boolean setInterfaceVar, boolean setQueueEntryVar) {

    /** What happens to a caller there. */
    public sealed interface Behaviour {

        /**
         * An agent answers after a while, and hangs up after another.
         *
         * @param agent the agent's user name: Asterisk tells it as {@code PJSIP/name}, FreeSWITCH as
         *              {@code name@default}
         */
        record Answers(Duration after, Duration talks, String agent) implements Behaviour {}

        /** Nobody is logged in (Asterisk: JOINEMPTY). */
        record NoAgents() implements Behaviour {}

        /** It rings, and nobody takes it. */
        record NobodyAnswers() implements Behaviour {}

        /** All agents log out while the caller waits (Asterisk: LEAVEEMPTY). */
        record AgentsLeave(Duration after) implements Behaviour {}

        /** The queue's maxlen is reached (Asterisk: FULL; FreeSWITCH has no such limit). */
        record Full() implements Behaviour {}
    }

    public static SimulatedQueue answers(Duration after, Duration talks) {
        return of(new Behaviour.Answers(after, talks, "agent1"));
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
