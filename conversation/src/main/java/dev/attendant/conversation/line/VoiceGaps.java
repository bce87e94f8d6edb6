package dev.attendant.conversation.line;

import java.util.Arrays;

/** Finds the words in a voice's sound by the gaps between them, for engines that do not tell where they are. */
final class VoiceGaps {

    static final int STEP_MILLIS = 10;

    /** Between words a voice falls below this part of its power (-16 dB). */
    private static final double GAP = 0.025;
    /** After so many steps of that (30 ms) there is no word in which the sound stopped. */
    private static final int GAP_STEPS = 3;

    private VoiceGaps() {}

    /** Where in the samples the last word begins; their end when they end in a gap; -1 when there is no gap. */
    static int lastWord(short[] samples, int sampleRate) {
        int step = sampleRate / 1000 * STEP_MILLIS;
        double[] power = new double[samples.length / step];
        for (int i = 0; i < power.length * step; i++) {
            power[i / step] += (double) samples[i] * samples[i];
        }
        double quiet = GAP * Arrays.stream(power).max().orElse(0);
        if (power.length >= GAP_STEPS
                && Arrays.stream(power, power.length - GAP_STEPS, power.length).allMatch(last -> last <= quiet)) {
            return samples.length;
        }
        for (int i = power.length - 1; i > 0; i--) {
            if (power[i] > quiet && power[i - 1] <= quiet) {
                return i * step;
            }
        }
        return -1;
    }
}
