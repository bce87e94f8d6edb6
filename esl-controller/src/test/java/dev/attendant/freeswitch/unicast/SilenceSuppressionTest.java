package dev.attendant.freeswitch.unicast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceSuppressionTest {

    private static final WireFormat FORMAT = new WireFormat(8000, 320);

    @Test
    void allSpeechIsSent() {
        SilenceSuppression silence = new SilenceSuppression(FORMAT);
        assertThat(sent(silence, speech(FORMAT), 500)).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"8000, 10", "8000, 20", "8000, 30", "8000, 40", "16000, 20", "48000, 20", "48000, 60"})
    void ofASecondOfSilenceTwoHundredMillisecondsAreHeldBack(int rate, int ptime) {
        WireFormat format = new WireFormat(rate, rate / 1000 * ptime * 2);
        SilenceSuppression silence = new SilenceSuppression(format);
        int second = Math.round(1000f / ptime);
        assertThat(sent(silence, new byte[format.bytes()], 10 * second)).isEqualTo(10 * (second - 200 / ptime));
    }

    @Test
    void aSilenceBeginsWithSilenceThatIsSent() {
        SilenceSuppression silence = new SilenceSuppression(FORMAT);
        assertThat(sent(silence, speech(FORMAT), 1)).isOne();
        assertThat(sent(silence, new byte[320], 5)).isEqualTo(5);
        assertThat(sent(silence, new byte[320], 10)).isZero();
        assertThat(sent(silence, new byte[320], 40)).isEqualTo(40);
    }

    @Test
    void speechIsNeverLateForThat() {
        SilenceSuppression silence = new SilenceSuppression(FORMAT);
        assertThat(sent(silence, new byte[320], 7)).isEqualTo(5);
        assertThat(sent(silence, speech(FORMAT), 1)).isOne();
        assertThat(sent(silence, new byte[320], 5)).isEqualTo(5);
    }

    /** Speech that is loud at its very end only. */
    private static byte[] speech(WireFormat format) {
        byte[] datagram = new byte[format.bytes()];
        datagram[datagram.length - 1] = 1;
        return datagram;
    }

    private static int sent(SilenceSuppression silence, byte[] datagram, int times) {
        int sent = 0;
        for (int i = 0; i < times; i++) {
            if (!silence.holdsBack(datagram)) {
                sent++;
            }
        }
        return sent;
    }
}
