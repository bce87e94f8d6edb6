package dev.attendant.testcalls.pbx;

import java.util.List;
import java.util.UUID;

/**
 * One connection of the attendant's audio.
 *
 * @param id         the UUID it was announced with; on FreeSWITCH the channel's
 * @param sampleRate of the heard audio, 8000 or 16000
 * @param heard      message by message, as they arrived; empty when the call does not keep its audio
 * @param messages   how many audio messages arrived
 * @param sent       how many frames the caller sent
 * @param garbled    how many of the messages had a size that the PBX does not take: the caller heard noise
 * @param ending     how it ended
 */
public record AudioSeen(
        UUID id, int sampleRate, List<Message> heard, long messages, long sent, long garbled, AudioEnding ending) {

    /** One audio message of the attendant, and when it arrived by {@link System#nanoTime}. */
    public record Message(short[] samples, long nanos) {}

    /** All that was heard, in a row. */
    public short[] samples() {
        short[] all = new short[heard.stream().mapToInt(message -> message.samples().length).sum()];
        int at = 0;
        for (Message message : heard) {
            System.arraycopy(message.samples(), 0, all, at, message.samples().length);
            at += message.samples().length;
        }
        return all;
    }
}
