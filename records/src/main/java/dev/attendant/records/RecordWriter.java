package dev.attendant.records;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits, in order, in one transaction for all that waits at that moment. Runs on its own platform
 * thread: H2 does its file work under {@code synchronized}, which would pin a virtual thread's carrier.
 */
final class RecordWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(RecordWriter.class);
    private static final int BATCH = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EntryQueue queue;
    private final CallStore store;
    private final Outage outage;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    RecordWriter(EntryQueue queue, CallStore store) {
        this.queue = queue;
        this.store = store;
        this.outage = new Outage(log, System::nanoTime);
    }

    /** Stop retrying: the program ends. */
    void giveUp() {
        givenUp.countDown();
    }

    @Override
    public void run() {
        int lost = 0;
        for (List<Entry> batch = queue.take(BATCH); !batch.isEmpty(); batch = queue.take(BATCH)) {
            boolean gaveUp = lost > 0;
            if (!gaveUp && write(batch)) {
                queue.settle(batch.getLast());
            } else {
                lost += batch.size();
            }
        }
        if (lost > 0) {
            log.error("{} entries of the call records are lost: the database did not come back before the end", lost);
        }
    }

    /** Tries until it is written; false when told to give up. */
    private boolean write(List<Entry> batch) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                store.write(batch);
                outage.over(queue.dropped());
                return true;
            } catch (RuntimeException e) {
                if (isRefusal(e)) {
                    return writeWithoutRefused(batch, e);
                }
                outage.goesOn(e, queue.size() + batch.size(), queue.dropped());
            }
            if (waitedInVain(pause)) {
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean writeWithoutRefused(List<Entry> batch, RuntimeException reason) {
        if (batch.size() > 1) {
            boolean written = true;
            for (Entry entry : batch) {
                written &= write(List.of(entry));
            }
            return written;
        }
        log.warn("Call {}: not recorded, the database refuses it: {}", batch.getFirst().call(),
                Columns.logged(reason));
        return true;
    }

    private boolean waitedInVain(Duration pause) {
        try {
            return givenUp.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Whether the data is at fault, which trying again will not cure: SQL's classes 22 (data exception) and 23
     * (constraint, such as an entry that is there already because a commit succeeded unheard), or no SQL error.
     */
    private static boolean isRefusal(RuntimeException e) {
        String state = Columns.sqlState(e);
        boolean fromDatabase = e instanceof JdbiException;
        return state.startsWith("22") || state.startsWith("23") || !fromDatabase;
    }
}
