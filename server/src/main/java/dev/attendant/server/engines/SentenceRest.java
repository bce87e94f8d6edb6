package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Synthesizer.Speech;

/**
 * What of a sentence another voice is to speak when the first stopped within it. Where in the text the sound stopped is
 * known only roughly, so the sentence is taken up at the last comma, colon or the like before that: the caller rather
 * hears a few words again than misses some. Without such a place, and when next to nothing was heard, it is spoken from
 * its beginning.
 */
final class SentenceRest {

    /** As the line guesses it, too. */
    private static final int CHARACTERS_PER_SECOND = 15;
    private static final int NEXT_TO_NOTHING_MILLIS = 300;
    private static final String CLAUSE_ENDS = ",;:.!?\u2014\u3001\u3002\u060c\u061b\u061f";

    private SentenceRest() {}

    /** @param samples how much of it was given out */
    static Speech of(Speech speech, long samples) {
        long millis = samples * 1000 / speech.sampleRate();
        if (millis < NEXT_TO_NOTHING_MILLIS) {
            return speech;
        }
        String text = speech.text();
        int stopped = (int) Math.min(text.length() - 1L, millis * CHARACTERS_PER_SECOND / 1000);
        for (int i = stopped; i > 0; i--) {
            if (CLAUSE_ENDS.indexOf(text.charAt(i - 1)) >= 0 && Character.isWhitespace(text.charAt(i))) {
                return new Speech(text.substring(i).strip(), speech.language(), speech.voice(), speech.sampleRate());
            }
        }
        return speech;
    }
}
