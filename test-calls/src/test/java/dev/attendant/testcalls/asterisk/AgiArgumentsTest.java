package dev.attendant.testcalls.asterisk;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgiArgumentsTest {

    @Test
    void blanksSeparateAndQuotesHoldTogether() {
        assertThat(AgiArguments.parse("  EXEC\tQueue  \"support,c,,,20\" ")).containsExactly("EXEC", "Queue",
                "support,c,,,20");
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(AgiArguments.parse("a \"b \\\" c\" d\\ e \\n \\\\"))
                .containsExactly("a", "b \" c", "d e", "n", "\\");
    }

    @Test
    void anEmptyQuotedArgumentIsAnArgument() {
        assertThat(AgiArguments.parse("STREAM FILE beep \"\"")).containsExactly("STREAM", "FILE", "beep", "");
    }

    @Test
    void anEmptyLineHasNoArguments() {
        assertThat(AgiArguments.parse("   ")).isEmpty();
    }
}
