package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.CallAudio;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears, and speaks one value. */
public final class FakeLine implements CallAudio {

    private volatile short says;
    private final BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Character> digits = new LinkedBlockingQueue<>();
    private final Semaphore asked = new Semaphore(0);
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    public FakeLine(int says) {
        this.says = (short) says;
    }

    void says(int value) {
        says = (short) value;
    }

    @Override
    public void heard(short[] frame) {
        frames.add(frame.clone());
    }

    @Override
    public boolean isAboutToSpeak() {
        return false;
    }

    @Override
    public void digit(char digit) {
        digits.add(digit);
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, says);
        asked.release();
    }

    @Override
    public void ended(String reason) {
        ends.add(reason);
    }

    /** Waits until so many more frames have been asked for. */
    void awaitAsked(int frames) throws InterruptedException {
        asked.drainPermits();
        if (!asked.tryAcquire(frames, 10, TimeUnit.SECONDS)) {
            throw new AssertionError("no beats");
        }
    }

    public short[] frame() throws InterruptedException {
        return await(frames);
    }

    public char digit() throws InterruptedException {
        return await(digits);
    }

    int framesWaiting() {
        return frames.size();
    }

    public String end() throws InterruptedException {
        return await(ends);
    }

    public List<String> ends() {
        return List.copyOf(ends);
    }

    private static <T> T await(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }
}
