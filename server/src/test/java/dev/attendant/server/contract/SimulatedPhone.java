package dev.attendant.server.contract;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Linear16;
import dev.attendant.testcalls.pbx.Phone;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The ears and the mouth of a caller of a simulated PBX: says tones and keys one after the other, and keeps what it
 * hears on a timeline, each message where it arrived, but not before the one before it has ended.
 */
final class SimulatedPhone implements CallerAudio {

    private static final int RATE = 8000;
    /** From one key to the next: held for 160 ms and then left alone for 100 ms. */
    private static final int KEY_FRAMES = 13;

    /** What is to be said: samples, or a key. */
    private sealed interface Say {

        record Audio(short[] samples) implements Say {}

        record Key(char digit) implements Say {}
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Say> toSay = new ArrayDeque<>();
    private int saidSamples;
    private int keyFrames;
    private short[] heard = new short[RATE];
    private int heardEnd;
    private long began;
    private int rate = RATE;
    private Phone phone;

    void say(short[] samples) {
        with(() -> toSay.add(new Say.Audio(samples)));
    }

    void press(String digits) {
        with(() -> digits.chars().forEach(digit -> toSay.add(new Say.Key((char) digit))));
    }

    Sound heard() {
        lock.lock();
        try {
            return new Sound(Arrays.copyOf(heard, heardEnd), RATE);
        } finally {
            lock.unlock();
        }
    }

    private void with(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    // ---- on the call's event loop --------------------------------------------------------------------------

    @Override
    public void begin(Phone callersPhone, int sampleRate) {
        with(() -> {
            phone = callersPhone;
            rate = sampleRate;
            began = began == 0 ? System.nanoTime() : began;
        });
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, (short) 0);
        with(() -> {
            if (keyFrames > 0) {
                keyFrames--;
            } else if (!toSay.isEmpty()) {
                switch (toSay.peek()) {
                    case Say.Audio audio -> speak(audio.samples(), frame);
                    case Say.Key key -> {
                        phone.press(key.digit());
                        keyFrames = KEY_FRAMES - 1;
                        toSay.remove();
                    }
                }
            }
        });
    }

    private void speak(short[] samples, short[] frame) {
        int end = Math.min(samples.length, saidSamples + RATE / 50);
        short[] part = Arrays.copyOfRange(samples, saidSamples, end);
        short[] sent = rate == RATE ? part : Linear16.resample(part, RATE, rate);
        System.arraycopy(sent, 0, frame, 0, sent.length);
        saidSamples = end;
        if (end == samples.length) {
            saidSamples = 0;
            toSay.remove();
        }
    }

    @Override
    public void heard(short[] samples, long nanos) {
        with(() -> {
            short[] at8k = rate == RATE ? samples : Linear16.resample(samples, rate, RATE);
            int at = Math.max(heardEnd, (int) ((nanos - began) * RATE / 1_000_000_000));
            if (at + at8k.length > heard.length) {
                heard = Arrays.copyOf(heard, 2 * (at + at8k.length));
            }
            System.arraycopy(at8k, 0, heard, at, at8k.length);
            heardEnd = at + at8k.length;
        });
    }

    @Override
    public void disconnected(String why) {}

    @Override
    public void over() {}
}
