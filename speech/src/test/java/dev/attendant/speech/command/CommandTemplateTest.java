package dev.attendant.speech.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {

    @Test
    void wordsAreSplitAtBlanksAndQuotesHoldThemTogether() {
        assertThat(CommandTemplate.parse("piper  --model \"/my voices/{voice}.onnx\" '' a'b c'd").words())
                .containsExactly("piper", "--model", "/my voices/{voice}.onnx", "", "ab cd");
    }

    @Test
    void whatAShellWouldReadMeansNothing() {
        var template = CommandTemplate.parse("say {text} --x={voice} $HOME | `id`");
        assertThat(template.fill(Map.of("text", "a; rm -rf $HOME \"{voice}\" 'b'", "voice", "x y")))
                .containsExactly("say", "a; rm -rf $HOME \"{voice}\" 'b'", "--x=x y", "$HOME", "|", "`id`");
    }

    @Test
    void aTextNeverBecomesAnOption() {
        assertThat(CommandTemplate.parse("say {text}").fill(Map.of("text", "--output=/etc/passwd")))
                .containsExactly("say", " --output=/etc/passwd");
        assertThat(CommandTemplate.parse("say --text={text}").fill(Map.of("text", "-5 degrees")))
                .containsExactly("say", "--text=-5 degrees");
    }

    @Test
    void aCommandThatCannotBeSplitIsRefused() {
        assertThatThrownBy(() -> CommandTemplate.parse("say \"hello")).hasMessageContaining("quote");
        assertThatThrownBy(() -> CommandTemplate.parse("  ")).hasMessageContaining("must be a command");
        assertThatThrownBy(() -> CommandTemplate.parse("{voice} x")).hasMessageContaining("begin with the program");
    }
}
