package dev.attendant.testcalls.sip;

import dev.attendant.conversation.audio.G711;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What a phone sends: a packet every 20 ms as long as the call lasts, of what it is to play, of a digit it is
 * to press (RFC 4733), of silence otherwise. Its thread is its own, paced against the clock without drift.
 */
final class RtpSender {
    private static final int FRAME = 160;
    private static final long FRAME_NANOS = 20_000_000;
    /** A key is held for 160 ms and then left alone for 100 ms: what people and PBXs are used to. */
    private static final int DIGIT_FRAMES = 8;
    private static final int PAUSE_FRAMES = 5;
    private static final int END_PACKETS = 3;
    private static final String EVENTS = "0123456789*#ABCD";

    /** Something to send: fewer than all its frames are left. The first frame has number 0. */
    private abstract static class Job {
        private final CompletableFuture<Played> done = new CompletableFuture<>();
        private final int frames;
        private int frame;
        private long began;

        private Job(int frames) {
            this.frames = frames;
        }

        abstract void send(int number);
    }

    private volatile G711 codec;
    private final int eventType;
    private final Consumer<RtpPacket> out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final int source = ThreadLocalRandom.current().nextInt();
    private final Thread thread;
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
    private long timestamp = ThreadLocalRandom.current().nextInt(1 << 30);
    private boolean first = true;
    private volatile boolean stopped;

    /** @param eventType payload type of telephone events; -1 when the other side takes none */
    RtpSender(String name, G711 codec, int eventType, Consumer<RtpPacket> out) {
        this.codec = codec;
        this.eventType = eventType;
        this.out = out;
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    CompletableFuture<Played> play(short[] pcm) {
        return enqueue(new Job((pcm.length + FRAME - 1) / FRAME) {
            @Override
            void send(int number) {
                // the last frame is filled up with silence
                audio(Arrays.copyOf(Arrays.copyOfRange(pcm, number * FRAME,
                        Math.min(pcm.length, (number + 1) * FRAME)), FRAME));
            }
        });
    }

    CompletableFuture<Played> digit(char digit) {
        int event = EVENTS.indexOf(digit);
        if (event < 0 || eventType < 0) {
            throw new IllegalArgumentException(event < 0 ? "no key for " + digit : "the other side takes no digits");
        }
        return enqueue(new Job(DIGIT_FRAMES + PAUSE_FRAMES) {
            private long pressed;

            @Override
            void send(int number) {
                if (number == 0) {
                    pressed = timestamp;
                }
                if (number >= DIGIT_FRAMES) {
                    audio(new short[FRAME]);
                    return;
                }
                boolean last = number == DIGIT_FRAMES - 1;
                byte[] payload = ByteBuffer.allocate(4).put((byte) event).put((byte) (last ? 0x8A : 0x0A))
                        .putShort((short) ((number + 1) * FRAME)).array();
                for (int i = 0; i < (last ? END_PACKETS : 1); i++) {
                    packet(eventType, number == 0, pressed, payload);
                }
            }
        });
    }

    /** From now on. */
    void use(G711 other) {
        codec = other;
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        lock.lock();
        try {
            jobs.forEach(job -> job.done.completeExceptionally(new CancellationException("the call has ended")));
            jobs.clear();
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Played> enqueue(Job job) {
        lock.lock();
        try {
            if (stopped) {
                job.done.completeExceptionally(new CancellationException("the call has ended"));
            } else if (job.frames == 0) {
                job.done.complete(new Played(System.nanoTime(), System.nanoTime()));
            } else {
                jobs.add(job);
            }
            return job.done;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            frame();
            timestamp = timestamp + FRAME & 0xFFFFFFFFL;
            next += FRAME_NANOS;
            for (long left = next - System.nanoTime(); left > 0 && !stopped; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private void frame() {
        lock.lock();
        try {
            Job job = jobs.peek();
            if (job == null) {
                audio(new short[FRAME]);
                return;
            }
            if (job.frame == 0) {
                job.began = System.nanoTime();
            }
            job.send(job.frame++);
            if (job.frame == job.frames) {
                jobs.remove();
                job.done.complete(new Played(job.began, System.nanoTime()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void audio(short[] pcm) {
        G711 now = codec;
        packet(Sdp.payloadType(now), first, timestamp, now.encode(pcm));
        first = false;
    }

    private void packet(int type, boolean marker, long at, byte[] payload) {
        out.accept(new RtpPacket(type, marker, sequence, at, source, payload));
        sequence = sequence + 1 & 0xFFFF;
    }
}
