package dev.attendant.conversation.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sound as WAV files carry it (RIFF, "Multimedia Programming Interface and Data Specifications 1.0"): 16-bit
 * linear PCM, one or two channels, little-endian. Reads what programs really write: other chunks around the
 * sound, the extensible format, and a length that a killed or piping program left wrong.
 *
 * @param sampleRate samples a second
 * @param channels   one array of samples a channel, all of the same length
 */
public record Wav(int sampleRate, short[][] channels) {

    /** Bytes before the first sample in the files that we write. */
    public static final int HEADER_LENGTH = 44;
    /** Most bytes of sound that a header can tell of. */
    public static final long MAX_DATA_LENGTH = 0xFFFF_FFFFL - HEADER_LENGTH;

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MAX_FORMAT_LENGTH = 4096;
    /** More than eight hours of 8 kHz mono is no prompt and no test call: not to be held in memory. */
    private static final int MAX_READ = 512 << 20;

    public Wav {
        if (channels.length < 1 || channels.length > 2) {
            throw new IllegalArgumentException("one or two channels, not " + channels.length);
        }
        if (channels[channels.length - 1].length != channels[0].length) {
            throw new IllegalArgumentException("channels of different lengths");
        }
    }

    /** Sound with one channel. */
    public static Wav mono(int sampleRate, short[] samples) {
        return new Wav(sampleRate, new short[][] {samples});
    }

    /** Samples in each channel. */
    public int length() {
        return channels[0].length;
    }

    /** One channel: the only one, or the average of both. */
    public short[] mixed() {
        if (channels.length == 1) {
            return channels[0];
        }
        short[] mixed = new short[length()];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) ((channels[0][i] + channels[1][i]) >> 1);
        }
        return mixed;
    }

    /** The {@value #HEADER_LENGTH} bytes before so many bytes of sound. */
    public static byte[] header(int channels, int sampleRate, long dataLength) {
        if (dataLength < 0 || dataLength > MAX_DATA_LENGTH) {
            throw new IllegalArgumentException("a WAV file cannot hold " + dataLength + " bytes of sound");
        }
        int block = channels * Short.BYTES;
        return ByteBuffer.allocate(HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF")).putInt((int) (HEADER_LENGTH - 8 + dataLength)).put(ascii("WAVE"))
                .put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) channels)
                .putInt(sampleRate).putInt(sampleRate * block).putShort((short) block).putShort((short) Short.SIZE)
                .put(ascii("data")).putInt((int) dataLength)
                .array();
    }

    /** The whole file. */
    public byte[] bytes() {
        int size = Math.multiplyExact(length(), channels.length * Short.BYTES);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(HEADER_LENGTH, size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(header(channels.length, sampleRate, size));
        for (int i = 0; i < length(); i++) {
            for (short[] channel : channels) {
                out.putShort(channel[i]);
            }
        }
        return out.array();
    }

    /** Writes a file, over the one that is there. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes());
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or is not 16-bit PCM; the message names the file and the remedy
     */
    public static Wav read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a stream, such as a resource; does not close it.
     *
     * @param name what the message of an IOException calls it
     */
    public static Wav read(InputStream in, String name) throws IOException {
        byte[] riff = in.readNBytes(12);
        if (riff.length < 12 || !tag(riff, 0).equals("RIFF") || !tag(riff, 8).equals("WAVE")) {
            throw unusable(name, "is not a WAV file");
        }
        ByteBuffer format = null;
        while (true) {
            byte[] chunk = in.readNBytes(8);
            if (chunk.length < 8) {
                throw unusable(name, "has no sound in it");
            }
            long length = Integer.toUnsignedLong(little(chunk).getInt(4));
            if (tag(chunk, 0).equals("data")) {
                return samples(in, format, length, name);
            }
            boolean isFormat = tag(chunk, 0).equals("fmt ") && length <= MAX_FORMAT_LENGTH;
            if (isFormat) {
                format = little(in.readNBytes((int) length));
                skip(in, length & 1, name);
            } else {
                skip(in, length + (length & 1), name);
            }
        }
    }

    private static void skip(InputStream in, long bytes, String name) throws IOException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw unusable(name, "has no sound in it");
        }
    }

    private static Wav samples(InputStream in, ByteBuffer format, long length, String name) throws IOException {
        if (format == null || format.limit() < 16) {
            throw unusable(name, "does not tell its format");
        }
        int coding = Short.toUnsignedInt(format.getShort(0));
        if (coding == EXTENSIBLE && format.limit() >= 26) {
            coding = Short.toUnsignedInt(format.getShort(24));
        }
        int count = Short.toUnsignedInt(format.getShort(2));
        int rate = format.getInt(4);
        int bits = format.getShort(14);
        if (coding != PCM || bits != Short.SIZE || count < 1 || count > 2 || rate < 1) {
            throw unusable(name, "holds format %d, %d bits, %d channels, %d Hz".formatted(coding, bits, count, rate));
        }
        // The length is what the writer hoped for; the end of the file is what it came to.
        byte[] data = in.readNBytes((int) Math.min(length, MAX_READ + 1L));
        if (data.length > MAX_READ) {
            throw unusable(name, "is longer than " + (MAX_READ >> 20) + " MB");
        }
        ByteBuffer sound = little(data);
        short[][] channels = new short[count][data.length / Short.BYTES / count];
        for (int i = 0; i < channels[0].length; i++) {
            for (short[] channel : channels) {
                channel[i] = sound.getShort();
            }
        }
        return new Wav(rate, channels);
    }

    private static IOException unusable(String name, String what) {
        return new IOException(name + " " + what + "; needed is 16-bit PCM, mono or stereo, as from"
                + " `sox in.wav -b 16 -e signed out.wav`");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }

    private static String tag(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
    }
}
