package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer;

/**
 * In place of an engine that cannot be made: speaks nothing itself. Below a {@link CachedSynthesizer} it leaves the
 * recorded phrases that the cache holds.
 *
 * @param reason why there is no engine
 */
public record RecordedOnly(String reason) implements Synthesizer {

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        listener.failed(reason);
        return () -> {};
    }

    @Override
    public void close() {}
}
