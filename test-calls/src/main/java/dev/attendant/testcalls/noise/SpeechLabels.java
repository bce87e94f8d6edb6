package dev.attendant.testcalls.noise;

import dev.attendant.conversation.audio.Frame;
import java.util.Arrays;

/**
 * Which frames of clean speech are speech: those no more than 25 dB below the talk's speech level, and the gaps
 * of less than 200 ms between them, which are stops and pauses inside of words. The two frames on either side of
 * each border are not scored.
 */
final class SpeechLabels {

    static final double BELOW_SPEECH_LEVEL = 25;

    private static final int SHORTEST_PAUSE = 200 / Frame.MILLIS;
    private static final int COLLAR = 2;
    /** What counts towards the level of speech lies within this of the loudest frame. */
    private static final double BELOW_PEAK = 30;

    private SpeechLabels() {}

    /** The level of the speech in it, pauses left out. */
    static double level(float[] clean, int rate) {
        double[] powers = powers(clean, rate);
        double least = Arrays.stream(powers).max().orElse(0) / Math.pow(10, BELOW_PEAK / 10);
        return Signal.decibels(Arrays.stream(powers).filter(power -> power >= least).average().orElse(0));
    }

    static FrameLabel[] of(float[] clean, int rate) {
        double[] powers = powers(clean, rate);
        double least = Math.pow(10, (level(clean, rate) - BELOW_SPEECH_LEVEL) / 10);
        boolean[] speech = new boolean[powers.length];
        int last = -SHORTEST_PAUSE;
        for (int frame = 0; frame < speech.length; frame++) {
            if (powers[frame] >= least) {
                int from = frame - last < SHORTEST_PAUSE + 1 ? Math.max(0, last) : frame;
                Arrays.fill(speech, from, frame + 1, true);
                last = frame;
            }
        }
        FrameLabel[] labels = new FrameLabel[speech.length];
        for (int frame = 0; frame < labels.length; frame++) {
            labels[frame] = speech[frame] ? FrameLabel.SPEECH : FrameLabel.NOISE;
        }
        for (int frame = 1; frame < labels.length; frame++) {
            if (speech[frame] != speech[frame - 1]) {
                int to = Math.min(labels.length, frame + COLLAR);
                Arrays.fill(labels, Math.max(0, frame - COLLAR), to, FrameLabel.EDGE);
            }
        }
        return labels;
    }

    private static double[] powers(float[] clean, int rate) {
        int samples = Frame.samples(rate);
        double[] powers = new double[clean.length / samples];
        for (int frame = 0; frame < powers.length; frame++) {
            powers[frame] = Signal.power(clean, frame * samples, (frame + 1) * samples);
        }
        return powers;
    }
}
