package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import org.junit.jupiter.api.Test;

class SentenceRestTest {

    private static final Speech SPEECH = new Speech(
            "Your order, 4,711, has left; you get it tomorrow before noon.", "en-US", "", 8000);

    private static String rest(int millis) {
        return SentenceRest.of(SPEECH, 8L * millis).text();
    }

    @Test
    void aSentenceOfWhichNextToNothingWasHeardIsSpokenWhole() {
        assertThat(rest(0)).isEqualTo(SPEECH.text());
        assertThat(rest(290)).isEqualTo(SPEECH.text());
    }

    @Test
    void itIsTakenUpAtTheLastClauseThatBegan() {
        assertThat(rest(700)).isEqualTo(SPEECH.text());
        assertThat(rest(1000)).isEqualTo("4,711, has left; you get it tomorrow before noon.");
        assertThat(rest(1600)).isEqualTo("has left; you get it tomorrow before noon.");
        assertThat(rest(2500)).isEqualTo("you get it tomorrow before noon.");
        assertThat(rest(60_000)).isEqualTo("you get it tomorrow before noon.");
    }
}
