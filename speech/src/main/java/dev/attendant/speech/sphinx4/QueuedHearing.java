package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.engine.Recognizer.Listener;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An utterance that is being heard. The event loop gives it audio, a decoder's thread the result; the listener
 * hears of its end once, and of nothing after {@link #cancel}.
 */
final class QueuedHearing implements Hearing {

    private final Phrases phrases;
    private final UtteranceAudio audio;
    private final Listener listener;
    private final DecoderPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;
    private boolean finished;

    QueuedHearing(Phrases phrases, UtteranceAudio audio, Listener listener, DecoderPool pool) {
        this.phrases = phrases;
        this.audio = audio;
        this.listener = listener;
        this.pool = pool;
    }

    Phrases phrases() {
        return phrases;
    }

    UtteranceAudio utterance() {
        return audio;
    }

    /** When it is too long, what came so far is what is heard. */
    @Override
    public void audio(short[] samples) {
        if (!audio.add(samples)) {
            finish();
        }
    }

    /** A decoder that hears live tells its words; an utterance that still waits for one has none. */
    @Override
    public void pause() {
        audio.pause();
    }

    @Override
    public void finish() {
        if (!finished) {
            finished = true;
            audio.end();
            pool.finished(this);
        }
    }

    @Override
    public void cancel() {
        end(() -> {});
        audio.discard();
        pool.remove(this);
    }

    void partial(String words) {
        lock.lock();
        try {
            if (!ended) {
                listener.partial(words);
            }
        } finally {
            lock.unlock();
        }
    }

    void result(String words, double confidence) {
        end(() -> listener.result(words, confidence));
    }

    void failed(String reason) {
        end(() -> listener.failed(reason));
    }

    void refused(String reason) {
        end(() -> listener.refused(reason));
    }

    /** Under the lock, so that a listener is not in the midst of it when cancel returns. */
    private void end(Runnable how) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                how.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
