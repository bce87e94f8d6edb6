package dev.attendant.server.contract;

import dev.attendant.conversation.audio.AudioTap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops the call's event loop a few times while the attendant speaks, as a collector or a busy machine would, and
 * notes when the attendant's sound was given to the adapter.
 */
final class StallingTap implements AudioTap {

    private static final int FRAMES_BETWEEN = 20;

    private final int stalls;
    private final long stallNanos;
    private final List<Long> loud = new CopyOnWriteArrayList<>();

    StallingTap(int stalls, int stallMillis) {
        this.stalls = stalls;
        stallNanos = stallMillis * 1_000_000L;
    }

    /** When each loud frame was given, as {@link System#nanoTime}. */
    List<Long> loud() {
        return loud;
    }

    @Override
    public void begin(int sampleRate) {}

    @Override
    public void frame(short[] caller, short[] attendant) {
        if (!Says.isLoud(attendant)) {
            return;
        }
        loud.add(System.nanoTime());
        if (loud.size() % FRAMES_BETWEEN == 0 && loud.size() / FRAMES_BETWEEN <= stalls) {
            stall();
        }
    }

    private void stall() {
        long until = System.nanoTime() + stallNanos;
        for (long left = stallNanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {}
}
