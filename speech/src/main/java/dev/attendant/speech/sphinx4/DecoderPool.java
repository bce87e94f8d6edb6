package dev.attendant.speech.sphinx4;

import dev.attendant.speech.sphinx4.UtteranceDecoder.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few decoders, each on its own platform thread, for the utterances of all calls.
 *
 * <p>To decode an utterance while it is being spoken keeps a decoder busy for as long as the caller speaks; to
 * decode one that is complete takes it a tenth of that. So one decoder of several is kept for complete
 * utterances, which go first everywhere: a pool of two hears one caller live and several a second behind him.
 */
final class DecoderPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecoderPool.class);

    private final Supplier<UtteranceDecoder> supplier;
    private final Duration wait;
    private final double leastConfidence;
    private final int size;
    private final int mostLive;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<QueuedHearing> waiting = new LinkedHashSet<>();
    private int live;
    private boolean closed;

    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("sphinx4-timer").factory());

    /**
     * @param decoders        already loaded
     * @param supplier        loads another in place of one that broke
     * @param wait            a complete utterance that has not begun to be decoded after it, fails
     * @param leastConfidence what is less sure was no phrase
     */
    DecoderPool(List<UtteranceDecoder> decoders, Supplier<UtteranceDecoder> supplier, Duration wait,
            double leastConfidence) {
        this.supplier = supplier;
        this.wait = wait;
        this.leastConfidence = leastConfidence;
        size = decoders.size();
        mostLive = Math.max(1, size - 1);
        for (UtteranceDecoder decoder : decoders) {
            threads.add(Thread.ofPlatform().daemon().name("sphinx4-" + (threads.size() + 1))
                    .start(() -> run(decoder)));
        }
    }

    /** Never blocks for long: on an event loop. */
    void add(QueuedHearing hearing) {
        if (!locked(() -> !closed && waiting.add(hearing))) {
            hearing.failed("sphinx4 has been closed");
        }
    }

    /** The utterance is complete: it goes first now, and waits no longer than it may. */
    void finished(QueuedHearing hearing) {
        locked(() -> {
            boolean stillWaiting = !closed && waiting.contains(hearing);
            if (stillWaiting) {
                // Under the lock: a timer that is shut down takes nothing more.
                timer.schedule(() -> giveUp(hearing), wait.toMillis(), TimeUnit.MILLISECONDS);
            }
            return stillWaiting;
        });
    }

    void remove(QueuedHearing hearing) {
        locked(() -> waiting.remove(hearing));
    }

    private void giveUp(QueuedHearing hearing) {
        if (locked(() -> waiting.remove(hearing))) {
            hearing.failed("all " + size + " recognisers are busy; raise recognizer.sphinx4.pool");
        }
    }

    private boolean locked(BooleanSupplier change) {
        lock.lock();
        try {
            boolean done = change.getAsBoolean();
            changed.signalAll();
            return done;
        } finally {
            lock.unlock();
        }
    }

    private record Work(QueuedHearing hearing, boolean live) {}

    private void run(UtteranceDecoder first) {
        UtteranceDecoder decoder = first;
        for (Optional<Work> work = next(); work.isPresent(); work = next()) {
            QueuedHearing hearing = work.get().hearing();
            try {
                Decoded heard = decoder.decode(hearing.phrases(), hearing.utterance(), soFar -> tell(hearing, soFar));
                boolean sure = heard.confidence() >= leastConfidence;
                hearing.result(sure ? heard.words() : "", heard.confidence());
            } catch (RuntimeException | Error e) {
                hearing.failed("sphinx4 failed: " + e);
                decoder = replaced(decoder, e);
            } finally {
                if (work.get().live()) {
                    locked(() -> --live >= 0);
                }
            }
        }
    }

    private void tell(QueuedHearing hearing, Decoded soFar) {
        if (soFar.confidence() >= leastConfidence && !soFar.words().isEmpty()) {
            hearing.partial(soFar.words());
        }
    }

    /** Waits for the next utterance to decode: a complete one, or else one being spoken. Empty when closed. */
    private Optional<Work> next() {
        lock.lock();
        try {
            while (!closed) {
                for (Iterator<QueuedHearing> all = waiting.iterator(); all.hasNext(); ) {
                    QueuedHearing hearing = all.next();
                    if (hearing.utterance().isOver()) {
                        all.remove();
                        return Optional.of(new Work(hearing, false));
                    }
                }
                if (live < mostLive && !waiting.isEmpty()) {
                    QueuedHearing hearing = waiting.iterator().next();
                    waiting.remove(hearing);
                    live++;
                    return Optional.of(new Work(hearing, true));
                }
                changed.await();
            }
        } catch (InterruptedException e) {
            // closed
        } finally {
            lock.unlock();
        }
        return Optional.empty();
    }

    private UtteranceDecoder replaced(UtteranceDecoder broken, Throwable why) {
        if (locked(() -> closed)) {
            return broken;
        }
        LOG.warn("sphinx4 failed; loading this recogniser again", why);
        try {
            return supplier.get();
        } catch (RuntimeException | Error e) {
            LOG.error("sphinx4 could not be loaded again; the recogniser that failed goes on", e);
            return broken;
        }
    }

    @Override
    public void close() {
        List<QueuedHearing> left = new ArrayList<>();
        locked(() -> {
            closed = true;
            left.addAll(waiting);
            waiting.clear();
            return true;
        });
        timer.shutdownNow();
        threads.forEach(Thread::interrupt);
        left.forEach(hearing -> hearing.failed("sphinx4 has been closed"));
    }
}
