package dev.attendant.server.contract;

import java.time.Duration;

/**
 * A PBX as the contract needs it: what a telephone company could do, and no more. It hands its calls to the
 * attendant's server for it, which its maker has started too. All methods may be called from any thread.
 */
interface ContractPbx extends AutoCloseable {

    /** The attendant's number: the scenario {@code support}, no arguments; people are the dialplan's way out. */
    String ATTENDANT = "2000";

    /**
     * Also the attendant's: the scenario {@code billing}, the arguments {@code account=4711} and
     * {@code note=}{@link Samples#NOTE}.
     */
    String ATTENDANT_WITH_ARGUMENTS = "2001";

    /** At least so long an agent talks before the agent hangs up. */
    Duration SHORTEST_TALK = Duration.ofSeconds(1);

    /** So many phones are in use at once at most. */
    int PHONES = 16;

    /** A text as it can stand in this PBX's channel variables: to the letter, unless that would carry it out. */
    default String inVariable(String text) {
        return text;
    }

    /** What this PBX makes of a caller's name that comes over SIP, before anybody can ask for it. */
    default String callerName(String name) {
        return name;
    }

    /** What {@link dev.attendant.conversation.CallInfo#pbx} says. */
    String kind();

    /** A phone to call from, which nobody else has until it is closed. */
    ContractPhone phone(String callerName);

    /** The name of a queue whose agents are like this; with agents who answer, nobody else has it. */
    String queue(Agents agents);

    /** Whether the attendant's port is open; when not, the PBX finds nobody there. */
    void attendantIsThere(boolean there);

    /** How many connections the attendant's server for this PBX has open. */
    int connections();

    /** Waits until no call is up. @throws RuntimeException when one stays */
    void awaitIdle();

    /** Ends the PBX and the attendant's server for it. */
    @Override
    void close();
}
