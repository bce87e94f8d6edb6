package dev.attendant.testcalls.noise;

/** Arithmetic on sounds as they are mixed: samples from -1 to 1, levels in dBFS of their root mean square. */
final class Signal {

    private Signal() {}

    static float[] of(short[] pcm) {
        float[] signal = new float[pcm.length];
        for (int i = 0; i < pcm.length; i++) {
            signal[i] = pcm[i] / 32768f;
        }
        return signal;
    }

    /** What is too loud is clipped, as in a telephone. */
    static short[] pcm(float[] signal) {
        short[] pcm = new short[signal.length];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) Math.clamp(Math.round(signal[i] * 32768f), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return pcm;
    }

    static double power(float[] signal, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += signal[i] * signal[i];
        }
        return sum / Math.max(1, to - from);
    }

    static double decibels(double power) {
        return 10 * Math.log10(Math.max(power, 1e-12));
    }

    /** Makes the whole as loud as wanted. */
    static float[] levelled(float[] signal, double dbfs) {
        return scaled(signal, dbfs - decibels(power(signal, 0, signal.length)));
    }

    static float[] scaled(float[] signal, double decibels) {
        float gain = (float) Math.pow(10, decibels / 20);
        float[] scaled = new float[signal.length];
        for (int i = 0; i < signal.length; i++) {
            scaled[i] = signal[i] * gain;
        }
        return scaled;
    }

    /** Adds a sound to another from a sample on; what goes beyond the end is lost. */
    static void add(float[] to, int at, float[] sound) {
        for (int i = 0; i < sound.length && at + i < to.length; i++) {
            to[at + i] += sound[i];
        }
    }

    /** A telephone's low end: a Butterworth high-pass of the second order. */
    static float[] highPassed(float[] signal, double hertz, int rate) {
        double k = Math.tan(Math.PI * hertz / rate);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        double a1 = 2 * (k * k - 1) * norm;
        double a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
        float[] out = new float[signal.length];
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < signal.length; i++) {
            double y = norm * signal[i] + s1;
            s1 = -2 * norm * signal[i] - a1 * y + s2;
            s2 = norm * signal[i] - a2 * y;
            out[i] = (float) y;
        }
        return out;
    }
}
