package dev.attendant.records;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that writes the sound of all calls. What waits is bounded by its bytes; when the disk does not
 * follow, sound is dropped, and no call waits.
 */
final class SoundWriter implements AutoCloseable {

    /** 1000 calls at 8 kHz for two seconds. */
    private static final long MOST_WAITING = 64L << 20;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("recordings").daemon().factory(),
            // Once closed, a late frame is no error.
            new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicLong waiting = new AtomicLong();
    private final long mostWaiting;

    SoundWriter() {
        this(MOST_WAITING);
    }

    /** @param mostWaiting bytes */
    SoundWriter(long mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** Writes the sound to the file's end, soon. */
    void append(SoundFile file, byte[] sound) {
        if (waiting.addAndGet(sound.length) > mostWaiting) {
            waiting.addAndGet(-sound.length);
            file.dropped(sound.length);
            return;
        }
        thread.execute(() -> {
            waiting.addAndGet(-sound.length);
            file.append(sound);
        });
    }

    /** Ends the file, after what was handed over for it before. */
    void finish(SoundFile file) {
        then(file::finish);
    }

    /** Runs the task after what was handed over before. */
    void then(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
