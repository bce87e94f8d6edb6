package dev.attendant.server.contract;

import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.testcalls.audio.Sound;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the frames of a line's first two seconds in which both sides are loud. */
final class BothSides implements AudioTap {

    private static final int FIRST_TWO_SECONDS = 100;

    private final AtomicInteger together = new AtomicInteger();
    private int frames;
    private int rate;

    int together() {
        return together.get();
    }

    @Override
    public void begin(int sampleRate) {
        rate = sampleRate;
    }

    @Override
    public void frame(short[] caller, short[] attendant) {
        if (++frames <= FIRST_TWO_SECONDS && isLoud(caller) && isLoud(attendant)) {
            together.incrementAndGet();
        }
    }

    private boolean isLoud(short[] frame) {
        return new Sound(frame, rate).level() >= Sound.SPEECH;
    }

    @Override
    public void close() {}
}
