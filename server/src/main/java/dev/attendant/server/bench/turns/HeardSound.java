package dev.attendant.server.bench.turns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where in what a caller hears there is sound: each sample sounds when it would be played by a phone that plays each
 * packet as it comes. Written by one thread, read by any.
 */
final class HeardSound {

    /** From the first audible sample to the end of the last, as {@link System#nanoTime}. */
    record Span(long from, long to) {}

    /** Below this a sample is silence: -44 dBFS; a tone passes through that at each of its zeros. */
    private static final int AUDIBLE = 200;
    /** A shorter pause is part of the sound: packets may be late, and no turn is taken in so little time. */
    private static final long PAUSE_NANOS = 300_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Span> spans = new ArrayList<>();

    /** @param nanos when its first sample came */
    void add(short[] samples, int sampleRate, long nanos) {
        int first = 0;
        while (first < samples.length && Math.abs(samples[first]) < AUDIBLE) {
            first++;
        }
        int end = samples.length;
        while (end > first && Math.abs(samples[end - 1]) < AUDIBLE) {
            end--;
        }
        if (first < end) {
            add(nanos + nanos(first, sampleRate), nanos + nanos(end, sampleRate));
        }
    }

    private static long nanos(int samples, int sampleRate) {
        return samples * 1_000_000_000L / sampleRate;
    }

    private void add(long from, long to) {
        lock.lock();
        try {
            if (!spans.isEmpty() && from - spans.getLast().to() < PAUSE_NANOS) {
                Span last = spans.removeLast();
                spans.add(new Span(last.from(), Math.max(last.to(), to)));
            } else {
                spans.add(new Span(from, to));
            }
        } finally {
            lock.unlock();
        }
    }

    /** In the order of time; the last may still grow. */
    List<Span> spans() {
        lock.lock();
        try {
            return List.copyOf(spans);
        } finally {
            lock.unlock();
        }
    }
}
