package dev.attendant.testcalls.noise;

import dev.attendant.conversation.audio.Frame;
import java.util.Arrays;

/**
 * Which frames of clean speech are speech: those no more than 15.9 dB below the speech's level, which is the margin of
 * ITU-T P.56, "Objective measurement of active speech level". Not scored are
 * <ul>
 *   <li>the stops and pauses of less than 200 ms inside of it (P.56's hangover): as long as they last nobody can tell them
 *       from its end, and turn-taking waits longer than that anyway;
 *   <li>the two frames on either side of where it begins and ends;
 *   <li>what is softer than the margin but still within 35 dB of the level: the last breath of a word is neither.
 * </ul>
 * All the rest is noise, from the third frame after a word on.
 */
final class SpeechLabels {

    private static final double MARGIN = 15.9;
    private static final double INAUDIBLE = 35;

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
        double level = level(clean, rate);
        double loud = power(level - MARGIN);
        double inaudible = power(level - INAUDIBLE);
        FrameLabel[] labels = new FrameLabel[powers.length];
        for (int frame = 0; frame < labels.length; frame++) {
            FrameLabel soft = powers[frame] < inaudible ? FrameLabel.NOISE : FrameLabel.EDGE;
            labels[frame] = powers[frame] >= loud ? FrameLabel.SPEECH : soft;
        }
        int end = 0;
        for (int frame = 0; frame < labels.length; frame = end) {
            end = endOfRun(powers, loud, frame);
            if (powers[frame] < loud) {
                leaveOut(labels, frame, end);
            }
        }
        return labels;
    }

    /** The frame after the last that is on the same side of the threshold. */
    private static int endOfRun(double[] powers, double threshold, int from) {
        int end = from + 1;
        while (end < powers.length && powers[end] >= threshold == powers[from] >= threshold) {
            end++;
        }
        return end;
    }

    /** A gap in speech, or the borders of a pause. */
    private static void leaveOut(FrameLabel[] labels, int from, int end) {
        boolean first = from == 0;
        boolean last = end == labels.length;
        if (!first && !last && end - from < SHORTEST_PAUSE) {
            Arrays.fill(labels, from, end, FrameLabel.EDGE);
            return;
        }
        if (!first) {
            border(labels, from);
        }
        if (!last) {
            border(labels, end);
        }
    }

    private static void border(FrameLabel[] labels, int frame) {
        Arrays.fill(labels, Math.max(0, frame - COLLAR), Math.min(labels.length, frame + COLLAR), FrameLabel.EDGE);
    }

    private static double power(double dbfs) {
        return Math.pow(10, dbfs / 10);
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
