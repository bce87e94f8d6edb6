package dev.attendant.server.bench.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.audio.G711;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class ToneWordsTest {

    private static final int FRAME = 160;

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void everyPhraseIsUnderstoodOverATelephone(Phrase phrase) {
        ToneWords words = heard(phrase.spoken(8000), 400);
        assertThat(words.text()).isEqualTo(phrase.text());
    }

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void everyPhraseIsUnderstoodInWideband(Phrase phrase) {
        ToneWords words = new ToneWords(16_000);
        words.hear(phrase.spoken(16_000));
        words.hear(new short[800]);
        assertThat(words.text()).isEqualTo(phrase.text());
    }

    @Test
    void pausesBetweenDigitsMakeNoDifference() {
        assertThat(heard(Phrase.DIGITS.spoken(8000, 1200), 100).text()).isEqualTo(Phrase.DIGITS.text());
    }

    @Test
    void wordsAreToldOneByOne() {
        short[] fluent = Phrase.HOURS.spoken(8000);
        assertThat(heard(Arrays.copyOf(fluent, fluent.length * 2 / 3), 100).text()).isEqualTo("when are you");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 360, 1234})
    void theSilenceAfterThemIsCountedInTheAudio(int millis) {
        assertThat(heard(Phrase.YES.spoken(8000), millis).silentMillis()).isBetween(millis - 0.5, millis + 0.5);
    }

    @Test
    void aClickIsNoWord() {
        assertThat(heard(Arrays.copyOf(Phrase.YES.spoken(8000), 400), 100).text()).isEmpty();
    }

    /** Frame by frame, as a recogniser gets it. */
    private static ToneWords heard(short[] spoken, int silenceMillis) {
        short[] all = Arrays.copyOf(spoken, spoken.length + silenceMillis * 8);
        ToneWords words = new ToneWords(8000);
        for (int at = 0; at < all.length; at += FRAME) {
            short[] frame = Arrays.copyOfRange(all, at, Math.min(all.length, at + FRAME));
            words.hear(G711.MU_LAW.decode(G711.MU_LAW.encode(frame)));
        }
        return words;
    }
}
