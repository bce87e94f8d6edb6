package dev.attendant.testcalls.pbx;

/** Signed linear samples of 16 bit, little-endian, as both PBXs send them. */
public final class Linear16 {

    private Linear16() {}

    public static void encode(short[] samples, byte[] to, int offset) {
        for (int i = 0; i < samples.length; i++) {
            to[offset + 2 * i] = (byte) samples[i];
            to[offset + 2 * i + 1] = (byte) (samples[i] >> 8);
        }
    }

    public static void decode(byte[] from, int offset, short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (from[offset + 2 * i] & 0xff | from[offset + 2 * i + 1] << 8);
        }
    }

    /** A PBX translates what does not have the channel's rate; here by straight lines between the samples. */
    public static short[] resample(short[] samples, int from, int to) {
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
