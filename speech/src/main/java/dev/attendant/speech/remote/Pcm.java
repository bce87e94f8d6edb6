package dev.attendant.speech.remote;

/** Samples as bytes. */
public final class Pcm {

    private Pcm() {}

    /** 16-bit linear, little-endian. */
    public static byte[] linear16(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }
}
