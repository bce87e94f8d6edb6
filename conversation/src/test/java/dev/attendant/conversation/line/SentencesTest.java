package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

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
    void emptyTextHasNoSentences() {
        assertThat(Sentences.of("  \n ")).isEmpty();
    }
}
