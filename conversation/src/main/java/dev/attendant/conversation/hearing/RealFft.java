package dev.attendant.conversation.hearing;

/**
 * The discrete Fourier transform of real samples, by a complex one of half the length (Press et al., <i>Numerical
 * Recipes</i>, 12.3). For one thread.
 */
final class RealFft {

    private final int half;
    private final int[] reversed;
    private final float[] cos;
    private final float[] sin;
    private final float[] re;
    private final float[] im;

    /** @param length a power of two, at least 8 */
    RealFft(int length) {
        half = length / 2;
        reversed = new int[half];
        for (int i = 1; i < half; i++) {
            reversed[i] = reversed[i >> 1] >> 1 | (i & 1) * (half >> 1);
        }
        cos = new float[half];
        sin = new float[half];
        for (int i = 0; i < half; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / length);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
        re = new float[half];
        im = new float[half];
    }

    /** The power |X(k)|² of the first bins: as many as there is room for, which is more than a quarter of the length. */
    void power(float[] samples, float[] power) {
        transform(samples);
        power[0] = square(re[0] + im[0]);
        if (half < power.length) {
            power[half] = square(re[0] - im[0]);
        }
        for (int k = 1; k <= half / 2; k++) {
            int j = half - k;
            float evenRe = re[k] + re[j];
            float evenIm = im[k] - im[j];
            float oddRe = im[k] + im[j];
            float oddIm = re[j] - re[k];
            float turnedRe = cos[k] * oddRe - sin[k] * oddIm;
            float turnedIm = cos[k] * oddIm + sin[k] * oddRe;
            power[k] = 0.25f * (square(evenRe + turnedRe) + square(evenIm + turnedIm));
            if (j < power.length) {
                power[j] = 0.25f * (square(evenRe - turnedRe) + square(evenIm - turnedIm));
            }
        }
    }

    private static float square(float x) {
        return x * x;
    }

    /** The real part of the first bins, fewer than half the length: all there is, when the samples are symmetric. */
    void real(float[] samples, float[] real) {
        transform(samples);
        for (int k = 0; k < real.length; k++) {
            int i = k & half - 1;
            int j = half - k & half - 1;
            real[k] = 0.5f * (re[i] + re[j] + cos[k] * (im[i] + im[j]) - sin[k] * (re[j] - re[i]));
        }
    }

    /** Of the even samples as real and the odd ones as imaginary parts. */
    private void transform(float[] samples) {
        for (int i = 0; i < half; i += 4) {
            four(samples, i);
        }
        for (int size = 4; size < half; size *= 2) {
            int step = half / size;
            for (int from = 0; from < half; from += 2 * size) {
                for (int offset = 0; offset < size; offset++) {
                    float c = cos[offset * step];
                    float s = sin[offset * step];
                    int i = from + offset;
                    int j = i + size;
                    float real = c * re[j] - s * im[j];
                    float imaginary = c * im[j] + s * re[j];
                    re[j] = re[i] - real;
                    im[j] = im[i] - imaginary;
                    re[i] += real;
                    im[i] += imaginary;
                }
            }
        }
    }

    /** The first two steps, in which nothing has to be multiplied. */
    private void four(float[] samples, int i) {
        int a = 2 * reversed[i];
        int b = 2 * reversed[i + 1];
        int c = 2 * reversed[i + 2];
        int d = 2 * reversed[i + 3];
        float sumRe = samples[a] + samples[b];
        float sumIm = samples[a + 1] + samples[b + 1];
        float differenceRe = samples[a] - samples[b];
        float differenceIm = samples[a + 1] - samples[b + 1];
        float sum2Re = samples[c] + samples[d];
        float sum2Im = samples[c + 1] + samples[d + 1];
        float difference2Re = samples[c] - samples[d];
        float difference2Im = samples[c + 1] - samples[d + 1];
        re[i] = sumRe + sum2Re;
        im[i] = sumIm + sum2Im;
        re[i + 1] = differenceRe + difference2Im;
        im[i + 1] = differenceIm - difference2Re;
        re[i + 2] = sumRe - sum2Re;
        im[i + 2] = sumIm - sum2Im;
        re[i + 3] = differenceRe - difference2Im;
        im[i + 3] = differenceIm + difference2Re;
    }
}
