package dev.attendant.testcalls.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of audio, to be asked how loud it is and where something is said. Levels are dBFS (root mean
 * square, 0 for a full-scale square wave), times are milliseconds from the stretch's beginning. Looks at the
 * audio in windows of 5 ms, which is also how exact its times are.
 */
public final class Sound {
    /** Well below speech on a telephone, well above its codec's noise. */
    public static final double SPEECH = -45;

    /** What a stretch without any signal has. */
    public static final double SILENCE = -96;

    private static final int WINDOW_MILLIS = 5;

    private final short[] pcm;
    private final int rate;

    public Sound(short[] pcm, int rate) {
        this.pcm = pcm.clone();
        this.rate = rate;
    }

    /** Begins and ends in milliseconds, the end not included. */
    public record Stretch(int from, int to) {
        public int length() {
            return to - from;
        }
    }

    public int millis() {
        return (int) (pcm.length * 1000L / rate);
    }

    public int rate() {
        return rate;
    }

    public short[] samples() {
        return pcm.clone();
    }

    /** A part of it; what lies beyond the end is left out. */
    public Sound between(int fromMillis, int toMillis) {
        return new Sound(Arrays.copyOfRange(pcm, sample(fromMillis), sample(toMillis)), rate);
    }

    public double level() {
        return loudness(0, pcm.length);
    }

    public double level(int fromMillis, int toMillis) {
        return between(fromMillis, toMillis).level();
    }

    /** Where it first is as loud as the threshold at or after the given time; -1 when it never is. */
    public int firstAbove(double threshold, int fromMillis) {
        for (int at = fromMillis; at < millis(); at += WINDOW_MILLIS) {
            if (loudness(sample(at), sample(at + WINDOW_MILLIS)) >= threshold) {
                return at;
            }
        }
        return -1;
    }

    /** The end of the last window that is as loud as the threshold; -1 when none is. */
    public int lastAbove(double threshold) {
        for (int at = millis() - WINDOW_MILLIS; at >= 0; at -= WINDOW_MILLIS) {
            if (loudness(sample(at), sample(at + WINDOW_MILLIS)) >= threshold) {
                return at + WINDOW_MILLIS;
            }
        }
        return -1;
    }

    /** All stretches below the threshold that are at least so long. */
    public List<Stretch> silences(double threshold, int atLeastMillis) {
        List<Stretch> silences = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= millis(); at += WINDOW_MILLIS) {
            boolean loud = at + WINDOW_MILLIS > millis()
                    || loudness(sample(at), sample(at + WINDOW_MILLIS)) >= threshold;
            if (loud) {
                if (at - from >= atLeastMillis) {
                    silences.add(new Stretch(from, at));
                }
                from = at + WINDOW_MILLIS;
            }
        }
        return silences;
    }

    private int sample(int millis) {
        return (int) Math.clamp((long) millis * rate / 1000, 0, pcm.length);
    }

    private double loudness(int from, int to) {
        if (to <= from) {
            return SILENCE;
        }
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += (double) pcm[i] * pcm[i];
        }
        return Math.max(SILENCE, 10 * Math.log10(energy / (to - from) / (32768.0 * 32768.0) + 1e-12));
    }
}
