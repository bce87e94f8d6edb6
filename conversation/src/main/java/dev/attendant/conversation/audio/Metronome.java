package dev.attendant.conversation.audio;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paces the playout of all calls on one event loop: each call gets a beat every 20 ms, corrected against the
 * clock so that delays do not add up. The calls are spread over twenty phases of 1 ms, so that a thousand of them
 * are no burst of writes, and each may have the one that follows its caller's frames, and its beat together with such
 * a frame ({@link CallBeats}). One timer, however many calls; none when there are none.
 *
 * <p>Beats that were missed because the loop stood still are made up for at once, up to a number that is a matter of
 * what takes the audio: one that plays what comes as it comes needs all of them, or the audio ends early; one that
 * counts the time itself has put a pause in their place, and what is made up for comes late ever after.
 *
 * <p>Belongs to its event loop.
 */
public final class Metronome {

    private static final Logger log = LoggerFactory.getLogger(Metronome.class);
    private static final int PHASES = 20;
    private static final long FRAME_NANOS = Frame.MILLIS * 1_000_000L;
    private static final long SLOT_NANOS = FRAME_NANOS / PHASES;
    /**
     * How long a call's first beat is waited for at least. Its caller's frames may come so much later than the first
     * of them and still be before the beat, with what is made of them: an answer that is ready goes through the
     * call's thread and the synthesiser's, in less than 1 ms where the processor is not busy. A frame that is asked for
     * with the caller's is so much earlier than one at the beat; more than some ms would be jitter.
     */
    private static final long LEAD_NANOS = 1_500_000;
    /** A beat may be run so early: as far as it is from a frame that came when it was expected, and some jitter. */
    private static final long EARLIEST_NANOS = LEAD_NANOS + SLOT_NANOS + 2_000_000;
    /** A phase may have so many calls more than the mean of all: 0.5 ms of work. */
    private static final int MOST_ABOVE_MEAN = 25;
    /**
     * What Asterisk can take: while its clock is less than 80 ms ahead of what it was given, its RTP timestamps are
     * those of the audio (res_rtp_asterisk.c, MAX_TIMESTAMP_SKEW of 640 samples), and what comes late comes right.
     * After a longer pause the timestamps count the pause, and what is made up for would be on top of it.
     */
    private static final int MOST_MADE_UP = 3;

    private final Timer timer;
    private final LongSupplier nanoTime;
    private final int mostMadeUp;
    private final List<List<Beat>> phases = new ArrayList<>();
    private int calls;
    private long slot;
    private long epoch;
    private boolean running;

    /** Sets the loop's timer; for tests, one of their own. */
    interface Timer {
        void after(long millis, Runnable task);
    }

    /** One call's. */
    static final class Beat {

        private final Runnable task;
        private int phase;
        /** The slot that is left out, because the task was run before it. */
        private long doneSlot = -1;

        private Beat(Runnable task, int phase) {
            this.task = task;
            this.phase = phase;
        }
    }

    /** Makes up for up to 60 ms of beats; after a longer stop the beats go on from now. */
    public Metronome(Context context) {
        this(context, MOST_MADE_UP);
    }

    /**
     * @param mostMadeUp how many missed beats each call is given at once besides the one that is due; when it has
     *                   missed more, it gets none of them, and the beats go on from now
     */
    public Metronome(Context context, int mostMadeUp) {
        this((millis, task) -> context.owner().setTimer(millis, id -> task.run()), System::nanoTime, mostMadeUp);
    }

    Metronome(Timer timer, LongSupplier nanoTime, int mostMadeUp) {
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.mostMadeUp = mostMadeUp;
        for (int i = 0; i < PHASES; i++) {
            phases.add(new ArrayList<>());
        }
    }

    /**
     * From now on the task is run every 20 ms; the first time in 1.5 to 2.5 ms, unless that phase has too many calls
     * already. A call that is added when a frame of its caller's has come is given its beats shortly after those: what
     * a frame decides is heard then, and not up to 20 ms later.
     */
    Beat add(Runnable task) {
        if (!running) {
            running = true;
            epoch = nanoTime.getAsLong();
            slot = 0;
            schedule();
        }
        int phase = phaseBehindNow();
        for (int i = 1; i < PHASES && isFull(phase); i++) {
            phase = (phase + 1) % PHASES;
        }
        Beat beat = new Beat(task, phase);
        phases.get(phase).add(beat);
        calls++;
        return beat;
    }

    private int phaseBehindNow() {
        return (int) (Math.ceilDiv(nanoTime.getAsLong() + LEAD_NANOS - epoch, SLOT_NANOS) % PHASES);
    }

    private boolean isFull(int phase) {
        return phases.get(phase).size() >= calls / PHASES + MOST_ABOVE_MEAN;
    }

    void remove(Beat beat) {
        if (phases.get(beat.phase).remove(beat)) {
            calls--;
        }
    }

    /** Runs a task once, on the loop. */
    void after(long millis, Runnable task) {
        timer.after(millis, task);
    }

    /** How long it is until the beat's next time; negative when that is past. */
    private long nanosUntil(Beat beat) {
        long now = nanoTime.getAsLong();
        return epoch + nextSlot(beat, now) * SLOT_NANOS - now;
    }

    private long nextSlot(Beat beat, long now) {
        skipMissed(now);
        return slot + Math.floorMod(beat.phase - slot, PHASES);
    }

    /** Whether the beat may be run now, instead of at its time. */
    boolean isNear(Beat beat) {
        return nanosUntil(beat) <= EARLIEST_NANOS;
    }

    /** Runs the beat now, once, instead of at its next time. */
    void runEarly(Beat beat) {
        long next = nextSlot(beat, nanoTime.getAsLong());
        if (beat.doneSlot != next) {
            beat.doneSlot = next;
            run(beat.task);
        }
    }

    /** The beat's times follow this moment from now on, as if it were added now; unless that phase is full. */
    void move(Beat beat) {
        int phase = phaseBehindNow();
        if (!isFull(phase)) {
            boolean justRun = nanosUntil(beat) > FRAME_NANOS / 2;
            phases.get(beat.phase).remove(beat);
            phases.get(phase).add(beat);
            beat.phase = phase;
            if (justRun) {
                beat.doneSlot = nextSlot(beat, nanoTime.getAsLong());
            }
        }
    }

    private void schedule() {
        long delay = epoch + slot * SLOT_NANOS - nanoTime.getAsLong();
        timer.after(Math.max(1, (delay + 500_000) / 1_000_000), this::beat);
    }

    /** Runs what is due. */
    private void beat() {
        if (calls == 0) {
            running = false;
            return;
        }
        long due = skipMissed(nanoTime.getAsLong());
        while (slot <= due) {
            long current = slot++;
            List<Beat> phase = phases.get((int) (current % PHASES));
            // backwards, for a beat may remove itself
            for (int i = phase.size() - 1; i >= 0; i--) {
                if (i < phase.size() && phase.get(i).doneSlot != current) {
                    run(phase.get(i).task);
                }
            }
        }
        schedule();
    }

    /** Leaves out what is not made up for; returns the last slot that is due. */
    private long skipMissed(long now) {
        long due = (now - epoch) / SLOT_NANOS;
        if ((due - slot) / PHASES > mostMadeUp) {
            // one beat for each call
            slot = due - PHASES + 1;
        }
        return due;
    }

    /** What fails in one call must not silence all the others on this loop. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("A beat of a call failed", e);
        }
    }
}
