package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.CallAudio;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears, and speaks one value. */
final class FakeLine implements CallAudio {

    private final short says;
    private final BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Character> digits = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    FakeLine(int says) {
        this.says = (short) says;
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
    }

    @Override
    public void ended(String reason) {
        ends.add(reason);
    }

    short[] frame() throws InterruptedException {
        return await(frames);
    }

    char digit() throws InterruptedException {
        return await(digits);
    }

    int framesWaiting() {
        return frames.size();
    }

    List<String> ends() {
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
