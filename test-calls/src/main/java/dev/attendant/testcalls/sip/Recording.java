package dev.attendant.testcalls.sip;

import dev.attendant.testcalls.audio.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that a phone heard in a call, on a timeline of 8000 samples a second that begins when its audio was
 * opened; where nothing came it is silent. Written by the call's receiving thread, read by any.
 */
public final class Recording {
    private static final int RATE = 8000;
    /** A jump of the sender's clock by more than this is a new beginning, not a pause. */
    private static final long LONGEST_PAUSE = 600L * RATE;

    /**
     * A packet of audio.
     *
     * @param nanos     when it came, as {@link System#nanoTime}
     * @param timestamp as the sender counts, unsigned 32 bits
     * @param source    the sender's SSRC
     */
    public record Packet(long nanos, int sequence, long timestamp, int source, short[] pcm) {}

    private final long began = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Packet> packets = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();

    /** When the timeline begins, as {@link System#nanoTime}. */
    public long began() {
        return began;
    }

    /** Where on the timeline a moment is, in milliseconds. */
    public int millisAt(long nanos) {
        return (int) ((nanos - began) / 1_000_000);
    }

    /** What came, in the order in which it came. */
    public List<Packet> packets() {
        lock.lock();
        try {
            return List.copyOf(packets);
        } finally {
            lock.unlock();
        }
    }

    /** The digits that came as telephone events. */
    public String digits() {
        lock.lock();
        try {
            return digits.toString();
        } finally {
            lock.unlock();
        }
    }

    /**
     * As the sender meant it: each sender's (SSRC's) first packet where it arrived, all others by their
     * timestamps.
     */
    public Sound byTimestamp() {
        List<Packet> all = packets();
        Timeline timeline = new Timeline();
        all.stream().map(Packet::source).distinct().forEach(source -> {
            List<Packet> ofSource = all.stream().filter(packet -> packet.source == source).toList();
            Packet origin = ofSource.getFirst();
            for (Packet packet : ofSource) {
                int ahead = (int) (packet.timestamp - origin.timestamp); // wraps as the timestamps do
                if (Math.abs((long) ahead) > LONGEST_PAUSE) {
                    origin = packet;
                    ahead = 0;
                }
                timeline.put(sampleAt(origin.nanos) + ahead, packet.pcm);
            }
        });
        return timeline.sound();
    }

    /**
     * As an ear without a jitter buffer has it: each packet where it arrived, but not before the one before
     * it has ended.
     */
    public Sound byArrival() {
        Timeline timeline = new Timeline();
        List<Packet> all = new ArrayList<>(packets());
        all.sort(Comparator.comparingLong(Packet::nanos));
        all.forEach(packet -> timeline.put(Math.max(timeline.end, sampleAt(packet.nanos)), packet.pcm));
        return timeline.sound();
    }

    void add(Packet packet) {
        lock.lock();
        try {
            packets.add(packet);
        } finally {
            lock.unlock();
        }
    }

    void addDigit(char digit) {
        lock.lock();
        try {
            digits.append(digit);
        } finally {
            lock.unlock();
        }
    }

    private int sampleAt(long nanos) {
        return (int) ((nanos - began) * RATE / 1_000_000_000);
    }

    private static final class Timeline {
        private short[] samples = new short[RATE];
        private int end;

        private void put(int at, short[] pcm) {
            int from = Math.max(0, at);
            if (from + pcm.length > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(samples.length * 2, from + pcm.length));
            }
            System.arraycopy(pcm, 0, samples, from, pcm.length);
            end = Math.max(end, from + pcm.length);
        }

        private Sound sound() {
            return new Sound(Arrays.copyOf(samples, end), RATE);
        }
    }
}
