package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import java.util.List;

/**
 * What was spoken: all its sound, and where in it words end, as far as the engine told.
 *
 * @param samples shared by all calls, not to be changed
 */
public record SpokenPhrase(short[] samples, List<WordEnd> words) {

    /** The text before this character is spoken with so many samples. */
    public record WordEnd(int characters, long samples) {}

    public SpokenPhrase {
        words = List.copyOf(words);
    }

    static SpokenPhrase of(short... samples) {
        return new SpokenPhrase(samples, List.of());
    }

    /** On the calling thread. */
    public void play(Listener listener) {
        words.forEach(word -> listener.spoken(word.characters, word.samples));
        if (samples.length > 0) {
            listener.audio(samples);
        }
        listener.done();
    }
}
