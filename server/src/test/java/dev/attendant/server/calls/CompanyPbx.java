package dev.attendant.server.calls;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;

/**
 * A real PBX of a company, called over SIP, with the project's dialplan: the number {@link #ATTENDANT} is the
 * attendant's, 100 to 109 are callers' phones, 201 and 202 those of the agents of the queue {@code support}. May be
 * used from any thread.
 */
interface CompanyPbx extends AutoCloseable {

    /** The number that the attendant answers; its queue of people is {@code support}. */
    String ATTENDANT = "1000";

    /** Starts one that hands over its calls on this port of 127.0.0.1; skips the test where there is none. */
    static CompanyPbx start(Pbx kind, int port) {
        return switch (kind) {
            case ASTERISK -> CompanyAsterisk.start(port);
            case FREESWITCH -> CompanyFreeSwitch.start(port);
        };
    }

    /** What it is called in a call's record. */
    String name();

    String uri(String number);

    /** A phone that calls and can be called. The test closes it. */
    SipPhone phone(String user);

    /** These agents, whose phones are there, wait for calls of the queue, and no others do. */
    void agentsAre(String... users);

    /** What an agent is called in a call's record. */
    String agentName(String user);

    /** What the agent, with whom the queue has connected a caller, can read about that call. */
    String summaryAtAgent(String user);

    /** Whether a call of this phone's is up. */
    boolean hasCallOf(String user);

    /** Waits until no channel is up. @throws IllegalStateException with those that stay */
    void awaitNoChannels(Duration patience);

    @Override
    void close();
}
