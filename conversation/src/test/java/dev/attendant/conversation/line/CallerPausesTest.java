package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerPausesTest {

    private static final int USUAL = 30;

    private final CallerPauses pauses = new CallerPauses(USUAL);

    private void wentOnAfter(int frames, int times) {
        for (int i = 0; i < times; i++) {
            pauses.wentOnAfter(frames);
        }
    }

    @Test
    void aCallerOfWhomNothingIsKnownGetsTheUsualWait() {
        assertThat(pauses.endFrames()).isEqualTo(USUAL);
    }

    @Test
    void aCallerWhoPausesLongIsSoonGivenMoreTime() {
        wentOnAfter(40, 2);
        assertThat(pauses.endFrames()).isGreaterThan(40);
    }

    @Test
    void aQuickCallerIsAnsweredSoonerButNeverMuch() {
        wentOnAfter(10, 3);
        assertThat(pauses.endFrames()).isLessThan(USUAL);
        wentOnAfter(10, 500);
        assertThat(pauses.endFrames()).isEqualTo(22);
    }

    @Test
    void aStopBetweenTwoSoundsIsNoPause() {
        wentOnAfter(7, 100);
        assertThat(pauses.endFrames()).isEqualTo(USUAL);
    }

    @Test
    void longPausesAreLearnedFasterThanShortOnes() {
        wentOnAfter(40, 1);
        int longer = pauses.endFrames() - USUAL;
        CallerPauses other = new CallerPauses(USUAL);
        other.wentOnAfter(8);
        assertThat(longer).isGreaterThan(2 * (USUAL - other.endFrames()));
    }
}
