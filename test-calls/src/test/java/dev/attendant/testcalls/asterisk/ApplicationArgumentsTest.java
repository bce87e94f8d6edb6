package dev.attendant.testcalls.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationArgumentsTest {

    @Test
    void commasSeparateButNotInBracketsOrQuotes() {
        assertThat(ApplicationArguments.split("a,b(c,d),[e,f],\"g,h\","))
                .containsExactly("a", "b(c,d)", "[e,f]", "g,h", "");
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(ApplicationArguments.split("a\\, b \\(c\\) \\\"d\\\" \\\\e,f"))
                .containsExactly("a, b (c) \"d\" \\e", "f");
    }

    @Test
    void whatIsNotEscapedSwallowsTheRest() {
        assertThat(ApplicationArguments.split("smile :-(,l=en-US"))
                .containsExactly("smile :-(,l=en-US");
    }
}
