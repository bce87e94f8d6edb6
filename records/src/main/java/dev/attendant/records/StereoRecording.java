package dev.attendant.records;

import dev.attendant.conversation.audio.AudioTap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One call's recording: the caller on the left, the attendant on the right, as they were heard at the same time.
 * Gathers half a second and hands it to the thread that writes; nothing here waits for the disk.
 *
 * <p>A line that opens again after a transfer goes on in the same file, without a gap; at another sampling rate
 * it begins another one, {@code <call>-2.wav}.
 */
final class StereoRecording implements AudioTap {

    private static final int CHANNELS = 2;
    private static final int HAND_OVERS_A_SECOND = 2;

    private final Path file;
    private final SoundWriter writer;
    /** Frames come on the call's event loop, the end from its virtual thread. */
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SoundFile> current = Optional.empty();
    private ByteBuffer gathered = ByteBuffer.allocate(0);
    private int sampleRate;
    private int files;
    private boolean closed;

    StereoRecording(Path file, SoundWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    @Override
    public void begin(int rate) {
        lock.lock();
        try {
            boolean goesOn = current.isPresent() && rate == sampleRate;
            if (closed || goesOn) {
                return;
            }
            finishFile();
            sampleRate = rate;
            files++;
            current = Optional.of(new SoundFile(files == 1 ? file : numbered(files), CHANNELS, rate));
            gathered = emptyBuffer();
        } finally {
            lock.unlock();
        }
    }

    private Path numbered(int number) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ".wav".length()) + "-" + number + ".wav");
    }

    private ByteBuffer emptyBuffer() {
        return ByteBuffer.allocate(sampleRate / HAND_OVERS_A_SECOND * CHANNELS * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void frame(short[] caller, short[] attendant) {
        lock.lock();
        try {
            if (current.isEmpty()) {
                return;
            }
            for (int i = 0; i < Math.max(caller.length, attendant.length); i++) {
                if (gathered.remaining() < CHANNELS * Short.BYTES) {
                    handOver();
                }
                gathered.putShort(i < caller.length ? caller[i] : 0);
                gathered.putShort(i < attendant.length ? attendant[i] : 0);
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        if (gathered.position() > 0) {
            writer.append(current.orElseThrow(), Arrays.copyOf(gathered.array(), gathered.position()));
            gathered.clear();
        }
    }

    private void finishFile() {
        if (current.isPresent()) {
            handOver();
            writer.finish(current.get());
            current = Optional.empty();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            finishFile();
        } finally {
            lock.unlock();
        }
    }
}
