package dev.attendant.speech.remote;

import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.engine.Recognizer.Listener;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An utterance that a service hears: sees to it that its listener is told of one end, and of nothing after it or after
 * {@link #cancel}. The call's event loop and the connection's may be two; each step runs under the utterance's lock,
 * the listener's methods too, so that none is running when {@code cancel} returns.
 */
public abstract class ReportedHearing implements Hearing {

    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;
    private String told = "";

    protected ReportedHearing(Listener listener) {
        this.listener = listener;
    }

    /** Runs a step under the lock, unless the utterance is over. @return whether it ran */
    protected final boolean step(Runnable step) {
        lock.lock();
        try {
            if (over) {
                return false;
            }
            step.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The words so far, told when they are others than before. */
    public final void partial(String words) {
        step(() -> {
            if (!words.isBlank() && !words.equals(told)) {
                told = words;
                listener.partial(words);
            }
        });
    }

    public final void result(String words, double confidence) {
        end(to -> to.result(words, Math.clamp(confidence, 0, 1)));
    }

    /** @param reason the whole of it, for an operator to read */
    public final void failed(String reason) {
        end(to -> to.failed(reason));
    }

    @Override
    public final void cancel() {
        end(to -> { });
    }

    private void end(Consumer<Listener> last) {
        step(() -> {
            over = true;
            free();
            last.accept(listener);
        });
    }

    /** Gives back what the utterance holds: once, under the lock, whatever its end was. */
    protected abstract void free();
}
