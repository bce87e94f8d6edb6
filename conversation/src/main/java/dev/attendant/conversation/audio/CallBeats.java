package dev.attendant.conversation.audio;

import java.util.Optional;

/**
 * When one call is asked for its next 20 ms: every 20 ms by its loop's metronome, and together with its caller's
 * frames where those come shortly before. One visit of a call costs less than two (BENCHMARKS.md), and what a frame
 * decides, such as the end of what the attendant says, is heard at once.
 * Frames that come late, early or not at all change nothing but that: the metronome goes on.
 *
 * <p>The metronome's beats follow the frames, also when their clock is not ours. Belongs to its event loop.
 */
public final class CallBeats {

    /** The beats begin with the caller's first frame, or without one after this. */
    private static final long FIRST_FRAME_MILLIS = 2L * Frame.MILLIS;
    /** After so many frames (1 s) in a row that are not shortly before the beat, the beat is moved behind them. */
    private static final int AWAY = 50;

    private final Metronome metronome;
    private final Runnable task;
    private Optional<Metronome.Beat> beat = Optional.empty();
    private boolean ended;
    private int framesAway;

    /** @param task asks the call, and sends what it says */
    public CallBeats(Metronome metronome, Runnable task) {
        this.metronome = metronome;
        this.task = task;
    }

    /** There is a call to be asked: from its caller's first frame on, or from some beats later. */
    public void begin() {
        metronome.after(FIRST_FRAME_MILLIS, this::start);
    }

    private void start() {
        if (beat.isEmpty() && !ended) {
            beat = Optional.of(metronome.add(task));
        }
    }

    /**
     * The call has heard a frame of its caller's.
     *
     * @param aboutToSpeak whether it may have something to say in some milliseconds that it has not now: then it is
     *                     asked at the beat
     */
    public void frame(boolean aboutToSpeak) {
        if (followFrame() && !aboutToSpeak) {
            metronome.runEarly(beat.orElseThrow());
        }
    }

    /**
     * The call has heard a frame of its caller's, and is asked at the beat all the same.
     *
     * @return whether that is near
     */
    public boolean followFrame() {
        if (beat.isEmpty()) {
            start();
            return false;
        }
        boolean near = metronome.isNear(beat.get());
        if (near) {
            framesAway = 0;
        } else if (++framesAway == AWAY) {
            framesAway = 0;
            metronome.move(beat.get());
        }
        return near;
    }

    /** The call is not asked any more. */
    public void end() {
        ended = true;
        beat.ifPresent(metronome::remove);
        beat = Optional.empty();
    }
}
