package dev.attendant.server.tune;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a WAV file (RIFF) tells before its sound, when it is a recording of a call: two channels of 16-bit PCM at a
 * telephone's rate.
 *
 * @param dataLength bytes of sound that are really there
 */
record WavHeader(int sampleRate, long dataLength) {

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MAX_FORMAT_LENGTH = 4096;
    /** A program that could not go back to tell the length writes one that is about this or more. */
    private static final long UNKNOWN_LENGTH = 0x7FFF_0000L;

    /**
     * Reads up to the first sample.
     *
     * @param name what messages call it
     * @param size of the whole file
     */
    static WavHeader read(InputStream in, String name, long size) throws IOException {
        byte[] riff = in.readNBytes(12);
        if (riff.length < 12 || !tag(riff, 0).equals("RIFF") || !tag(riff, 8).equals("WAVE")) {
            throw new UnusableRecording(name, "is not a WAV file");
        }
        long position = riff.length;
        int rate = 0;
        while (true) {
            byte[] chunk = in.readNBytes(8);
            if (chunk.length < 8) {
                throw noSound(name);
            }
            position += chunk.length;
            long length = Integer.toUnsignedLong(little(chunk).getInt(4));
            if (tag(chunk, 0).equals("data")) {
                return new WavHeader(known(rate, name), sound(length, size - position, rate, name));
            }
            long padding = length & 1;
            if (tag(chunk, 0).equals("fmt ") && length <= MAX_FORMAT_LENGTH) {
                rate = rate(little(in.readNBytes((int) length)), name);
                skip(in, padding, name);
            } else {
                skip(in, length + padding, name);
            }
            position += length + padding;
        }
    }

    private static int known(int rate, String name) throws UnusableRecording {
        if (rate == 0) {
            throw new UnusableRecording(name, "does not tell its format before its sound");
        }
        return rate;
    }

    private static int rate(ByteBuffer format, String name) throws UnusableRecording {
        if (format.limit() < 16) {
            throw new UnusableRecording(name, "is cut short in its header; copy it again");
        }
        int coding = Short.toUnsignedInt(format.getShort(0));
        if (coding == EXTENSIBLE && format.limit() >= 26) {
            coding = Short.toUnsignedInt(format.getShort(24));
        }
        int channels = Short.toUnsignedInt(format.getShort(2));
        int rate = format.getInt(4);
        int bits = format.getShort(14);
        if (channels != 2) {
            throw new UnusableRecording(name, (channels == 1 ? "is mono" : "has " + channels + " channels")
                    + "; needed is a stereo recording, the caller left and the attendant right");
        }
        if (coding != PCM || bits != Short.SIZE) {
            throw new UnusableRecording(name, "holds format " + coding + " with " + bits + " bits; needed is 16-bit"
                    + " PCM, as from `sox in.wav -b 16 -e signed out.wav`");
        }
        if (rate != 8000 && rate != 16000) {
            throw new UnusableRecording(name, "has " + Integer.toUnsignedString(rate) + " samples a second; needed are"
                    + " 8000 or 16000, as from `sox in.wav -r 8000 out.wav`");
        }
        return rate;
    }

    /** How much sound there is: what a header tells of must be there, but a program that was killed tells of less. */
    private static long sound(long told, long there, int rate, String name) throws UnusableRecording {
        if (there < 4) {
            throw noSound(name);
        }
        if (told == 0 || told >= UNKNOWN_LENGTH) {
            return there;
        }
        if (told > there) {
            throw new UnusableRecording(name, "is cut short: its header tells of " + seconds(told, rate)
                    + " s of sound, and " + seconds(there, rate) + " s are there; copy it again");
        }
        return told;
    }

    private static long seconds(long bytes, int rate) {
        return rate == 0 ? 0 : bytes / 4 / rate;
    }

    private static void skip(InputStream in, long bytes, String name) throws IOException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw noSound(name);
        }
    }

    private static UnusableRecording noSound(String name) {
        return new UnusableRecording(name, "has no sound in it");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String tag(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
    }
}
