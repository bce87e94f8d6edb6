package dev.attendant.asterisk;

import dev.attendant.asterisk.manager.ManagerLogin;
import dev.attendant.conversation.peer.Listening;
import java.util.Optional;

/**
 * How Asterisk reaches us.
 *
 * @param agi         where the dialplan hands over calls
 * @param audioSocket where their audio comes
 * @param advertise   host:port of that, as Asterisk can reach it; empty for where it listens
 * @param sampleRate  8000 or 16000
 * @param manager     its manager interface, with which applications that hang are ended; when there is one
 */
public record AsteriskSettings(
        Listening agi, Listening audioSocket, String advertise, int sampleRate, Optional<ManagerLogin> manager) {

    /** Without a manager interface. */
    public AsteriskSettings(Listening agi, Listening audioSocket, String advertise, int sampleRate) {
        this(agi, audioSocket, advertise, sampleRate, Optional.empty());
    }
}
