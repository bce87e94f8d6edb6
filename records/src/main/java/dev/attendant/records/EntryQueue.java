package dev.attendant.records;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * What waits for the writer, in order and bounded. Nobody who adds waits: when it is full, the oldest entry that
 * is not essential makes room; when all are essential, the new one is dropped, so that the calls that are there
 * stay whole.
 */
final class EntryQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> essential = new ArrayDeque<>();
    private final ArrayDeque<Entry> other = new ArrayDeque<>();
    private final int capacity;
    private long lastNumber;
    private long settled;
    private long dropped;
    private boolean closed;

    /** @param firstNumber above all numbers that earlier runs may have given to the same calls */
    EntryQueue(int capacity, long firstNumber) {
        this.capacity = capacity;
        this.lastNumber = firstNumber;
        this.settled = firstNumber;
    }

    /** Gives the entry its number, and a place if there is one. */
    void add(LongFunction<Entry> numbered) {
        lock.lock();
        try {
            if (closed) {
                dropped++;
                return;
            }
            Entry entry = numbered.apply(lastNumber + 1);
            boolean full = essential.size() + other.size() >= capacity;
            if (full) {
                dropped++;
                if (other.isEmpty()) {
                    return;
                }
                other.removeFirst();
            }
            lastNumber = entry.number();
            (entry.essential() ? essential : other).addLast(entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What waits, at most so many, in order. Waits for the first; empty when the queue is closed and empty. */
    List<Entry> take(int most) {
        lock.lock();
        try {
            while (isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Entry> batch = new ArrayList<>(most);
            while (batch.size() < most && !isEmpty()) {
                batch.add(first().removeFirst());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return essential.isEmpty() && other.isEmpty();
    }

    private ArrayDeque<Entry> first() {
        if (essential.isEmpty() || other.isEmpty()) {
            return essential.isEmpty() ? other : essential;
        }
        return essential.getFirst().number() < other.getFirst().number() ? essential : other;
    }

    /** The writer is done with everything up to this one. */
    void settle(Entry last) {
        lock.lock();
        try {
            settled = last.number();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything added before has been dealt with; false when that took too long. */
    boolean awaitSettled(Duration deadline) throws InterruptedException {
        lock.lock();
        try {
            long target = lastNumber;
            long nanos = deadline.toNanos();
            while (settled < target && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return settled >= target;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in; the writer takes out the rest. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return essential.size() + other.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many found no place, since the start. */
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
