package dev.attendant.speech;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sentence on its way to its listener: sees to it that it ends once, and that nothing follows its end or its
 * cancellation. The engine's thread delivers; any thread cancels.
 */
public class Delivery implements Speaking {

    private enum State { OPEN, ENDED, CANCELLED }

    private final Listener listener;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    public Delivery(Listener listener) {
        this.listener = listener;
    }

    /** @return false when nobody wants more */
    public final boolean audio(short[] samples) {
        if (state.get() != State.OPEN) {
            return false;
        }
        if (samples.length > 0) {
            listener.audio(samples);
        }
        return true;
    }

    /** As {@link Listener#spoken}. */
    public final void spoken(int characters, long samples) {
        if (state.get() == State.OPEN) {
            listener.spoken(characters, samples);
        }
    }

    public final void done() {
        if (state.compareAndSet(State.OPEN, State.ENDED)) {
            listener.done();
        }
    }

    public final void failed(String reason) {
        if (state.compareAndSet(State.OPEN, State.ENDED)) {
            listener.failed(reason);
        }
    }

    /** The engine does not have what was asked for. */
    public final void refused(String reason) {
        if (state.compareAndSet(State.OPEN, State.ENDED)) {
            listener.refused(reason);
        }
    }

    public final boolean isOpen() {
        return state.get() == State.OPEN;
    }

    @Override
    public final void cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED)) {
            cancelled();
        }
    }

    /** Frees at once what the engine holds for it; on the thread that cancels. */
    protected void cancelled() {}
}
