package dev.attendant.speech.program;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.speech.Delivery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hands over the sound that a program writes, piece by piece as it comes, at the rate that is wanted. */
final class SoundStream {

    /** Nobody listens to a sentence that long: what says it does so has lost its way. */
    static final int MOST_SECONDS = 600;

    private final Delivery delivery;
    private final int sampleRate;

    SoundStream(Delivery delivery, int sampleRate) {
        this.delivery = delivery;
        this.sampleRate = sampleRate;
    }

    /**
     * Reads to the end, blocking.
     *
     * @return false when it ended before the first sample, or nobody wants more
     * @throws IOException when it cannot be read, is no such sound, or does not end
     */
    boolean wav(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream, 16384);
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        WavHeader header = WavHeader.read(in);
        return read(in, header.sampleRate(), header.dataLength());
    }

    /** As {@link #wav}, without a header. */
    boolean raw(InputStream stream, int itsRate) throws IOException {
        return read(stream, itsRate, Long.MAX_VALUE);
    }

    /** Reads to the end what is not to be heard. @return true */
    boolean none(InputStream stream) throws IOException {
        var bytes = new byte[4096];
        int read = 0;
        while (read >= 0) {
            read = stream.read(bytes);
        }
        return true;
    }

    private boolean read(InputStream in, int itsRate, long length) throws IOException {
        var resampler = new Resampler(itsRate, sampleRate);
        var bytes = new byte[4096];
        long left = Math.min(length, 2L * itsRate * MOST_SECONDS + 2);
        boolean any = false;
        int odd = 0;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(bytes, odd, (int) Math.min(left, bytes.length - odd));
            if (read > 0) {
                left -= read;
                int filled = odd + read;
                any |= filled > 1;
                if (!delivery.audio(resampler.resample(samples(bytes, filled / 2)))) {
                    return false;
                }
                odd = filled % 2;
                bytes[0] = bytes[filled - 1];
            }
        }
        if (left == 0 && length > 2L * itsRate * MOST_SECONDS) {
            throw new IOException("more than " + MOST_SECONDS + " s of sound for one sentence");
        }
        delivery.audio(resampler.flush());
        return any && none(in);
    }

    private static short[] samples(byte[] bytes, int count) {
        var samples = new short[count];
        for (int n = 0; n < count; n++) {
            samples[n] = (short) (bytes[2 * n] & 0xff | bytes[2 * n + 1] << 8);
        }
        return samples;
    }
}
