package dev.attendant.testcalls.pbx;

import java.util.Optional;

/**
 * The audio formats of AudioSocket: signed linear, 16-bit little-endian, by the type of their messages.
 *
 * @param type       of the message
 * @param sampleRate a second
 */
record AudioFormat(int type, int sampleRate) {

    static final AudioFormat SLIN = new AudioFormat(0x10, 8_000);
    static final AudioFormat SLIN16 = new AudioFormat(0x12, 16_000);

    /** Fact: slin16 is type 0x12, slin24 is 0x13, slin48 is 0x16. */
    static Optional<AudioFormat> ofType(int type) {
        return Optional.ofNullable(switch (type) {
            case 0x10 -> SLIN;
            case 0x12 -> SLIN16;
            case 0x13 -> new AudioFormat(0x13, 24_000);
            case 0x16 -> new AudioFormat(0x16, 48_000);
            default -> null;
        });
    }

    /** Samples in 20 ms. */
    int frame() {
        return sampleRate / 50;
    }

    static void encode(short[] samples, byte[] to, int offset) {
        for (int i = 0; i < samples.length; i++) {
            to[offset + 2 * i] = (byte) samples[i];
            to[offset + 2 * i + 1] = (byte) (samples[i] >> 8);
        }
    }

    static void decode(byte[] from, int offset, short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (from[offset + 2 * i] & 0xff | from[offset + 2 * i + 1] << 8);
        }
    }

    /** Asterisk translates what does not have the channel's rate; here by straight lines between the samples. */
    static short[] resample(short[] samples, int from, int to) {
        short[] result = new short[(int) ((long) samples.length * to / from)];
        for (int i = 0; i < result.length; i++) {
            double at = (double) i * from / to;
            int before = (int) at;
            int after = Math.min(before + 1, samples.length - 1);
            result[i] = (short) Math.round(samples[before] + (samples[after] - samples[before]) * (at - before));
        }
        return result;
    }
}
