package dev.attendant.conversation.hearing;

/**
 * What the work on a frame takes and no call keeps. All calls of a thread share one: with one for each, those of a
 * thousand calls would push each other out of the processor's cache, which doubled the detector's time. Belongs to
 * its thread; what is in it is good until the thread's next frame.
 */
final class Workspace {

    private static final ThreadLocal<Workspace> NARROWBAND = ThreadLocal.withInitial(() -> new Workspace(8_000));
    private static final ThreadLocal<Workspace> WIDEBAND = ThreadLocal.withInitial(() -> new Workspace(16_000));

    final float[] window;
    final float[] windowed;
    final RealFft fft;
    final float[] power = new float[Spectrum.BINS];
    final float[] amplitude = new float[SpectralLines.BINS];
    final Periodicity periodicity = new Periodicity();

    private Workspace(int sampleRate) {
        int length = Spectrum.samples(sampleRate);
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
    }

    /** This thread's, for 8000 or 16000 samples a second. */
    static Workspace of(int sampleRate) {
        return (sampleRate == 8_000 ? NARROWBAND : WIDEBAND).get();
    }
}
