package dev.attendant.speech.request;

import dev.attendant.conversation.audio.Resampler;
import java.util.Arrays;

/** The audio of an utterance so far, at the rate that the service wants; bounded. */
final class UtteranceSamples {

    private final Resampler resampler;
    private final int most;
    private short[] samples;
    private int length;

    /** @param seconds of which more is not kept */
    UtteranceSamples(int from, int to, int seconds) {
        resampler = new Resampler(from, to);
        most = seconds * to;
        samples = new short[to];
    }

    /** Copies them. @return false when it is full */
    boolean add(short[] more) {
        short[] resampled = resampler.resample(more);
        int room = Math.min(resampled.length, most - length);
        if (length + room > samples.length) {
            samples = Arrays.copyOf(samples, Math.min(most, Math.max(2 * samples.length, length + room)));
        }
        System.arraycopy(resampled, 0, samples, length, room);
        length += room;
        return length < most;
    }

    short[] all() {
        return Arrays.copyOf(samples, length);
    }

    int length() {
        return length;
    }
}
