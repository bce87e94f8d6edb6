package dev.attendant.testcalls.caller;

import dev.attendant.conversation.engine.Synthesizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What callers say, synthesised once for all of them and without the silence around it. May be used by many calls
 * and threads.
 */
public final class Voice {

    private final Synthesizer synthesizer;
    private final String language;
    private final String name;
    private final Map<Synthesizer.Speech, CompletableFuture<short[]>> spoken = new ConcurrentHashMap<>();

    /** @param name the engine's own name for the voice, empty for its default */
    public Voice(Synthesizer synthesizer, String language, String name) {
        this.synthesizer = synthesizer;
        this.language = language;
        this.name = name;
    }

    /** The samples of the text; fails with an IllegalStateException when the synthesiser does. Never blocks. */
    public CompletableFuture<short[]> say(String text, int sampleRate) {
        return spoken.computeIfAbsent(new Synthesizer.Speech(text, language, name, sampleRate), this::synthesize);
    }

    private CompletableFuture<short[]> synthesize(Synthesizer.Speech speech) {
        CompletableFuture<short[]> result = new CompletableFuture<>();
        List<short[]> pieces = new ArrayList<>();
        synthesizer.speak(speech, new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                pieces.add(samples);
            }

            @Override
            public void done() {
                result.complete(EnergyGate.trimmed(join(pieces), speech.sampleRate()));
            }

            @Override
            public void failed(String reason) {
                result.completeExceptionally(
                        new IllegalStateException("The caller's voice could not say it: " + reason));
            }
        });
        return result;
    }

    private static short[] join(List<short[]> pieces) {
        short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
