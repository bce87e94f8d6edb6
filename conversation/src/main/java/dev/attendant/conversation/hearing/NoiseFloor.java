package dev.attendant.conversation.hearing;

import java.util.Arrays;

/**
 * The noise in each band, in decibels: the mean level while there is no speech in the band. Speech is there as long
 * as the smoothed level stands out of its least of the last two seconds, as in minima controlled recursive averaging
 * (I. Cohen, "Noise spectrum estimation in adverse environments", IEEE Trans. SAP 11, 2003); that least bounds the
 * mean from both sides, so that noise that sets in is learned as the minimum forgets (R. Martin, "Noise power
 * spectral density estimation based on optimal smoothing and minimum statistics", IEEE Trans. SAP 9, 2001).
 */
final class NoiseFloor {

    private static final int WINDOWS = 8;
    private static final int WINDOW_FRAMES = 12;
    private static final int LEARNING_FRAMES = 10;

    private static final float LEVEL_RATE = 0.35f;
    private static final float NOISE_RATE = 0.08f;
    private static final float PRESENCE_FADE = 0.8f;
    /** The smoothed level of speech is so much above the minimum; that of noise is less. */
    private static final float SPEECH_ABOVE_MINIMUM = 7;

    private static final float NOISE_ABOVE_MINIMUM_LEAST = 1;
    private static final float NOISE_ABOVE_MINIMUM_MOST = 9;

    private final int bands;
    private final float[] smoothed;
    private final float[] presence;
    private final float[] noise;
    private final float[] minima;
    private int window = -1;
    private int frames;

    NoiseFloor(int bands) {
        this.bands = bands;
        smoothed = new float[bands];
        presence = new float[bands];
        noise = new float[bands];
        minima = new float[WINDOWS * bands];
        Arrays.fill(minima, Float.POSITIVE_INFINITY);
    }

    /** The floor after another frame, in dB; the array is this object's. */
    float[] next(float[] levels) {
        if (frames % WINDOW_FRAMES == 0) {
            window = (window + 1) % WINDOWS;
            Arrays.fill(minima, window * bands, (window + 1) * bands, Float.POSITIVE_INFINITY);
        }
        for (int band = 0; band < bands; band++) {
            float level = levels[band];
            smoothed[band] = frames == 0 ? level : smoothed[band] + LEVEL_RATE * (level - smoothed[band]);
            track(band, level, minimum(band));
        }
        frames++;
        return noise;
    }

    private float minimum(int band) {
        int current = window * bands + band;
        minima[current] = Math.min(minima[current], smoothed[band]);
        float least = minima[band];
        for (int i = band + bands; i < minima.length; i += bands) {
            least = Math.min(least, minima[i]);
        }
        return least;
    }

    private void track(int band, float level, float minimum) {
        boolean speech = smoothed[band] > minimum + SPEECH_ABOVE_MINIMUM;
        presence[band] = speech ? 1 : PRESENCE_FADE * presence[band];
        float rate = frames < LEARNING_FRAMES ? 1f / (frames + 1) : NOISE_RATE * (1 - presence[band]);
        float mean = frames == 0 ? level : noise[band] + rate * Math.clamp(level - noise[band], -10, 6);
        mean = Math.max(mean, minimum + NOISE_ABOVE_MINIMUM_LEAST);
        float most = minimum + NOISE_ABOVE_MINIMUM_MOST;
        noise[band] = mean > most ? mean + 0.1f * (most - mean) : mean;
    }
}
