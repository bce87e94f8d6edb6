package dev.attendant.speech.sphinx4;

import java.util.function.Consumer;

/** Turns one utterance after the other into words. Used by one thread at a time. */
interface UtteranceDecoder {

    /**
     * Decodes while the audio arrives and returns soon after its end.
     *
     * @param soFar is told the words so far when {@link UtteranceAudio#wantsWords} says so
     * @throws RuntimeException when it broke; it is then not used again
     */
    Decoded decode(Phrases phrases, UtteranceAudio audio, Consumer<Decoded> soFar);

    /**
     * @param words      of the likeliest phrase, empty when no phrase was likely at all
     * @param confidence that it was this phrase rather than other words or noise, 0 to 1
     */
    record Decoded(String words, double confidence) {}
}
