package dev.attendant.server.tune;

import dev.attendant.conversation.audio.Frame;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording of a call as {@code records} writes it, read 20 ms at a time so that its length does not matter: a WAV
 * file with 16-bit samples, the caller left and the attendant right.
 */
final class StereoFile implements AutoCloseable {

    private static final int CHANNELS = 2;
    private static final int BYTES = CHANNELS * Short.BYTES;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final WavHeader header;
    private final byte[] bytes;
    private long left;

    private StereoFile(InputStream in, WavHeader header) {
        this.in = in;
        this.header = header;
        left = header.dataLength() / BYTES;
        bytes = new byte[Frame.samples(header.sampleRate()) * BYTES];
    }

    /** @throws UnusableRecording when it is none, with what to do about it */
    static StereoFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableRecording(file.toString(),
                    Files.exists(file) ? "is no file; give recordings, one by one" : "does not exist");
        }
        if (!Files.isReadable(file)) {
            throw new UnusableRecording(file.toString(), "may not be read by this user");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new StereoFile(in, WavHeader.read(in, file.toString(), Files.size(file)));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    int sampleRate() {
        return header.sampleRate();
    }

    /** How many frames there are; the last may be filled up with silence. */
    long frames() {
        int samples = Frame.samples(sampleRate());
        return (header.dataLength() / BYTES + samples - 1) / samples;
    }

    /** An array for 20 ms of one side. */
    short[] frame() {
        return new short[Frame.samples(sampleRate())];
    }

    /** Reads the next 20 ms of both sides; returns false at the end. */
    boolean next(short[] caller, short[] attendant) throws IOException {
        int samples = (int) Math.min(left, caller.length);
        int read = in.readNBytes(bytes, 0, samples * BYTES) / BYTES;
        left = read < samples ? 0 : left - read;
        ByteBuffer sound = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < caller.length; i++) {
            caller[i] = i < read ? sound.getShort() : 0;
            attendant[i] = i < read ? sound.getShort() : 0;
        }
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
