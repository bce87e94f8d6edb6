package dev.attendant.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AgiCommandTest {

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(AgiCommand.line("SET VARIABLE", "X", "say \"hi\" \\ there"))
                .isEqualTo("SET VARIABLE \"X\" \"say \\\"hi\\\" \\\\ there\"\n");
    }

    @Test
    void aLineBreakInAValueCannotBeginACommandOfItsOwn() {
        assertThat(AgiCommand.line("SET VARIABLE", "X", "a\r\nHANGUP\nb\u0000c"))
                .isEqualTo("SET VARIABLE \"X\" \"a  HANGUP b c\"\n");
    }

    @Test
    void aLineThatAsteriskWouldReadAsTwoCommandsIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> AgiCommand.line("SET VARIABLE", "X", "é".repeat(1500)));
    }

    @Test
    void aValueIsCutToWhatALineCarriesWhateverIsInIt() {
        assertThat(AgiCommand.fitting("short \"and\" \\ odd")).isEqualTo("short \"and\" \\ odd");
        for (String piece : new String[] {"a", "é", "\"", "\n", "\ud83d\ude00"}) {
            String fitting = AgiCommand.fitting(piece.repeat(5000));
            assertThat(AgiCommand.line("SET VARIABLE", "__ATTENDANT_SUMMARY", fitting)).hasSizeGreaterThan(400);
            assertThat(piece.repeat(5000)).startsWith(fitting);
            assertThat(Character.isHighSurrogate(fitting.charAt(fitting.length() - 1))).isFalse();
        }
    }

    @Test
    void aCommandWithoutArgumentsStandsAlone() {
        assertThat(AgiCommand.line("ANSWER")).isEqualTo("ANSWER\n");
    }
}
