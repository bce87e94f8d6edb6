package dev.attendant.conversation.timeline;

import dev.attendant.conversation.audio.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The time of a talk, in frames: what the engines do happens when it has come to that frame. Thread-safe. */
public final class Axis {

    private final TreeMap<Integer, List<Runnable>> due = new TreeMap<>();
    private int now;

    public synchronized int now() {
        return now;
    }

    /** Milliseconds since the first frame. */
    public int millis() {
        return now() * Frame.MILLIS;
    }

    /** Runs a task so many frames from now, at the end of the frame; at the end of this one when there are none. */
    public synchronized void in(int frames, Runnable task) {
        due.computeIfAbsent(now + Math.max(1, frames), frame -> new ArrayList<>()).add(task);
    }

    /** The frame is over. */
    public void step() {
        List<Runnable> tasks;
        synchronized (this) {
            now++;
            tasks = due.headMap(now, true).values().stream().flatMap(List::stream).toList();
            due.headMap(now, true).clear();
        }
        tasks.forEach(Runnable::run);
    }

    /** Blocks the calling thread for so long on this axis. */
    public void sleep(int millis) throws InterruptedException {
        if (millis > 0) {
            CountDownLatch over = new CountDownLatch(1);
            in(millis / Frame.MILLIS, over::countDown);
            over.await();
        }
    }
}
