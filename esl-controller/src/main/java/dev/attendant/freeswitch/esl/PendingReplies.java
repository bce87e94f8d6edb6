package dev.attendant.freeswitch.esl;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The commands that wait for their replies. FreeSWITCH answers every command, in order, so a reply is for the
 * first that waits; one whose time is over keeps its place, that its late reply is not taken for the next one's.
 * Any thread.
 */
final class PendingReplies {

    private final int most;
    private final Deque<CompletableFuture<EslReply>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    PendingReplies(int most) {
        this.most = most;
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @param send writes it, in the order of the places in the queue; false when it cannot be written now
     */
    CompletableFuture<EslReply> add(Duration deadline, BooleanSupplier send) {
        CompletableFuture<EslReply> reply = new CompletableFuture<>();
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(EslReply.CLOSED);
            }
            if (waiting.size() >= most) {
                return CompletableFuture.completedFuture(EslReply.BUSY);
            }
            waiting.addLast(reply); // first: a write that fails may close the connection at once
            if (!send.getAsBoolean()) {
                waiting.removeLast();
                return CompletableFuture.completedFuture(EslReply.BUSY);
            }
        } finally {
            lock.unlock();
        }
        return reply.completeOnTimeout(EslReply.LATE, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives the reply to the first; false when none waits. */
    boolean answer(EslReply reply) {
        CompletableFuture<EslReply> first;
        lock.lock();
        try {
            first = waiting.poll();
        } finally {
            lock.unlock();
        }
        if (first == null) {
            return false;
        }
        first.complete(reply);
        return true;
    }

    void close() {
        List<CompletableFuture<EslReply>> left;
        lock.lock();
        try {
            closed = true;
            left = new ArrayList<>(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(reply -> reply.complete(EslReply.CLOSED));
    }
}
