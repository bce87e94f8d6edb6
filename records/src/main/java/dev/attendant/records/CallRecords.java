package dev.attendant.records;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happens in calls. Telling it never waits for the database: events go into a bounded queue, and one
 * thread writes them in their order. When the database fails, calls go on and writing is tried again; a full
 * queue first loses what only tells how a call went, then what is new.
 *
 * <p>A killed process loses what was told in the last moments: about half a second with H2, which gathers writes
 * to its file for so long.
 */
public final class CallRecords implements CallListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallRecords.class);
    private static final int QUEUE = 10_000;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Database database;
    private final EntryQueue queue;
    private final RecordWriter writer;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CallRecords(Database database, CallStore store, int capacity) {
        this.database = database;
        // Numbers order the entries of one call. Beginning with the time, they stay unique when, after a restart,
        // something is added to an old call.
        this.queue = new EntryQueue(capacity, System.currentTimeMillis() * 1000);
        this.writer = new RecordWriter(queue, store);
        this.thread = Thread.ofPlatform().name("call-records").daemon().start(writer);
    }

    /**
     * Opens the records for writing: creates or updates the tables, and ends the calls that a killed process left
     * open. One writer at a time: another's running calls would be taken for interrupted ones until they end.
     *
     * @throws RecordsUnavailable when the database does not answer or is not ours
     */
    public static CallRecords open(RecordsSettings settings) {
        return open(settings, QUEUE);
    }

    static CallRecords open(RecordsSettings settings, int capacity) {
        Database database = Database.migrated(settings);
        try {
            CallStore store = new CallStore(database.jdbi());
            int interrupted = store.markInterrupted();
            if (interrupted > 0) {
                log.warn("{} calls had not ended when this program last did: recorded as interrupted", interrupted);
            }
            return new CallRecords(database, store, capacity);
        } catch (RuntimeException e) {
            database.close();
            throw new RecordsUnavailable("The records at " + settings.shownUrl() + " cannot be used: "
                    + Columns.logged(e), e);
        }
    }

    /** Takes the event to be written soon. Never waits, never throws. */
    @Override
    public void on(CallEvent event) {
        queue.add(number -> new Entry.Happened(number, event));
    }

    /** Notes where a call's recording is. Never waits, never throws. */
    public void recorded(UUID call, Path file) {
        queue.add(number -> new Entry.Recorded(number, call, file.toString()));
    }

    /** What was written so far; shares this object's connections. Closing it closes nothing. */
    public CallHistory history() {
        return CallHistory.of(database);
    }

    /** How many events found no place in the queue. */
    public long dropped() {
        return queue.dropped();
    }

    /**
     * Waits until everything told before has been written.
     *
     * @return false when that took longer than the deadline, or the thread was interrupted
     */
    public boolean flush(Duration deadline) {
        try {
            return queue.awaitSettled(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes what waits, for at most ten seconds, and closes the database. What is told afterwards is dropped. */
    @Override
    public void close() {
        close(CLOSING);
    }

    void close(Duration deadline) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        queue.close();
        flush(deadline);
        writer.giveUp();
        awaitEnd(deadline);
        database.close();
    }

    /** Waits until the writing thread has ended; false when that took longer. */
    boolean awaitEnd(Duration deadline) {
        try {
            return thread.join(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
