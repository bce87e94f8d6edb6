package dev.attendant.speech.program;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The header of a WAV stream (RIFF, Microsoft's "Multimedia Programming Interface and Data Specifications 1.0"),
 * of mono 16-bit PCM.
 *
 * @param dataLength bytes of sound; the largest number when the program wrote to a pipe and did not know
 */
record WavHeader(int sampleRate, long dataLength) {

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MOST_IN_A_CHUNK = 1 << 16;
    /** Programs that do not know the length write 0, or a little less than the most that there can be. */
    private static final int UNKNOWN_FROM = 0x7FFF_0000;

    /** Reads up to the first sample. */
    static WavHeader read(InputStream stream) throws IOException {
        try {
            return readChunks(new DataInputStream(stream));
        } catch (EOFException e) {
            throw new IOException("its WAV stream ends in the header", e);
        }
    }

    private static WavHeader readChunks(DataInputStream in) throws IOException {
        expect(in, "RIFF");
        in.readInt();
        expect(in, "WAVE");
        int sampleRate = 0;
        while (true) {
            String chunk = fourLetters(in);
            int size = Integer.reverseBytes(in.readInt());
            if (chunk.equals("data")) {
                if (sampleRate <= 0) {
                    throw new IOException("its WAV stream does not tell its format");
                }
                return new WavHeader(sampleRate, size <= 0 || size >= UNKNOWN_FROM ? Long.MAX_VALUE : size);
            }
            if (size < 0 || size > MOST_IN_A_CHUNK || chunk.equals("fmt ") && size < 16) {
                throw new IOException("its WAV stream has a part of " + size + " bytes");
            }
            byte[] body = new byte[size + (size & 1)];
            in.readFully(body);
            if (chunk.equals("fmt ")) {
                sampleRate = sampleRate(ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
    }

    private static int sampleRate(ByteBuffer format) throws IOException {
        int coding = Short.toUnsignedInt(format.getShort(0));
        if (coding == EXTENSIBLE && format.limit() >= 26) {
            coding = Short.toUnsignedInt(format.getShort(24));
        }
        int channels = format.getShort(2);
        int rate = format.getInt(4);
        int bits = format.getShort(14);
        if (coding != PCM || channels != 1 || bits != Short.SIZE || rate < 4000 || rate > 192_000) {
            throw new IOException("its WAV stream holds format %d, %d bits, %d channels, %d Hz; wanted is mono, 16 bits"
                    .formatted(coding, bits, channels, rate));
        }
        return rate;
    }

    private static void expect(DataInputStream in, String letters) throws IOException {
        if (!fourLetters(in).equals(letters)) {
            throw new IOException("what it writes is not a WAV stream");
        }
    }

    private static String fourLetters(DataInputStream in) throws IOException {
        var letters = new byte[4];
        in.readFully(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
