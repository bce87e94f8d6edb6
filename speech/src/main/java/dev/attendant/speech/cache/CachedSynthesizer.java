package dev.attendant.speech.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attendant.conversation.engine.Synthesizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Remembers what another synthesiser spoke, so that a greeting starts at once. What is remembered is delivered
 * on the calling thread, inside {@link #speak}; what is not, streams through and is remembered when it is
 * complete. Bounded by the bytes of audio, the least used go first.
 */
public final class CachedSynthesizer implements Synthesizer {

    /** About an hour of audio at 8 kHz. */
    public static final long DEFAULT_BYTES = 64L << 20;

    /** What an entry costs besides its samples. */
    private static final int OVERHEAD = 200;

    private record Key(String engine, Speech speech) {}

    private final String engine;
    private final Synthesizer synthesizer;
    private final Cache<Key, short[]> cache;

    /** @param engine the wrapped synthesiser's name in the configuration */
    public CachedSynthesizer(String engine, Synthesizer synthesizer, long bytes) {
        this.engine = engine;
        this.synthesizer = synthesizer;
        cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, short[] audio) -> 2 * audio.length + 2 * key.speech.text().length() + OVERHEAD)
                .build();
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        var key = new Key(engine, speech);
        short[] audio = cache.getIfPresent(key);
        if (audio == null) {
            return synthesizer.speak(speech, new RecordingListener(listener, all -> cache.put(key, all)));
        }
        if (audio.length > 0) {
            listener.audio(audio);
        }
        listener.done();
        return () -> {};
    }

    /** What it has spoken before, without asking the engine. The array is not to be changed. */
    public Optional<short[]> remembered(Speech speech) {
        return Optional.ofNullable(cache.getIfPresent(new Key(engine, speech)));
    }

    /**
     * Speaks fixed texts ahead, one after the other so that calls are not held up, to nobody.
     *
     * @return done when all are remembered; fails with the first that could not be spoken, after trying all
     */
    public CompletableFuture<Void> prepare(Collection<Speech> speeches) {
        var texts = List.copyOf(speeches);
        var prepared = new CompletableFuture<Void>();
        Thread.ofVirtual().name("speech-cache").start(() -> {
            Optional<Throwable> failure = Optional.empty();
            for (Speech speech : texts) {
                Optional<Throwable> failed = prepare(speech).<Optional<Throwable>>handle(
                        (nothing, why) -> Optional.ofNullable(why)).join();
                failure = failure.or(() -> failed);
            }
            failure.ifPresentOrElse(prepared::completeExceptionally, () -> prepared.complete(null));
        });
        return prepared;
    }

    private CompletableFuture<Void> prepare(Speech speech) {
        var spoken = new CompletableFuture<Void>();
        speak(speech, new Listener() {
            @Override
            public void audio(short[] samples) {}

            @Override
            public void done() {
                spoken.complete(null);
            }

            @Override
            public void failed(String reason) {
                String start = speech.text().substring(0, Math.min(40, speech.text().length()));
                spoken.completeExceptionally(
                        new IllegalStateException("\"" + start + "\" could not be spoken: " + reason));
            }
        });
        return spoken;
    }

    /** Does at once what Caffeine does in the background. */
    void cleanUp() {
        cache.cleanUp();
    }

    @Override
    public void close() {
        synthesizer.close();
        cache.invalidateAll();
    }
}
