package dev.attendant.freeswitch.unicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormatDetectorTest {

    private static final long MILLI = 1_000_000;

    private final Random random = new Random(5);
    private long now = 1;

    @ParameterizedTest
    @CsvSource({
        "8000, 10", "8000, 20", "8000, 30", "8000, 40", "8000, 60", "16000, 10", "16000, 20", "16000, 30", "16000, 40",
        "16000, 60", "24000, 20", "32000, 20", "48000, 10", "48000, 20", "48000, 30", "48000, 40", "48000, 60"
    })
    void withoutAHintThePaceTellsTheRate(int rate, int ptime) {
        var detector = new WireFormatDetector(0);
        int bytes = rate / 1000 * ptime * 2;
        int datagrams = arriveUntilKnown(detector, bytes, ptime, 2);
        assertThat(detector.format()).contains(new WireFormat(rate, bytes));
        assertThat((datagrams - 1) * ptime).as("ms waited").isLessThanOrEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 10", "8000, 20", "8000, 30", "8000, 40", "16000, 10", "16000, 20", "16000, 40", "48000, 20"
    })
    void withAHintTheFirstDatagramTells(int rate, int ptime) {
        var detector = new WireFormatDetector(rate);
        int bytes = rate / 1000 * ptime * 2;
        assertThat(detector.arrived(bytes, now)).isTrue();
        assertThat(detector.format()).contains(new WireFormat(rate, bytes));
        arrive(detector, 200, bytes, ptime, 15);
        assertThat(detector.format()).contains(new WireFormat(rate, bytes));
    }

    @Test
    void whatHasOnlyOneFormatsSizeNeedsNoPace() {
        var detector = new WireFormatDetector(0);
        assertThat(detector.arrived(160, now)).isTrue();
        assertThat(detector.format()).contains(new WireFormat(8000, 160));
    }

    @Test
    void aHintThatDoesNotFitTheSizeIsNone() {
        var detector = new WireFormatDetector(8000);
        assertThat(detector.arrived(1920, now)).isFalse();
        arriveUntilKnown(detector, 1920, 20, 2);
        assertThat(detector.format()).contains(new WireFormat(48000, 1920));
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000, 640, 20", "16000, 8000, 320, 20", "16000, 8000, 640, 40"})
    void aWrongHintIsGivenUpWithinASecond(int hint, int rate, int bytes, int ptime) {
        var detector = new WireFormatDetector(hint);
        arrive(detector, 1, bytes, ptime, 0);
        assertThat(detector.format()).contains(new WireFormat(hint, bytes));
        arrive(detector, 1000 / ptime, bytes, ptime, 4);
        assertThat(detector.format()).contains(new WireFormat(rate, bytes));
    }

    @Test
    void aPaceThatStaysUnclearIsTakenForTheUsual() {
        var detector = new WireFormatDetector(0);
        // two of 640 bytes close together every 40 ms
        for (int pairs = 0; detector.format().isEmpty() && pairs < 12; pairs++) {
            detector.arrived(640, now);
            detector.arrived(640, now + 5 * MILLI);
            now += 40 * MILLI;
        }
        assertThat(detector.format()).contains(new WireFormat(16000, 640));
    }

    /** A late event loop finds what came meanwhile all at once, at first or at any time of the first look. */
    @ParameterizedTest
    @CsvSource({"8000, 20", "16000, 10", "16000, 20", "8000, 40", "48000, 20"})
    void ourOwnMachinesPausesAreNoPace(int rate, int ptime) {
        int bytes = rate / 1000 * ptime * 2;
        for (int pauseBegins = 0; pauseBegins <= 120; pauseBegins += 5) {
            for (int pause = 5; pause <= 145; pause += 5) {
                var detector = new WireFormatDetector(0);
                for (int sent = 0; sent < 1000; sent += ptime) {
                    boolean late = sent >= pauseBegins && sent < pauseBegins + pause;
                    detector.arrived(bytes, (late ? pauseBegins + pause : sent) * MILLI);
                    if (sent > 600 || detector.format().isPresent()) {
                        assertThat(detector.format()).as("paused at %d for %d ms", pauseBegins, pause)
                                .contains(new WireFormat(rate, bytes));
                    }
                }
            }
        }
    }

    @Test
    void aHoldAndABurstAfterItAreNoNewFormat() {
        var detector = new WireFormatDetector(8000);
        for (int holds = 0; holds < 20; holds++) {
            arrive(detector, 30, 320, 20, 5);
            now += 1000 * MILLI;
            for (int i = 0; i < 50; i++) {
                detector.arrived(320, now);
            }
        }
        assertThat(detector.format()).contains(new WireFormat(8000, 320));
    }

    @Test
    void lostDatagramsAreNoNewFormat() {
        var detector = new WireFormatDetector(16000);
        for (int i = 0; i < 2000; i++) {
            if (random.nextInt(10) > 0) {
                detector.arrived(640, now);
            }
            now += 20 * MILLI;
        }
        assertThat(detector.format()).contains(new WireFormat(16000, 640));
    }

    @ParameterizedTest
    @CsvSource({"8000, 20, 8000, 40", "8000, 20, 16000, 20", "16000, 20, 8000, 20", "48000, 20, 8000, 20",
        "8000, 20, 8000, 30", "8000, 30, 8000, 10"})
    void anotherCodecOrPacketTimeIsFoundInMidCall(int oldRate, int oldPtime, int rate, int ptime) {
        var detector = new WireFormatDetector(oldRate);
        arrive(detector, 50, oldRate / 1000 * oldPtime * 2, oldPtime, 3);
        int bytes = rate / 1000 * ptime * 2;
        arrive(detector, 500 / ptime, bytes, ptime, 3);
        assertThat(detector.format()).contains(new WireFormat(rate, bytes));
    }

    @Test
    void aDatagramOfAnotherSizeNowAndThenIsNoNewFormat() {
        var detector = new WireFormatDetector(8000);
        for (int i = 0; i < 100; i++) {
            arrive(detector, 10, 320, 20, 3);
            arrive(detector, 1, 160, 10, 0);
        }
        assertThat(detector.format()).contains(new WireFormat(8000, 320));
    }

    private int arriveUntilKnown(WireFormatDetector detector, int bytes, int ptime, int jitter) {
        int datagrams = 0;
        while (detector.format().isEmpty() && datagrams < 100) {
            arrive(detector, 1, bytes, ptime, jitter);
            datagrams++;
        }
        return datagrams;
    }

    /** @param jitter by how many milliseconds at most a datagram is late */
    private void arrive(WireFormatDetector detector, int count, int bytes, int ptime, int jitter) {
        for (int i = 0; i < count; i++) {
            detector.arrived(bytes, now + random.nextLong(jitter * MILLI + 1));
            now += ptime * MILLI;
        }
    }
}
