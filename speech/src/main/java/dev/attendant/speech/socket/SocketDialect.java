package dev.attendant.speech.socket;

import dev.attendant.conversation.scenario.Scenario;
import java.util.Map;
import java.util.Optional;

/** How a vendor's recogniser is reached over WebSockets. */
public interface SocketDialect {

    /** Where an utterance is heard, {@code http} or {@code https}; a socket of this address fits any other of it. */
    String address(int sampleRate, Scenario scenario);

    /** The vendor's own headers, the key's among them. */
    Map<String, String> headers();

    /** The text message that keeps an unused socket open, when one is needed. */
    Optional<String> keepAlive();

    /** For one utterance. */
    Protocol protocol(int sampleRate, Scenario scenario);
}
