package dev.attendant.asterisk;

import dev.attendant.conversation.peer.Listening;

/**
 * How Asterisk reaches us.
 *
 * @param agi         where the dialplan hands over calls
 * @param audioSocket where their audio comes
 * @param advertise   host:port of that, as Asterisk can reach it; empty for where it listens
 * @param sampleRate  8000 or 16000
 */
public record AsteriskSettings(Listening agi, Listening audioSocket, String advertise, int sampleRate) {}
