package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.cache.SpokenPhrase.WordEnd;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells where the words of one engine's part end, counted from the sentence's beginning. A word is told only when its
 * sound is there: an engine that fails may have told of sound that it never gave, where now another voice speaks.
 */
final class WordOffset {

    private final int characters;
    private final long samples;
    private final Listener listener;
    private final Deque<WordEnd> waiting = new ArrayDeque<>();
    private long given;

    private WordOffset(int characters, long samples, Listener listener) {
        this.characters = characters;
        this.samples = samples;
        this.listener = listener;
    }

    /**
     * @param rest    the sentence, or its end without the blanks around it
     * @param samples how much was given out before
     */
    static WordOffset of(Speech sentence, Speech rest, long samples, Listener listener) {
        boolean whole = rest.text().equals(sentence.text());
        int before = whole ? 0 : sentence.text().stripTrailing().length() - rest.text().length();
        return new WordOffset(before, samples, listener);
    }

    /** As the engine tells it. */
    void spoken(int toCharacter, long withSamples) {
        waiting.add(new WordEnd(toCharacter, withSamples));
        tell(given);
    }

    /** So many more samples of the engine were given out. */
    void given(int more) {
        given += more;
        tell(given);
    }

    /** No more sound comes: what ends behind it ends there. */
    void end() {
        tell(Long.MAX_VALUE);
    }

    private void tell(long until) {
        while (!waiting.isEmpty() && waiting.peek().samples() <= until) {
            WordEnd word = waiting.remove();
            listener.spoken(characters + word.characters(), samples + word.samples());
        }
    }
}
