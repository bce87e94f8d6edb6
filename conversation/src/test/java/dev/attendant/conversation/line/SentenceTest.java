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
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), true, RATE);
        sentence.add(level(150, 50));
        short[] rest = level(100, 50);
        Arrays.fill(rest, rest.length / 2, rest.length, (short) 5000);
        sentence.add(rest);
        assertThat(playable(sentence)).as("50 ms of sound, and 20 for a soft beginning").isEqualTo(70);
    }

    @Test
    void thePauseBetweenTwoSentencesStays() {
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), false, RATE);
        sentence.add(level(200, 0));
        assertThat(playable(sentence)).isEqualTo(200);
    }

    @Test
    void aVoiceThatIsVerySoftIsStillHeard() {
        Sentence sentence = new Sentence(new Sentences.Piece("Hello.", false), true, RATE);
        sentence.add(level(1000, 300));
        assertThat(playable(sentence)).isEqualTo(620);
    }

    /** Plays so many milliseconds, goes back to the word, and returns what is left. */
    private static int leftAfterGoingBack(Sentence sentence, int millis) {
        sentence.play(new short[RATE / 1000 * millis], 0);
        sentence.backToWord();
        return playable(sentence);
    }

    private static Sentence voice(short[]... pieces) {
        Sentence sentence = new Sentence(new Sentences.Piece("one two three", false), false, RATE);
        for (short[] piece : pieces) {
            sentence.add(piece);
        }
        sentence.complete();
        return sentence;
    }

    @Test
    void afterAnInterruptionTheWordInWhichTheVoiceStoppedIsSaidAgain() {
        Sentence sentence = voice(level(400, 5000), level(60, 0), level(400, 5000), level(60, 100), level(400, 5000));
        assertThat(leftAfterGoingBack(sentence, 700)).as("from the beginning of the second word").isEqualTo(860);
    }

    @Test
    void aGapThatIsNotQuiteSilentIsAGap() {
        Sentence sentence = voice(level(400, 5000), level(60, 300), level(400, 5000));
        assertThat(leftAfterGoingBack(sentence, 700)).isEqualTo(400);
    }

    @Test
    void theFirstWordIsSaidAgainFromTheBeginning() {
        assertThat(leftAfterGoingBack(voice(level(1000, 5000)), 500)).isEqualTo(1000);
    }

    @Test
    void aVoiceWithoutGapsGoesOnAThirdOfASecondBefore() {
        assertThat(leftAfterGoingBack(voice(level(2000, 5000)), 1500)).isEqualTo(800);
    }

    @Test
    void goingBackBeforeAnythingWasSaidChangesNothing() {
        assertThat(leftAfterGoingBack(voice(level(500, 5000)), 0)).isEqualTo(500);
    }

    @Test
    void goingBackTwiceGoesNoFurther() {
        Sentence sentence = voice(level(400, 5000), level(60, 0), level(400, 5000));
        sentence.play(new short[RATE / 1000 * 700], 0);
        sentence.backToWord();
        sentence.backToWord();
        assertThat(playable(sentence)).isEqualTo(400);
    }

    @Test
    void whatIsGoneBackOverHasNotBeenHeardYet() {
        Sentence sentence = voice(level(400, 5000), level(60, 0), level(400, 5000), level(60, 0), level(400, 5000));
        sentence.play(new short[RATE / 1000 * 800], 0);
        assertThat(sentence.heard()).isEqualTo("one two");
        sentence.backToWord();
        assertThat(sentence.heard()).isEqualTo("one");
    }

    @Test
    void theLastWordOfASentenceWhoseEndIsNotSynthesisedYetIsNotHeard() {
        Sentence sentence = new Sentence(new Sentences.Piece("one two", false), false, RATE);
        sentence.add(level(2000, 5000));
        playable(sentence);
        assertThat(sentence.heard()).isEqualTo("one");
    }

    @Test
    void whatWasHeardIsCountedInWholeWords() {
        Sentence sentence = new Sentence(new Sentences.Piece("one two three four", false), false, RATE);
        sentence.add(level(1800, 1000));
        sentence.complete();
        sentence.play(new short[RATE / 1000 * 1000], 0);
        assertThat(sentence.heard()).isEqualTo("one two");
        sentence.play(new short[RATE], 0);
        assertThat(sentence.heard()).isEqualTo("one two three four");
    }

    @Test
    void aSentenceOfWhichTheVoiceMadeNoSoundWasNotHeard() {
        Sentence sentence = new Sentence(new Sentences.Piece("…", false), false, RATE);
        sentence.complete();
        assertThat(sentence.isPlayed()).isTrue();
        assertThat(sentence.heard()).isEmpty();
    }

    @Test
    void whatWasHeardIsKnownWhenTheAudioIsNotKept() {
        Sentence sentence = voice(level(1000, 5000));
        sentence.play(new short[RATE], 0);
        sentence.release();
        assertThat(sentence.heard()).isEqualTo("one two three");
    }

    @Test
    void whereTheEngineTellsItsWordsWhatWasHeardIsExact() {
        Sentence sentence = voice(level(1000, 5000));
        sentence.mark(3, 800);
        sentence.mark(7, 6000);
        sentence.mark(13, 8000);
        sentence.play(new short[5900], 0);
        assertThat(sentence.heard()).isEqualTo("one");
        sentence.play(new short[100], 0);
        assertThat(sentence.heard()).isEqualTo("one two");
    }

    @Test
    void theSilenceThatWasLeftOutCountsForTheEngine() {
        Sentence sentence = new Sentence(new Sentences.Piece("one two", false), true, RATE);
        sentence.add(level(200, 0));
        sentence.add(level(200, 5000));
        sentence.mark(3, RATE / 1000 * 300);
        sentence.mark(7, RATE / 1000 * 400);
        sentence.play(new short[RATE / 1000 * 99], 0);
        assertThat(sentence.heard()).isEmpty();
        sentence.play(new short[RATE / 1000], 0);
        assertThat(sentence.heard()).isEqualTo("one");
    }

    @Test
    void whereTheEngineTellsItsWordsTheSoundGoesBackToTheVeryWord() {
        Sentence sentence = voice(level(1000, 5000));
        sentence.mark(3, RATE / 1000 * 300);
        sentence.mark(7, RATE / 1000 * 700);
        assertThat(leftAfterGoingBack(sentence, 500)).isEqualTo(700);
    }

    @Test
    void marksThatGoBackwardsOrBeyondTheTextDoNoHarm() {
        Sentence sentence = voice(level(1000, 5000));
        sentence.mark(7, 4000);
        sentence.mark(3, 5000);
        sentence.mark(1000, 6000);
        sentence.play(new short[6000], 0);
        assertThat(sentence.heard()).isEqualTo("one two three");
    }
}
