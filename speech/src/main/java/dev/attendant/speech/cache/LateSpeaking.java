package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.speech.Delivery;
import java.util.Optional;
import java.util.function.Function;

/** A sentence of which it is known only later who speaks it. Cancelled before or after, from any thread. */
final class LateSpeaking extends Delivery {

    private volatile Optional<Speaking> followed = Optional.empty();

    LateSpeaking(Listener listener) {
        super(listener);
    }

    /** It is all there. */
    void all(SpokenPhrase phrase) {
        phrase.play(passed());
    }

    /** An engine speaks it. */
    void follow(Function<Listener, Speaking> speak) {
        if (!isOpen()) {
            return;
        }
        followed = Optional.of(speak.apply(passed()));
        if (!isOpen()) {
            cancelled();
        }
    }

    private Listener passed() {
        return new Listener() {
            @Override
            public void audio(short[] samples) {
                LateSpeaking.this.audio(samples);
            }

            @Override
            public void spoken(int characters, long samples) {
                LateSpeaking.this.spoken(characters, samples);
            }

            @Override
            public void done() {
                LateSpeaking.this.done();
            }

            @Override
            public void failed(String reason) {
                LateSpeaking.this.failed(reason);
            }

            @Override
            public void refused(String reason) {
                LateSpeaking.this.refused(reason);
            }
        };
    }

    @Override
    protected void cancelled() {
        followed.ifPresent(Speaking::cancel);
    }
}
