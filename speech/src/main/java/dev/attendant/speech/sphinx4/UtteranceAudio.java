package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.audio.Resampler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The audio of one utterance on its way from the call's event loop, which {@link #add}s, to the thread that
 * decodes it, which {@link #take}s at {@value #DECODED_RATE} Hz. Bounded: when it is full, it is over.
 */
final class UtteranceAudio {

    /** The rate of sphinx4-data's acoustic model. */
    static final int DECODED_RATE = 16000;

    private static final short[] END = new short[0];

    private final BlockingQueue<short[]> queue = new LinkedBlockingQueue<>();
    private final Duration patience;
    private final Resampler resampler;
    private int room;
    private boolean flushed;
    private volatile boolean over;
    private volatile boolean paused;

    /**
     * @param longest  more than this is not heard
     * @param patience without audio for this long, the utterance is over
     */
    UtteranceAudio(int sampleRate, Duration longest, Duration patience) {
        this.patience = patience;
        resampler = new Resampler(sampleRate, DECODED_RATE);
        room = (int) (longest.toMillis() * sampleRate / 1000);
    }

    /** Copies the samples. @return false when it is over, or has just become full */
    boolean add(short[] samples) {
        if (over || samples.length == 0) {
            return !over;
        }
        queue.add(samples.clone());
        room -= samples.length;
        if (room <= 0) {
            end();
        }
        return room > 0;
    }

    /** Nothing follows. */
    void end() {
        if (!over) {
            over = true;
            queue.add(END);
        }
    }

    /** The caller pauses: the words so far are wanted, once all of it has been decoded. */
    void pause() {
        paused = true;
    }

    /** Whether that is now; once for each pause. On the decoding thread. */
    boolean wantsWords() {
        boolean now = paused && !over && queue.isEmpty();
        paused &= !now;
        return now;
    }

    /** Nobody wants the rest. */
    void discard() {
        over = true;
        queue.clear();
        queue.add(END);
    }

    boolean isOver() {
        return over;
    }

    /** Waits for the next piece; nothing when there is no more. On the decoding thread. */
    Optional<short[]> take() throws InterruptedException {
        if (flushed) {
            return Optional.empty();
        }
        short[] samples = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (samples == null || samples == END) {
            flushed = true;
            return Optional.of(resampler.flush());
        }
        return Optional.of(resampler.resample(samples));
    }
}
