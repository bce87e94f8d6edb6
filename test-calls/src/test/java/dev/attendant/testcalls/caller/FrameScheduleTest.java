package dev.attendant.testcalls.caller;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class FrameScheduleTest {

    private final LoadStatistics statistics = new LoadStatistics();
    private final FrameSchedule schedule = new FrameSchedule(statistics.heardFrames());

    @Test
    void framesOnTimeAreNotLate() {
        arrive(0, 20, 40, 60);
        schedule.stop();

        LoadReport report = statistics.report();
        assertThat(report.gaps().max()).isEqualTo(20, offset(0.1));
        assertThat(report.laterThan5()).isZero();
    }

    @Test
    void aLateFrameIsLateAndTheNextOnTimeIsNot() {
        arrive(0, 20, 72, 72, 80, 100);
        schedule.stop();

        LoadReport report = statistics.report();
        assertThat(report.gaps().max()).isEqualTo(52, offset(0.1));
        assertThat(report.gapsOver30()).isEqualTo(1 / 5.0);
        // Due at 40 and 60: 32 and 12 ms late.
        assertThat(report.laterThan5()).isEqualTo(2 / 6.0);
        assertThat(report.laterThan30()).isEqualTo(1 / 6.0);
    }

    @Test
    void aFrameThatIsLeftOutIsLateOnceAndNotAllThatFollow() {
        arriveEvery20(0, 100);
        arriveEvery20(2_020, 100);
        schedule.stop();

        assertThat(statistics.report().laterThan5()).isEqualTo(1 / 200.0);
    }

    @Test
    void asManyFramesAreLateAsAreLeftOut() {
        arriveEvery20(0, 100);
        arriveEvery20(2_060, 100);
        schedule.stop();

        assertThat(statistics.report().laterThan30()).isEqualTo(3 / 202.0);
    }

    @Test
    void aFrameThatIsEarlyMakesNoOtherLate() {
        arriveEvery20(0, 100);
        arrive(1_996);
        arriveEvery20(2_020, 100);
        schedule.stop();

        assertThat(statistics.report().laterThan5()).isZero();
    }

    @Test
    void aStallThatIsMadeUpForIsLateByEachOfItsFrames() {
        arriveEvery20(0, 100);
        arrive(2_100, 2_100, 2_100, 2_100, 2_100, 2_100);
        arriveEvery20(2_120, 100);
        schedule.stop();

        assertThat(statistics.report().laterThan5()).isEqualTo(5 / 206.0);
    }

    @Test
    void anEarlierFrameSetsTheSchedule() {
        arrive(4, 20, 40, 60);
        schedule.stop();

        assertThat(statistics.report().laterThan5()).isZero();
    }

    @Test
    void aPauseBeginsTheScheduleAnew() {
        arrive(0, 20);
        schedule.stop();
        arrive(5_000, 5_020);
        schedule.stop();

        assertThat(statistics.report().laterThan5()).isZero();
        assertThat(statistics.report().gaps().count()).isEqualTo(2);
    }

    @Test
    void whatWasMeasuredInTheWarmUpCanBeForgotten() {
        arrive(0, 500);
        statistics.reset();

        assertThat(statistics.report().gaps().count()).isZero();
        assertThat(statistics.report().toString()).contains("none");
    }

    private void arrive(long... millis) {
        for (long at : millis) {
            schedule.frame(at * 1_000_000);
        }
    }

    private void arriveEvery20(long from, int count) {
        for (int i = 0; i < count; i++) {
            schedule.frame((from + 20L * i) * 1_000_000);
        }
    }
}
