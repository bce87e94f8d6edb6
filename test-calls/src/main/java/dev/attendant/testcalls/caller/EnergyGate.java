package dev.attendant.testcalls.caller;

import java.util.Arrays;

/** Tells sound from silence by its energy alone; good enough for what an attendant sends, which is clean. */
final class EnergyGate {

    /** About -50 dBFS. */
    private static final double AUDIBLE = 32_768 * Math.pow(10, -50 / 20.0);

    private EnergyGate() {}

    static boolean isAudible(short[] samples) {
        return isAudible(samples, 0, samples.length);
    }

    static boolean isAudible(short[] samples, int from, int to) {
        long energy = 0;
        for (int i = from; i < to; i++) {
            energy += samples[i] * samples[i];
        }
        return energy > AUDIBLE * AUDIBLE * (to - from);
    }

    /** Without the silence before and after, by whole 20 ms frames: a synthesiser's own pauses are nobody's speech. */
    static short[] trimmed(short[] samples, int sampleRate) {
        int frame = sampleRate / 50;
        int from = 0;
        while (from + frame <= samples.length && !isAudible(samples, from, from + frame)) {
            from += frame;
        }
        int to = samples.length;
        while (to - frame >= from && !isAudible(samples, to - frame, to)) {
            to -= frame;
        }
        return Arrays.copyOfRange(samples, from, to);
    }
}
