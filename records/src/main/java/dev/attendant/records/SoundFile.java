package dev.attendant.records;

import dev.attendant.conversation.audio.Wav;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WAV file that grows. Its header is brought up to date about every two seconds of sound, so that the file can
 * be played after the program was killed. The first error is logged and ends it; the call does not learn of it.
 * For the writing thread, but for {@link #dropped}.
 */
final class SoundFile {

    private static final Logger log = LoggerFactory.getLogger(SoundFile.class);
    private static final int HEADER_EVERY_SECONDS = 2;

    private final Path path;
    private final int channels;
    private final int sampleRate;
    private Optional<FileChannel> file = Optional.empty();
    private boolean ended;
    private long dataLength;
    private long toldLength;
    private final AtomicLong droppedBytes = new AtomicLong();

    SoundFile(Path path, int channels, int sampleRate) {
        this.path = path;
        this.channels = channels;
        this.sampleRate = sampleRate;
    }

    /** Adds sound; opens the file with the first of it. */
    void append(byte[] sound) {
        if (ended) {
            return;
        }
        try {
            if (file.isEmpty()) {
                PrivateFiles.createDirectories(path.getParent());
                file = Optional.of(PrivateFiles.createFile(path));
                writeHeader(file.get());
            }
            if (dataLength + sound.length > Wav.MAX_DATA_LENGTH) {
                throw new IOException("a WAV file holds no more than 4 GB");
            }
            writeFully(file.get(), ByteBuffer.wrap(sound), Wav.HEADER_LENGTH + dataLength);
            dataLength += sound.length;
            if (dataLength - toldLength >= (long) HEADER_EVERY_SECONDS * bytesASecond()) {
                writeHeader(file.get());
            }
        } catch (IOException e) {
            log.error("Recording {} ends here, the call goes on: {}. Is the disk full, or the directory not writable"
                    + " for this user?", path, e.toString());
            finish();
        }
    }

    /** The disk did not follow: some sound is missing. From any thread. */
    void dropped(long bytes) {
        if (droppedBytes.getAndAdd(bytes) == 0) {
            log.warn("Recording {} has gaps: the disk does not follow", path);
        }
    }

    /** Nothing more comes. */
    void finish() {
        ended = true;
        if (file.isEmpty()) {
            return;
        }
        try (FileChannel open = file.get()) {
            writeHeader(open);
        } catch (IOException e) {
            log.error("Recording {} could not be finished: {}", path, e.toString());
        }
        file = Optional.empty();
        if (droppedBytes.get() > 0) {
            log.warn("Recording {} lacks {} ms: the disk did not follow", path,
                    droppedBytes.get() * 1000 / bytesASecond());
        }
    }

    private int bytesASecond() {
        return sampleRate * channels * Short.BYTES;
    }

    private void writeHeader(FileChannel to) throws IOException {
        writeFully(to, ByteBuffer.wrap(Wav.header(channels, sampleRate, dataLength)), 0);
        toldLength = dataLength;
    }

    private static void writeFully(FileChannel to, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
    }
}
