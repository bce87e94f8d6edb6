package dev.attendant.conversation.hearing;

/**
 * How periodic the sound is at a voice's pitch of 80 to 400 Hz: the greatest autocorrelation of the part from 125 Hz
 * to 2 kHz, over that of the window (P. Boersma, "Accurate short-term analysis of the fundamental frequency", 1993).
 * Remembers nothing of a frame; for one thread.
 */
final class Periodicity {

    private static final int LENGTH = 128;
    private static final int FIRST_BIN = 4;
    /** Lags in samples at 4 kHz. */
    private static final int LEAST_LAG = 10;
    private static final int MOST_LAG = 50;

    private final RealFft fft = new RealFft(LENGTH);
    private final float[] symmetric = new float[LENGTH];
    private final float[] correlation = new float[LENGTH / 2];
    private final float[] windowCorrelation = new float[MOST_LAG + 1];

    Periodicity() {
        for (int lag = 0; lag <= MOST_LAG; lag++) {
            // of a Hann window over 128 samples at 4 kHz
            double t = (double) lag / LENGTH;
            windowCorrelation[lag] = (float) ((1 - t) * (2.0 / 3 + Math.cos(2 * Math.PI * t) / 3)
                    + Math.sin(2 * Math.PI * t) / (2 * Math.PI));
        }
    }

    /** From 0 (noise) to 1. */
    float of(float[] power) {
        for (int bin = FIRST_BIN; bin < LENGTH / 2; bin++) {
            symmetric[bin] = power[bin];
            symmetric[LENGTH - bin] = power[bin];
        }
        fft.real(symmetric, correlation);
        float most = 0;
        for (int lag = LEAST_LAG; lag <= MOST_LAG; lag++) {
            most = Math.max(most, correlation[lag] / windowCorrelation[lag]);
        }
        return Math.min(1, most / (correlation[0] + 1e-9f));
    }
}
