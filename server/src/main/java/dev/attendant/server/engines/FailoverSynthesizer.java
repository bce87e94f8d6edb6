package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.cache.CachedSynthesizer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Several voices as one, each with a cache of its own, so that what is remembered is always one voice's whole sentence.
 * A voice that takes over stays until the one before it is back, which is tried beside the talk: callers do not hear
 * voices take turns. When all voices rest, what any of them has spoken before is played.
 */
public final class FailoverSynthesizer implements Synthesizer {

    private final EngineChain<CachedSynthesizer> chain;
    private final VoiceTiming timing;
    private final ScheduledExecutorService clock;

    /** @param clock keeps the deadlines; does not belong to this */
    FailoverSynthesizer(
            EngineChain<CachedSynthesizer> chain, VoiceTiming timing, ScheduledExecutorService clock) {
        this.chain = chain;
        this.timing = timing;
        this.clock = clock;
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        FailoverSpeaking speaking = new FailoverSpeaking(chain, timing, clock, speech, listener);
        speaking.begin();
        return speaking;
    }

    /**
     * Speaks texts ahead, to nobody, so that they are remembered. Blocks.
     *
     * @throws CompletionException of an IllegalStateException that names the first that no voice could speak, after
     *                             all were tried
     */
    public void prepare(Collection<Speech> speeches) {
        List<CompletableFuture<Void>> spoken = speeches.stream().map(this::prepare).toList();
        CompletableFuture.allOf(spoken.toArray(CompletableFuture<?>[]::new)).join();
    }

    private CompletableFuture<Void> prepare(Speech speech) {
        // all are told, and whoever speaks it keeps it; that of the first is the one that callers shall hear
        List<Boolean> recalled = chain.links().stream()
                .map(link -> link.engine().recall(FailoverSpeaking.of(chain, link, speech)))
                .toList();
        CompletableFuture<Void> spoken = new CompletableFuture<>();
        if (recalled.getFirst()) {
            spoken.complete(null);
            return spoken;
        }
        speak(speech, new Listener() {
            @Override
            public void audio(short[] samples) {
                // it is the cache's
            }

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
        // one after the other: an engine may refuse a crowd
        spoken.handle((done, failed) -> done).join();
        return spoken;
    }

    @Override
    public void close() {
        chain.close(Synthesizer::close);
    }
}
