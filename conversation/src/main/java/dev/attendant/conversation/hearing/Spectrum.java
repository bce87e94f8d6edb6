package dev.attendant.conversation.hearing;

/**
 * The short-time power spectrum of a call's audio: every 20 ms a Hann window of 32 ms that ends with the frame.
 * Bins are 31.25 Hz apart up to 4 kHz at each sample rate; the power of a full-scale sine is -3 dB.
 */
final class Spectrum {

    /** Bins from 0 Hz to 4 kHz. */
    static final int BINS = 129;

    private static final int WINDOWS_A_SECOND = 125;

    private final short[] samples;

    /** @param sampleRate 8000 or 16000 */
    Spectrum(int sampleRate) {
        if (sampleRate != 8_000 && sampleRate != 16_000) {
            throw new IllegalArgumentException("no spectrum of " + sampleRate + " samples a second");
        }
        samples = new short[samples(sampleRate)];
    }

    /** In a window: 32 ms are 4 of 125 parts of a second. */
    static int samples(int sampleRate) {
        return sampleRate * 4 / WINDOWS_A_SECOND;
    }

    /** The spectrum after another frame; the array is the workspace's. */
    float[] next(short[] frame, Workspace work) {
        int kept = samples.length - frame.length;
        System.arraycopy(samples, frame.length, samples, 0, kept);
        System.arraycopy(frame, 0, samples, kept, frame.length);
        for (int i = 0; i < samples.length; i++) {
            work.windowed[i] = samples[i] * work.window[i];
        }
        work.fft.power(work.windowed, work.power);
        return work.power;
    }
}
