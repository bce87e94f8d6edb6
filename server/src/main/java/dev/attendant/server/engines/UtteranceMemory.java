package dev.attendant.server.engines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What the caller has said of an utterance, for an engine that has to hear it from its beginning. */
final class UtteranceMemory {

    /** A turn is ended after this (turn-taking.longest, unless it is longer); of a longer one the beginning goes. */
    private static final int LONGEST_SECONDS = 32;

    private final int most;
    private final Deque<short[]> kept = new ArrayDeque<>();
    private int samples;

    UtteranceMemory(int sampleRate) {
        most = LONGEST_SECONDS * sampleRate;
    }

    void add(short[] heard) {
        kept.add(heard.clone());
        samples += heard.length;
        while (samples > most) {
            samples -= kept.remove().length;
        }
    }

    void replay(Consumer<short[]> to) {
        kept.forEach(to);
    }
}
