package dev.attendant.testcalls.caller;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VoiceTest {

    private final ToneSynthesizer synthesizer = new ToneSynthesizer();
    private final Voice voice = new Voice(synthesizer, "en-US", "");

    @Test
    void theSilenceAroundAnUtteranceIsNotSpeech() {
        assertThat(voice.say("abcde", 8_000).join()).hasSize(5 * 40 * 8);
        assertThat(voice.say("abcde", 16_000).join()).hasSize(5 * 40 * 16);
    }

    @Test
    void anUtteranceIsSynthesisedOnceForAllCallers() {
        assertThat(voice.say("yes", 8_000).join()).isSameAs(voice.say("yes", 8_000).join());
        assertThat(synthesizer.asked()).isEqualTo(1);
    }

    @Test
    void aPhoneHasNoOtherKeysThanItsOwn() {
        assertThatThrownBy(() -> Script.begin().press("12x")).hasMessageContaining("12x");
        assertThatThrownBy(() -> Script.begin().press("")).isInstanceOf(IllegalArgumentException.class);
    }
}
