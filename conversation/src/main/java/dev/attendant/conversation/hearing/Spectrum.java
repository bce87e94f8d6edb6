package dev.attendant.conversation.hearing;

import dev.attendant.conversation.audio.Frame;

/**
 * The short-time power spectrum of a call's audio: every 20 ms a Hann window of 32 ms that ends with the frame.
 * Bins are 31.25 Hz apart up to 4 kHz at each sample rate; the power of a full-scale sine is -3 dB.
 */
final class Spectrum {

    /** Bins from 0 Hz to 4 kHz. */
    static final int BINS = 129;

    private static final int WINDOWS_A_SECOND = 125;

    private final float[] window;
    private final float[] samples;
    private final float[] windowed;
    private final RealFft fft;
    private final float[] power = new float[BINS];

    Spectrum(int sampleRate) {
        // 32 ms are 4 of 125 parts of a second
        int length = sampleRate * 4 / WINDOWS_A_SECOND;
        samples = new float[length];
        windowed = new float[length];
        fft = new RealFft(length);
        window = new float[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
            sum += window[i] * window[i];
        }
        // Parseval: the powers of the bins of a real signal are its mean square
        float scale = (float) (Math.sqrt(2 / (sum * length)) / 32768);
        for (int i = 0; i < length; i++) {
            window[i] *= scale;
        }
        if (length < Frame.samples(sampleRate)) {
            throw new IllegalArgumentException("a window shorter than a frame");
        }
    }

    /** The spectrum after another frame; the array is this object's, and good until the next frame. */
    float[] next(short[] frame) {
        int kept = samples.length - frame.length;
        System.arraycopy(samples, frame.length, samples, 0, kept);
        for (int i = 0; i < frame.length; i++) {
            samples[kept + i] = frame[i];
        }
        for (int i = 0; i < windowed.length; i++) {
            windowed[i] = samples[i] * window[i];
        }
        fft.power(windowed, power);
        return power;
    }
}
