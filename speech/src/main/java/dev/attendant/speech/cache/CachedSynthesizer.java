package dev.attendant.speech.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attendant.conversation.engine.Synthesizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what another synthesiser spoke, so that a greeting starts at once. What is remembered is delivered
 * on the calling thread, inside {@link #speak}; what is not, streams through and is remembered when it is
 * complete. Bounded by the bytes of audio, the least used go first.
 *
 * <p>What was prepared as a fixed text can be kept in files too, and is spoken from them after a restart, even when
 * the engine is down. Sentences of a talk stay in memory: the caller's name may be in them.
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
    private final Optional<PhraseFiles> files;

    /** The fixed texts; when memory has let go of one, its file is looked at. */
    private final Set<Key> fixed = ConcurrentHashMap.newKeySet();

    /** In memory only. */
    public CachedSynthesizer(String engine, Synthesizer synthesizer, long bytes) {
        this(engine, synthesizer, bytes, Optional.empty());
    }

    /** @param engine see {@link EngineIdentity} */
    CachedSynthesizer(String engine, Synthesizer synthesizer, long bytes, Optional<PhraseFiles> files) {
        this.engine = engine;
        this.synthesizer = synthesizer;
        this.files = files;
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
            return files.isPresent() && fixed.contains(key)
                    ? fromFile(files.get(), key, listener) : stream(key, listener);
        }
        if (audio.length > 0) {
            listener.audio(audio);
        }
        listener.done();
        return () -> {};
    }

    private Speaking stream(Key key, Listener listener) {
        return synthesizer.speak(key.speech, new RecordingListener(listener, all -> cache.put(key, all)));
    }

    /** Off the calling thread, which may be an event loop. */
    private Speaking fromFile(PhraseFiles kept, Key key, Listener listener) {
        var speaking = new LateSpeaking(listener);
        Thread.ofVirtual().name("speech-cache").start(() -> kept.read(engine, key.speech).ifPresentOrElse(
                audio -> {
                    cache.put(key, audio);
                    speaking.all(audio);
                },
                () -> speaking.follow(late -> stream(key, late))));
        return speaking;
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
        var key = new Key(engine, speech);
        Optional<short[]> known = files.flatMap(kept -> kept.read(engine, speech));
        known.ifPresent(audio -> cache.put(key, audio));
        fixed.add(key);
        return known.isPresent() ? CompletableFuture.completedFuture(null) : spoken(key).thenAcceptAsync(
                audio -> files.ifPresent(kept -> kept.write(engine, speech, audio)), Thread::startVirtualThread);
    }

    private CompletableFuture<short[]> spoken(Key key) {
        var spoken = new CompletableFuture<short[]>();
        var nobody = new Listener() {
            @Override
            public void audio(short[] samples) {}

            @Override
            public void done() {}

            @Override
            public void failed(String reason) {
                String text = key.speech.text();
                spoken.completeExceptionally(new IllegalStateException("\""
                        + text.substring(0, Math.min(40, text.length())) + "\" could not be spoken: " + reason));
            }
        };
        synthesizer.speak(key.speech, new RecordingListener(nobody, all -> {
            cache.put(key, all);
            spoken.complete(all);
        }));
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
