package dev.attendant.records;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Tells of a failing database once a minute, and when it is back. A first failure is not told: the next attempt
 * may do, as when H2 closed its file at the program's end before we did. For the writer's thread only.
 */
final class Outage {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final LongSupplier nanoTime;
    private boolean told;
    private long lastTold;
    private int failures;
    private long droppedBefore;

    Outage(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /**
     * Another attempt failed.
     *
     * @param waiting how many entries wait to be written
     * @param dropped how many were dropped since the start
     */
    void goesOn(RuntimeException reason, int waiting, long dropped) {
        failures++;
        long now = nanoTime.getAsLong();
        if (failures == 1 || told && now - lastTold < INTERVAL) {
            return;
        }
        told = true;
        lastTold = now;
        log.warn("The database of the call records fails ({} attempts; {} entries wait, {} dropped); calls go on,"
                + " and it is tried again: {}", failures, waiting, dropped - droppedBefore,
                Columns.logged(reason));
    }

    /** An attempt succeeded. */
    void over(long dropped) {
        if (told) {
            log.info("The database of the call records is back; {} entries were dropped", dropped - droppedBefore);
        }
        told = false;
        failures = 0;
        droppedBefore = dropped;
    }
}
