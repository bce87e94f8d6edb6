package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what another synthesiser spoke, so that a greeting starts at once. What is remembered is delivered
 * on the calling thread, inside {@link #speak}; what is not, streams through and is remembered when it is
 * complete. Bounded by the bytes of audio, the least used go first.
 *
 * <p>What was prepared as a fixed text stays in memory whatever else comes, as it is wanted most when the engine is
 * down. It can be kept in files too, and is spoken from them after a restart. Sentences of a talk are never in files:
 * the caller's name may be in them.
 */
public final class CachedSynthesizer implements Synthesizer {

    /** About an hour of audio at 8 kHz. */
    public static final long DEFAULT_BYTES = 64L << 20;

    /** What an entry costs besides its samples. */
    private static final int OVERHEAD = 200;
    /** And each of its words. */
    private static final int WORD = 24;

    private record Key(String engine, Speech speech) {}

    private final String engine;
    private final Synthesizer synthesizer;
    private final Cache<Key, SpokenPhrase> cache;
    private final Optional<PhraseFiles> files;

    /** The fixed texts. */
    private final Set<Key> fixed = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> writing = ConcurrentHashMap.newKeySet();

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
                // what weighs nothing is not let go
                .weigher((Key key, SpokenPhrase spoken) -> fixed.contains(key) ? 0 : 2 * spoken.samples().length
                        + WORD * spoken.words().size() + 2 * key.speech.text().length() + OVERHEAD)
                .build();
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        var key = new Key(engine, speech);
        SpokenPhrase spoken = cache.getIfPresent(key);
        if (spoken == null) {
            return synthesizer.speak(speech, new RecordingListener(listener, all -> remember(key, all)));
        }
        spoken.play(listener);
        return () -> {};
    }

    /** What it has spoken before, without asking the engine. */
    public Optional<SpokenPhrase> remembered(Speech speech) {
        return Optional.ofNullable(cache.getIfPresent(new Key(engine, speech)));
    }

    private void remember(Key key, SpokenPhrase all) {
        if (all.samples().length == 0) {
            // perhaps a mistake of the engine's, which is not to be repeated to every caller
            return;
        }
        cache.put(key, all);
        if (fixed.contains(key)) {
            files.ifPresent(kept -> write(kept, key, all));
        }
    }

    /** Off the engine's thread, which may be an event loop. */
    private void write(PhraseFiles kept, Key key, SpokenPhrase all) {
        CompletableFuture<Void> written = CompletableFuture.runAsync(
                () -> kept.write(engine, key.speech, all), Thread::startVirtualThread);
        writing.add(written);
        written.whenComplete((done, failed) -> writing.remove(written));
    }

    /** Waits until what is to be kept on disk is there. */
    void awaitWritten() {
        CompletableFuture.allOf(writing.toArray(CompletableFuture<?>[]::new)).join();
    }

    /**
     * A fixed text will be wanted: looks for it on disk, and keeps it there once it has been spoken. Blocks.
     *
     * @return whether it is remembered now
     */
    public boolean recall(Speech speech) {
        Key key = new Key(engine, speech);
        fixed.add(key);
        files.flatMap(kept -> kept.read(engine, speech)).filter(spoken -> spoken.samples().length > 0)
                .ifPresent(audio -> cache.put(key, audio));
        return remembered(speech).isPresent();
    }

    /** Does at once what Caffeine does in the background. */
    void cleanUp() {
        cache.cleanUp();
    }

    @Override
    public void close() {
        synthesizer.close();
        awaitWritten();
        cache.invalidateAll();
    }
}
