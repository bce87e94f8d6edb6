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
    void aCommandWithoutArgumentsStandsAlone() {
        assertThat(AgiCommand.line("ANSWER")).isEqualTo("ANSWER\n");
    }
}
