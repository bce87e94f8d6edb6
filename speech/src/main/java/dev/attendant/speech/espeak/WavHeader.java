package dev.attendant.speech.espeak;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The header of a WAV stream (RIFF, Microsoft's "Multimedia Programming Interface and Data Specifications 1.0"),
 * of mono 16-bit PCM. Sizes are not looked at: a program that writes to a pipe cannot know them.
 */
final class WavHeader {

    private WavHeader() {}

    /** Reads up to the first sample and returns the sample rate. */
    static int readSampleRate(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        expect(in, "RIFF");
        in.readInt();
        expect(in, "WAVE");
        int sampleRate = 0;
        while (true) {
            String chunk = fourLetters(in);
            int size = Integer.reverseBytes(in.readInt());
            if (chunk.equals("data")) {
                if (sampleRate <= 0) {
                    throw new IOException("WAV without a format");
                }
                return sampleRate;
            }
            if (size < 0 || size > 4096 || chunk.equals("fmt ") && size < 16) {
                throw new IOException("WAV with a " + chunk + " of " + size + " bytes");
            }
            byte[] body = in.readNBytes(size);
            if (chunk.equals("fmt ")) {
                if (body[0] != 1 || body[2] != 1 || body[14] != 16) {
                    throw new IOException("WAV that is not mono 16-bit PCM");
                }
                sampleRate = body[4] & 0xff | (body[5] & 0xff) << 8 | (body[6] & 0xff) << 16 | body[7] << 24;
            }
        }
    }

    private static void expect(DataInputStream in, String letters) throws IOException {
        String found = fourLetters(in);
        if (!found.equals(letters)) {
            throw new IOException("not a WAV stream: no " + letters);
        }
    }

    private static String fourLetters(DataInputStream in) throws IOException {
        var letters = new byte[4];
        in.readFully(letters);
        return new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
