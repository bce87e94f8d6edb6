package dev.attendant.conversation.audio;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Changes the sample rate of a stream of 16-bit audio by any rational ratio: a polyphase filter, a sinc under a
 * Kaiser window, as in Crochiere and Rabiner, <i>Multirate Digital Signal Processing</i>. Flat to 86 % of the
 * lower rate's Nyquist frequency, at least 70 dB down beyond it.
 *
 * <p>The first sample out stands for the first sample in; {@link #resample} holds back the last
 * {@value #HALF_WIDTH} samples (of the lower rate), which {@link #flush} gives. For one stream and one thread.
 */
public final class Resampler {

    /** Zero crossings of the sinc on either side, in samples of the lower rate: 4 ms at 8 kHz. */
    private static final int HALF_WIDTH = 32;

    /** Kaiser's beta for 70 dB of stopband, and the transition band that follows from it and the width. */
    private static final double BETA = 6.76;
    private static final double TRANSITION = (70 - 8) / (2.285 * 2 * Math.PI * 2 * HALF_WIDTH);

    private static final Map<Ratio, float[][]> FILTERS = new ConcurrentHashMap<>();

    private final Ratio ratio;
    private final float[][] filter;
    private final int half;

    /** Samples not yet used up; the first {@code half - 1} of all are silence before the stream. */
    private short[] window;
    private int filled;
    private int phase;

    /** Whole samples that came in and went out, for the right number at the end. */
    private long in;
    private long out;

    /**
     * @param from samples a second that come in
     * @param to   samples a second that go out
     */
    public Resampler(int from, int to) {
        ratio = Ratio.of(from, to);
        filter = ratio.same() ? new float[0][] : FILTERS.computeIfAbsent(ratio, Resampler::design);
        half = ratio.half();
        window = new short[4 * half];
        filled = half - 1;
    }

    /** The next piece of the stream, in pieces of any size, gives the next piece of the other. */
    public short[] resample(short[] samples, int offset, int length) {
        if (ratio.same()) {
            return Arrays.copyOfRange(samples, offset, offset + length);
        }
        in += length;
        return run(samples, offset, length, Long.MAX_VALUE);
    }

    public short[] resample(short[] samples) {
        return resample(samples, 0, samples.length);
    }

    /** The stream is over: what was held back. */
    public short[] flush() {
        if (ratio.same()) {
            return new short[0];
        }
        long wanted = (in * ratio.up + ratio.down - 1) / ratio.down;
        return run(new short[half + ratio.down / ratio.up + 1], 0, half + ratio.down / ratio.up + 1, wanted - out);
    }

    private short[] run(short[] samples, int offset, int length, long most) {
        if (window.length < filled + length) {
            window = Arrays.copyOf(window, Math.max(2 * window.length, filled + length));
        }
        System.arraycopy(samples, offset, window, filled, length);
        filled += length;

        var result = new short[(int) Math.min(most, (long) filled * ratio.up / ratio.down + 1)];
        int made = 0;
        int at = 0;
        while (at + 2 * half <= filled && made < most) {
            float[] taps = filter[phase];
            float sum = 0;
            for (int k = 0; k < taps.length; k++) {
                sum += taps[k] * window[at + k];
            }
            result[made++] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
            phase += ratio.down;
            at += phase / ratio.up;
            phase %= ratio.up;
        }
        // When a step leads beyond what is there, the rest of it is taken from the next piece.
        int used = Math.min(at, filled);
        phase += (at - used) * ratio.up;
        System.arraycopy(window, used, window, 0, filled - used);
        filled -= used;
        out += made;
        return made == result.length ? result : Arrays.copyOf(result, made);
    }

    private static float[][] design(Ratio ratio) {
        int half = ratio.half();
        double lower = Math.min(1, (double) ratio.up / ratio.down);
        double cutoff = lower * (1 - TRANSITION);
        var filter = new float[ratio.up][2 * half];
        for (int phase = 0; phase < ratio.up; phase++) {
            double sum = 0;
            var taps = new double[2 * half];
            for (int k = 0; k < taps.length; k++) {
                double t = k - (half - 1) - (double) phase / ratio.up;
                taps[k] = sinc(cutoff * t) * kaiser(t / half);
                sum += taps[k];
            }
            for (int k = 0; k < taps.length; k++) {
                filter[phase][k] = (float) (taps[k] / sum);
            }
        }
        return filter;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind, order 0. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private record Ratio(int up, int down) {

        static Ratio of(int from, int to) {
            if (from <= 0 || to <= 0) {
                throw new IllegalArgumentException("sample rates must be positive: " + from + " to " + to);
            }
            int a = from;
            int b = to;
            while (b != 0) {
                int rest = a % b;
                a = b;
                b = rest;
            }
            return new Ratio(to / a, from / a);
        }

        boolean same() {
            return up == down;
        }

        /** Half of the filter's length, in samples that come in. */
        int half() {
            return (int) Math.ceil(HALF_WIDTH * Math.max(1, (double) down / up));
        }
    }
}
