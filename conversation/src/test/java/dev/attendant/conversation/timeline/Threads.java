package dev.attendant.conversation.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * All threads of a talk, and its event loop. {@link #settle} lets them do what there is to do at this moment of the
 * axis. They are virtual: such a thread counts as running from the moment in which it is woken, not only once it
 * really runs, so that one that has something to do is never taken for one that waits.
 */
public final class Threads implements ThreadFactory, Executor {

    /** So often in a row nobody must be seen running: one may wake another while they are being looked at. */
    private static final int LOOKS = 4;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = Thread.ofVirtual().unstarted(task);
        threads.add(thread);
        return thread;
    }

    /** On the event loop, which the test's own thread is. */
    @Override
    public void execute(Runnable task) {
        loop.add(task);
    }

    /** Returns when everybody waits for something that only the axis can bring. */
    public void settle() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        for (int quiet = 0; quiet < LOOKS; quiet++) {
            if (isAnyRunning()) {
                quiet = -1;
                Thread.yield();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a thread of the talk runs and runs: " + threads);
                }
            } else if (!loop.isEmpty()) {
                quiet = -1;
                loop.remove().run();
            }
        }
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    }

    private boolean isAnyRunning() {
        for (Thread thread : threads) {
            switch (thread.getState()) {
                case RUNNABLE, BLOCKED, NEW -> {
                    return true;
                }
                case WAITING, TIMED_WAITING, TERMINATED -> {
                    // nothing to do
                }
            }
        }
        return false;
    }
}
