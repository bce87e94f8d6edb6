package dev.attendant.conversation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {

    @Test
    void aMuLawCodeStandsForTheValueOfTheRecommendationsTable() {
        for (int code = 0; code < 256; code++) {
            int exponent = 7 - (code >> 4 & 7);
            int mantissa = 15 - (code & 15);
            // G.711, table 2: ((2m + 33)·2^e − 33) on a scale of 14 bits
            int magnitude = 4 * ((2 * mantissa + 33) * (1 << exponent) - 33);
            assertThat(G711.MU_LAW.decode((byte) code)).isEqualTo((short) (code < 128 ? -magnitude : magnitude));
        }
    }

    @Test
    void anALawCodeStandsForTheValueOfTheRecommendationsTable() {
        for (int code = 0; code < 256; code++) {
            int exponent = (code ^ 0x55) >> 4 & 7;
            int mantissa = (code ^ 0x55) & 15;
            // G.711, table 1: 2m + 1 in the first segment, (2m + 33)·2^(e−1) above, on a scale of 13 bits
            int magnitude = 8 * (exponent == 0 ? 2 * mantissa + 1 : (2 * mantissa + 33) << exponent - 1);
            assertThat(G711.A_LAW.decode((byte) code)).isEqualTo((short) (code < 128 ? -magnitude : magnitude));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MU_LAW, 0, 255", "MU_LAW, 32767, 128", "MU_LAW, -32768, 0", "MU_LAW, 1000, 206", "MU_LAW, -1000, 78",
        "A_LAW, 0, 213", "A_LAW, -1, 85", "A_LAW, 32767, 170", "A_LAW, -32768, 42", "A_LAW, 1000, 250",
    })
    void aSampleHasTheCodeThatEveryTelephoneGivesIt(G711 law, short sample, int code) {
        assertThat(law.encode(sample) & 0xFF).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void aSampleIsOffByNoMoreThanHalfAStepOfItsSegment(G711 law) {
        for (int sample = -32635; sample <= 32635; sample++) {
            byte code = law.encode((short) sample);
            int step = Math.abs(law.decode(code) - law.decode((byte) (code ^ 1)));
            // μ-law reads 14 bits of the 16, and a negative sample as its one's complement
            assertThat(Math.abs(law.decode(code) - sample)).as("sample %d", sample).isLessThanOrEqualTo(step / 2 + 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDecodedEncodesToTheSameAgain(G711 law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode((byte) code);
            assertThat(law.decode(law.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    void anArrayIsItsSamples() {
        short[] pcm = {0, 8, -8, 32124, -32124};
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode(pcm))).isEqualTo(pcm);
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode(pcm), 1, 2)).containsExactly(8, -8);
    }
}
