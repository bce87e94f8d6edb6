package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EslTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "${system rm -rf /}~$ {system rm -rf /}",
                "$${password}~$$ {password}",
                "$$$${x}~$$$$ {x}",
                "\\${x}~/$ {x}",
                "$\\'{system ls}~$/'{system ls}",
                "%[api_hangup_hook=system ls]x~[api_hangup_hook=system ls]x",
                "%,[a=b]~,[a=b]",
                "%$$[a=b]~$$[a=b]",
                "100 % [sic] and $5 or {braces}~100 % [sic] and $5 or {braces}",
                "Grüße, 5 €~Grüße, 5 €"
            })
    void textOfOthersIsNothingButText(String text, String literal) {
        assertThat(EslText.literal(text)).isEqualTo(literal);
    }

    @Test
    void controlCharactersBecomeBlanks() {
        assertThat(EslText.literal("a\r\nb\0c\td\u0085e\u007f")).isEqualTo("a  b c d e ");
    }

    @Test
    void aDollarSignAtTheEndDoesNotOpenWhatIsPutBehindIt() {
        assertThat(EslText.literal("$") + "{system ls}").isEqualTo("$ {system ls}");
    }

    @Test
    void blanksInFrontThatFreeSwitchTakesAwayHideNothing() {
        assertThat(EslText.literal("  %[a=b]")).isEqualTo("[a=b]");
    }

    @Test
    void nothingThatPassedAsALiteralIsExpandedHoweverOftenItIsRead() {
        Random random = new Random(7);
        String alphabet = "${{}$\\'% []ns\n\0a";
        int dangerous = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            dangerous += expandsWithinThreeReadings(text.toString()) ? 1 : 0;
            assertThat(expandsWithinThreeReadings(EslText.literal(text.toString()))).as(text.toString()).isFalse();
        }
        assertThat(dangerous).as("the model does see what is dangerous").isGreaterThan(1000);
    }

    private static boolean expandsWithinThreeReadings(String text) {
        String read = text;
        for (int i = 0; i < 3; i++) {
            boolean scope = read.startsWith("%") && (read.startsWith("[", 1) || read.startsWith("[", 2));
            if (scope) {
                return true;
            }
            StringBuilder out = new StringBuilder();
            if (expand(read, out)) {
                return true;
            }
            read = out.toString();
        }
        return false;
    }

    /** The scan of {@code switch_channel_expand_variables_check}; true where it would expand. */
    private static boolean expand(String in, StringBuilder out) {
        for (int p = 0; p < in.length(); p++) {
            boolean verbatim = false;
            if (at(in, p) == '\\') {
                if (at(in, p + 1) == '$') {
                    verbatim = true;
                    p++;
                    p += at(in, p + 1) == '$' ? 1 : 0;
                } else if (at(in, p + 1) == '\'') {
                    p++;
                    continue;
                } else if (at(in, p + 1) == '\\') {
                    out.append('\\');
                    p++;
                    continue;
                }
            }
            if (at(in, p) == '$' && !verbatim) {
                p += at(in, p + 1) == '$' ? 1 : 0;
                if (at(in, p + 1) == '{') {
                    return true;
                }
            }
            out.append(at(in, p));
        }
        return false;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }
}
