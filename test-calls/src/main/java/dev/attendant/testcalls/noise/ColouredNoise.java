package dev.attendant.testcalls.noise;

import java.util.Random;

/** Noise of a given slope of its spectrum. */
final class ColouredNoise {

    private ColouredNoise() {}

    static float[] white(int length, Random random) {
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        return noise;
    }

    /** 3 dB an octave, by P. Kellet's filter of three poles ("Pink noise generation", music-dsp, 1999). */
    static float[] pink(int length, Random random) {
        float[] noise = new float[length];
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        for (int i = 0; i < length; i++) {
            double white = 0.1 * random.nextGaussian();
            b0 = 0.99765 * b0 + white * 0.0990460;
            b1 = 0.96300 * b1 + white * 0.2965164;
            b2 = 0.57000 * b2 + white * 1.0526913;
            noise[i] = (float) (b0 + b1 + b2 + white * 0.1848);
        }
        return noise;
    }

    /** 6 dB an octave above the corner. */
    static float[] brown(int length, double cornerHertz, int rate, Random random) {
        float[] noise = new float[length];
        double pole = Math.exp(-2 * Math.PI * cornerHertz / rate);
        double state = 0;
        for (int i = 0; i < length; i++) {
            state = pole * state + (1 - pole) * random.nextGaussian();
            noise[i] = (float) state;
        }
        return noise;
    }
}
