package dev.attendant.conversation.audio;

/**
 * The telephone's audio codec, ITU-T G.711: one byte a sample, μ-law (PCMU) or A-law (PCMA), to and from
 * 16-bit linear. Works from tables that are computed as the ITU's own reference does (G.191, module G711).
 */
public enum G711 {
    /** PCMU: North America and Japan; RTP payload type 0. */
    MU_LAW {
        @Override
        int compress(int linear) {
            int magnitude = Math.min(0x1FFF, ((linear < 0 ? ~linear : linear) >> 2) + MU_BIAS);
            int segment = 32 - Integer.numberOfLeadingZeros(magnitude >> 6) + 1;
            int code = 8 - segment << 4 | 0xF - (magnitude >> segment & 0xF);
            return linear < 0 ? code : code | 0x80;
        }

        @Override
        int expand(int code) {
            int exponent = ~code >> 4 & 7;
            int mantissa = ~code & 0xF;
            int step = 8 << exponent;
            int magnitude = (0x80 << exponent) + step * mantissa + step / 2 - 4 * MU_BIAS;
            return code < 0x80 ? -magnitude : magnitude;
        }
    },

    /** PCMA: the rest of the world; RTP payload type 8. */
    A_LAW {
        @Override
        int compress(int linear) {
            int magnitude = (linear < 0 ? ~linear : linear) >> 4;
            int code = magnitude;
            if (magnitude > 0xF) {
                int exponent = 28 - Integer.numberOfLeadingZeros(magnitude);
                code = exponent << 4 | magnitude >> exponent - 1 & 0xF;
            }
            return (linear < 0 ? code : code | 0x80) ^ EVEN_BITS;
        }

        @Override
        int expand(int code) {
            int exponent = (code ^ EVEN_BITS) >> 4 & 7;
            int mantissa = (code ^ EVEN_BITS) & 0xF;
            int magnitude = exponent == 0 ? (mantissa << 4) + 8 : (mantissa + 16 << 4) + 8 << exponent - 1;
            return code < 0x80 ? -magnitude : magnitude;
        }
    };

    /** μ-law's segments begin at powers of two once this is added, on its scale of 14 bits. */
    private static final int MU_BIAS = 33;
    /** A-law inverts every other bit on the wire, so that silence has enough changes. */
    private static final int EVEN_BITS = 0x55;

    private final byte[] codes = new byte[1 << 16];
    private final short[] samples = new short[1 << 8];

    G711() {
        for (int linear = Short.MIN_VALUE; linear <= Short.MAX_VALUE; linear++) {
            codes[linear & 0xFFFF] = (byte) compress(linear);
        }
        for (int code = 0; code < samples.length; code++) {
            samples[code] = (short) expand(code);
        }
    }

    abstract int compress(int linear);

    abstract int expand(int code);

    public byte encode(short sample) {
        return codes[sample & 0xFFFF];
    }

    public short decode(byte code) {
        return samples[code & 0xFF];
    }

    public byte[] encode(short[] pcm) {
        byte[] encoded = new byte[pcm.length];
        for (int i = 0; i < pcm.length; i++) {
            encoded[i] = encode(pcm[i]);
        }
        return encoded;
    }

    /** The samples of a stretch of a packet. */
    public short[] decode(byte[] encoded, int offset, int length) {
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = decode(encoded[offset + i]);
        }
        return pcm;
    }

    public short[] decode(byte[] encoded) {
        return decode(encoded, 0, encoded.length);
    }
}
