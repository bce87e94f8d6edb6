package dev.attendant.asterisk.mrcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrcpCommandTest {

    private static final LineKind.UniMrcp KIND = kind(true, "builtin:speech/transcribe", "builtin:dtmf/digits");
    private static final MrcpListening LISTENING = new MrcpListening(
            Duration.ofSeconds(6), Duration.ofMillis(600), Duration.ofSeconds(10), Duration.ofSeconds(3), 1);

    private static LineKind.UniMrcp kind(boolean bargeIn, String... grammars) {
        return new LineKind.UniMrcp("lab", "Anna", "en-US", List.of(grammars), bargeIn, Duration.ofSeconds(10));
    }

    @Test
    void eachApplicationHasItsOwnNamesForLanguageAndVoice() {
        assertThat(MrcpCommand.synth(KIND, "Hello.", true).arguments()).isEqualTo("Hello.,l=en-US&v=Anna&p=lab&i=any");
        assertThat(MrcpCommand.recog(KIND, LISTENING).arguments()).isEqualTo(
                "builtin:speech/transcribe|builtin:dtmf/digits,"
                        + "t=10000&nit=6000&sct=600&dit=3000&dttc=#&gd=|&spl=en-US&p=lab&i=any");
        assertThat(MrcpCommand.synthAndRecog(KIND, "Hello?", LISTENING).arguments()).isEqualTo(
                "Hello?,builtin:speech/transcribe|builtin:dtmf/digits,"
                        + "t=10000&nit=6000&sct=600&dit=3000&dttc=#&gd=|&spl=en-US&p=lab&vn=Anna&b=1");
    }

    @Test
    void aPromptThatMayNotBeInterruptedIsNot() {
        assertThat(MrcpCommand.synth(KIND, "Hello.", false).arguments()).endsWith("&i=none");
        assertThat(MrcpCommand.synthAndRecog(kind(false, "session:a"), "Hello?", LISTENING).arguments())
                .endsWith("&b=0");
    }

    @Test
    void whatSeparatesArgumentsIsEscaped() {
        assertThat(MrcpCommand.synth(KIND, "a, b (c) [d] \"e\" \\f", true).arguments())
                .startsWith("a\\, b \\(c\\) \\[d\\] \\\"e\\\" \\\\f,l=");
        assertThat(MrcpCommand.recog(kind(true, "inline:<one-of a=\"1,2\"/>"), LISTENING).arguments())
                .startsWith("inline:<one-of a=\\\"1\\,2\\\"/>,t=");
    }

    @Test
    void aPromptIsNotSplit() {
        assertThat(MrcpCommand.synthAndRecog(KIND, "2^3?", LISTENING).arguments()).startsWith("2 3?,");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/etc/passwd", " /etc/passwd", "\"/etc/passwd\"", "<speak>hi</speak>", "<?xml version='1.0'?>",
        "http://example.com/x", "HTTPS://example.com", "file:///etc/passwd", "audio:hello-world", "\t/etc"})
    void aTextIsSpokenAndNothingElse(String text) {
        assertThat(MrcpText.plain(text)).startsWith(", ");
    }

    @Test
    void anOrdinaryTextIsLeftAsItIs() {
        assertThat(MrcpText.plain("Guten Tag: was kann ich für Sie tun?")).isEqualTo(
                "Guten Tag: was kann ich für Sie tun?");
        assertThat(MrcpText.plain("Note: we are closed.")).isEqualTo("Note: we are closed.");
        assertThat(MrcpText.plain("5 is < 6.\nYes\u0007 ")).isEqualTo("5 is < 6. Yes");
        assertThat(MrcpText.plain("  ")).isEmpty();
    }

    @Test
    void whatAsteriskWouldNotReadToItsEndDoesNotFit() {
        assertThat(MrcpCommand.synth(KIND, "word ".repeat(350), true).fits()).isTrue();
        assertThat(MrcpCommand.synth(KIND, "a,".repeat(500), true).fits()).isFalse();
    }
}
