package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.Reply;
import dev.attendant.conversation.line.Sentences;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Cuts a reply that is still being written into parts for the PBX to speak: as much as there is, so that a reply that
 * is complete is one part. Taken by the call's virtual thread; the writer's thread, and whoever stops the line, wake
 * it.
 */
final class Parts {

    /** How long a sentence waits for the rest of the reply: only the last part can be interrupted by voice. */
    private static final Duration FOR_THE_REST = Duration.ofMillis(100);

    /**
     * @param text     one or more sentences; empty only in the last part
     * @param notice   whether it must be heard to its end
     * @param last     whether it is the end of the reply
     * @param pieces   how many sentences, as {@link Sentences} cuts them
     */
    record Part(String text, boolean notice, boolean last, int pieces) {}

    private final Reply reply;
    private final Predicate<String> fits;
    private final Sentences sentences = new Sentences();
    private final ArrayDeque<Sentences.Piece> ready = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int read;
    private int taken;
    private boolean complete;
    private boolean stopped;

    /** @param fits whether so much can be spoken at once */
    Parts(Reply reply, Predicate<String> fits) {
        this.reply = reply;
        this.fits = fits;
        reply.onWords(this::wake);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits for a part waits no longer. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next part; empty when there is none within the time, or it was stopped. */
    Optional<Part> next(Duration patience) {
        lock.lock();
        try {
            await(patience, () -> complete || !ready.isEmpty());
            if (!complete) {
                await(FOR_THE_REST, () -> complete);
            }
            return stopped || !complete && ready.isEmpty() ? Optional.empty() : Optional.of(take());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is written, without speaking the rest. */
    void awaitEnd(Duration patience) {
        lock.lock();
        try {
            await(patience, () -> complete);
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration patience, BooleanSupplier enough) {
        long left = patience.toNanos();
        readOn();
        while (!enough.getAsBoolean() && !stopped && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
            readOn();
        }
    }

    private void readOn() {
        // asked first: what is written before the end is not missed
        boolean end = reply.isComplete();
        String more = reply.textFrom(read);
        read += more.length();
        ready.addAll(sentences.add(more));
        if (end && !complete) {
            complete = true;
            sentences.rest().ifPresent(ready::add);
        }
    }

    private Part take() {
        StringBuilder text = new StringBuilder();
        boolean notice = !ready.isEmpty() && ready.peek().notice();
        int before = taken;
        while (!ready.isEmpty() && ready.peek().notice() == notice) {
            String longer = text.isEmpty() ? ready.peek().text() : text + " " + ready.peek().text();
            if (!text.isEmpty() && !fits.test(longer)) {
                break;
            }
            text.setLength(0);
            text.append(longer);
            ready.remove();
            taken++;
        }
        return new Part(text.toString(), notice, complete && ready.isEmpty(), taken - before);
    }

    /** How many pieces of the reply the parts so far were, without this one. */
    int piecesBefore(Part part) {
        return taken - part.pieces();
    }

    /** How many pieces of the reply the parts so far were. */
    int pieces() {
        return taken;
    }
}
