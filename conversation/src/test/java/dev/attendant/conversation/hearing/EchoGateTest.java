package dev.attendant.conversation.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EchoGateTest {

    private final EchoGate gate = new EchoGate();

    private static short[] level(double level) {
        short[] frame = new short[160];
        Arrays.fill(frame, (short) level);
        return frame;
    }

    private void plays(double level, boolean sound, int frames) {
        for (int i = 0; i < frames; i++) {
            gate.played(level(level), sound);
        }
    }

    @Test
    void whatIsThirtyDecibelsBelowOurVoiceMayBeItsEcho() {
        plays(10_000, true, 1);
        assertThat(gate.mayBeEcho(level(10_000 / 31.6))).isTrue();
    }

    @Test
    void aCallerWhoIsLouderIsHeard() {
        plays(10_000, true, 1);
        assertThat(gate.mayBeEcho(level(10_000 / 10.0))).isFalse();
    }

    @Test
    void theEchoOfALoudWordIsStillExpectedAThirdOfASecondLater() {
        plays(10_000, true, 1);
        plays(100, true, 16);
        assertThat(gate.mayBeEcho(level(300))).isTrue();
        plays(100, true, 4);
        assertThat(gate.mayBeEcho(level(300))).isFalse();
    }

    @Test
    void whileWeAreSilentNothingIsOurEcho() {
        plays(0, false, 5);
        assertThat(gate.mayBeEcho(level(1))).isFalse();
        plays(10_000, true, 1);
        plays(0, false, 20);
        assertThat(gate.mayBeEcho(level(1))).isFalse();
    }

    @Test
    void theLoudestVoiceThatThereCanBeIsReckonedRight() {
        plays(Short.MIN_VALUE, true, 1);
        assertThat(gate.mayBeEcho(level(32_000))).isFalse();
        assertThat(gate.mayBeEcho(level(1000))).isTrue();
    }
}
