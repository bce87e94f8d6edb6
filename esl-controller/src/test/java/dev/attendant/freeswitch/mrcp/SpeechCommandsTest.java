package dev.attendant.freeswitch.mrcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.scenario.LineKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechCommandsTest {

    private static final MrcpListening LISTENING = new MrcpListening(
            Duration.ofSeconds(4), Duration.ofMillis(400), Duration.ofSeconds(10), Duration.ofSeconds(1), 1);

    private static SpeechCommands commands(String profile, String voice, String language, String... grammars) {
        return new SpeechCommands(
                new LineKind.UniMrcp(profile, voice, language, List.of(grammars), true, Duration.ofSeconds(10)));
    }

    @Test
    void aQuestionIsOnePromptAndOneGrammarWithItsTimes() {
        assertThat(commands("lab", "Anna", "", "builtin:grammar/number").speakAndListen("Which number?", LISTENING))
                .isEqualTo("say:Which number? detect:unimrcp:lab {start-input-timers=false,no-input-timeout=4000,"
                        + "speech-complete-timeout=400,recognition-timeout=10000}builtin:grammar/number");
    }

    @Test
    void withoutAPromptTheCallersTimeBeginsAtOnce() {
        assertThat(commands("lab", "", "", "builtin:a").speakAndListen("", LISTENING))
                .startsWith("silence_stream://20 detect:unimrcp:lab {start-input-timers=true,");
    }

    @Test
    void theLanguageIsToldToTheVoiceAndTheRecogniser() {
        assertThat(commands("", "", "de-DE", "builtin:a").speakAndListen("Hallo", LISTENING))
                .startsWith("say:{speech-language=de-DE}Hallo detect:unimrcp {")
                .contains(",Speech-Language=de-DE}builtin:a");
    }

    @Test
    void severalGrammarsAreAListOfUris() {
        assertThat(commands("lab", "", "", "builtin:a", "http://host/it's").speakAndListen("x", LISTENING))
                .endsWith("}builtin:a\nhttp://host/it%27s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "inline:<g v='1.0' w=\"it's\">don't</g>     | inline:<g v=\"1.0\" w=\"it&#39;s\">don&#39;t</g>",
        "inline:<g>\\d</g>                          | inline:<g>&#92;d</g>",
        "builtin:grammar/number                     | builtin:grammar/number",
    })
    void anInlineGrammarIsTheSameXmlWithoutWhatFreeSwitchTakesAway(String grammar, String sent) {
        assertThat(SpeechCommands.grammar(grammar)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Look: ${system(date)}                      | Look: $ {system(date)}",
        "<speak><audio src=\"http://x\"/></speak>   | speak><audio src=\"http://x\"/></speak>",
        " {voice=x}Hello                            | voice=x}Hello",
        "< { <?xml                                  | ?xml",
        "detect:unimrcp {x}builtin:y                | detect :unimrcp {x}builtin:y",
        "it's John's                                | it\u2019s John\u2019s",
    })
    void aTextIsSpokenAndNothingElse(String text, String spoken) {
        assertThat(SpeechCommands.spoken(text)).isEqualTo(spoken);
    }

    @Test
    void aLegHearsKeysOnlyWhenTheyInterrupt() {
        assertThat(commands("lab", "Anna", "", "builtin:a").leg("u", true))
                .startsWith("{origination_uuid=u,")
                .contains(",tts_engine=unimrcp:lab,tts_voice=Anna,", ",playback_terminators=0123456789*#ABCD}");
        assertThat(commands("lab", "", "", "builtin:a").leg("u", false))
                .contains(",playback_terminators=none}").doesNotContain("tts_voice");
    }
}
