package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SentenceTest {

    private static final int RATE = 8000;

    private static short[] level(int millis, int level) {
        short[] samples = new short[RATE / 1000 * millis];
        Arrays.fill(samples, (short) level);
        return samples;
    }

    /** How many milliseconds of it there are to play. */
    private static int playable(Sentence sentence) {
        return sentence.play(new short[RATE * 10], 0) * 1000 / RATE;
    }

    @Test
    void theSilenceBeforeTheFirstSoundOfAReplyIsLeftOut() {
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), false, true, RATE);
        sentence.add(level(150, 50));
        short[] rest = level(100, 50);
        Arrays.fill(rest, rest.length / 2, rest.length, (short) 5000);
        sentence.add(rest);
        assertThat(playable(sentence)).as("50 ms of sound, and 20 for a soft beginning").isEqualTo(70);
    }

    @Test
    void thePauseBetweenTwoSentencesStays() {
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), false, false, RATE);
        sentence.add(level(200, 0));
        assertThat(playable(sentence)).isEqualTo(200);
    }

    @Test
    void aVoiceThatIsVerySoftIsStillHeard() {
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), false, true, RATE);
        sentence.add(level(1000, 300));
        assertThat(playable(sentence)).isEqualTo(620);
    }

    @Test
    void whatWasHeardIsCountedInWholeWords() {
        Sentence sentence = new Sentence(new Sentences.Piece("one two three four", false), false, false, RATE);
        sentence.add(level(1800, 1000));
        sentence.complete();
        sentence.play(new short[RATE / 1000 * 1000], 0);
        assertThat(sentence.heard()).isEqualTo("one two");
        sentence.play(new short[RATE], 0);
        assertThat(sentence.heard()).isEqualTo("one two three four");
    }
}
