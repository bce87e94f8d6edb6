package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aTextIsCutAfterItsSentences() {
        assertThat(Sentences.of("Hello. How are you? Fine!")).containsExactly("Hello.", "How are you?", "Fine!");
    }

    @Test
    void numbersAndAbbreviationsDoNotEndASentence() {
        assertThat(Sentences.of("It costs 3.50 a month. Ask Dr. Smith, e.g. at 9 a.m. on Monday."))
                .containsExactly("It costs 3.50 a month.", "Ask Dr. Smith, e.g. at 9 a.m. on Monday.");
    }

    @Test
    void aSentenceIsCompleteOnlyOnceSomethingFollows() {
        Sentences sentences = new Sentences();
        assertThat(sentences.add("It costs 3.")).isEmpty();
        assertThat(sentences.add("50. ")).containsExactly(new Sentences.Piece("It costs 3.50.", false));
        assertThat(sentences.rest()).isEmpty();
    }

    @Test
    void aLongSentenceIsCutAtAComma() {
        String half = "We are open from nine in the morning to five in the afternoon on every day but Sundays of course,";
        assertThat(Sentences.of(half + " and in summer we are not.")).containsExactly(half, "and in summer we are not.");
    }

    @Test
    void arabicSentencesAreCutToo() {
        assertThat(Sentences.of("مرحبا. كيف حالك؟ بخير.")).hasSize(3);
    }

    @Test
    void aNoticeIsAPieceOfItsOwn() {
        assertThat(Sentences.pieces("Hello. <notice>It is recorded. All of it.</notice> How can I help?"))
                .containsExactly(
                        new Sentences.Piece("Hello.", false),
                        new Sentences.Piece("It is recorded.", true),
                        new Sentences.Piece("All of it.", true),
                        new Sentences.Piece("How can I help?", false));
    }

    @Test
    void marksThatArriveLetterByLetterAreStillMarks() {
        Sentences sentences = new Sentences();
        List<Sentences.Piece> pieces = new ArrayList<>();
        "Hello. <notice>It is recorded.</notice> Yes?".chars()
                .forEach(letter -> pieces.addAll(sentences.add(String.valueOf((char) letter))));
        sentences.rest().ifPresent(pieces::add);
        assertThat(pieces)
                .containsExactly(
                        new Sentences.Piece("Hello.", false),
                        new Sentences.Piece("It is recorded.", true),
                        new Sentences.Piece("Yes?", false));
    }

    @Test
    void marksThatDoNotMatchAreNeverSpoken() {
        assertThat(Sentences.of("Hello.</notice> <notice>One.<notice> Two.")).containsExactly("Hello.", "One.", "Two.");
        assertThat(Sentences.plain("Hello.</notice> <notice>One. <notice>Two.")).isEqualTo("Hello. One. Two.");
    }

    @Test
    void aNoticeThatIsNotClosedLastsToTheEnd() {
        assertThat(Sentences.pieces("<notice>It is recorded. Really."))
                .containsExactly(new Sentences.Piece("It is recorded.", true), new Sentences.Piece("Really.", true));
    }

    @Test
    void aNewLineEndsAPieceThoughThereIsNoSign() {
        Sentences sentences = new Sentences();
        assertThat(sentences.add("One moment please\n")).containsExactly(new Sentences.Piece("One moment please", false));
        assertThat(sentences.add("\n\n")).isEmpty();
    }

    @Test
    void emptyTextHasNoSentences() {
        assertThat(Sentences.of("  \n ")).isEmpty();
    }
}
