package dev.attendant.testcalls.caller;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class FrameScheduleTest {

    private final LoadStatistics statistics = new LoadStatistics();
    private final FrameSchedule schedule = new FrameSchedule(statistics);

    @Test
    void framesOnTimeAreNotLate() {
        arrive(0, 20, 40, 60);

        LoadReport report = statistics.report();
        assertThat(report.frames()).isEqualTo(4);
        assertThat(report.gaps().max()).isEqualTo(20, offset(0.1));
        assertThat(report.laterThan5()).isZero();
    }

    @Test
    void aLateFrameIsLateAndTheNextOnTimeIsNot() {
        arrive(0, 20, 72, 72, 80, 100);

        LoadReport report = statistics.report();
        assertThat(report.gaps().max()).isEqualTo(52, offset(0.1));
        assertThat(report.gapsOver30()).isEqualTo(1 / 5.0);
        // Due at 40 and 60: 32 and 12 ms late.
        assertThat(report.laterThan5()).isEqualTo(2 / 5.0);
        assertThat(report.laterThan30()).isEqualTo(1 / 5.0);
    }

    @Test
    void anEarlierFrameSetsTheSchedule() {
        arrive(10, 20, 40, 60);

        assertThat(statistics.report().laterThan5()).isZero();
    }

    @Test
    void aPauseBeginsTheScheduleAnew() {
        arrive(0, 20);
        schedule.stop();
        arrive(5_000, 5_020);

        assertThat(statistics.report().laterThan5()).isZero();
        assertThat(statistics.report().gaps().count()).isEqualTo(2);
    }

    @Test
    void whatWasMeasuredInTheWarmUpCanBeForgotten() {
        arrive(0, 500);
        statistics.reset();

        assertThat(statistics.report().frames()).isZero();
        assertThat(statistics.report().gaps().count()).isZero();
        assertThat(statistics.report().toString()).contains("none");
    }

    private void arrive(long... millis) {
        for (long at : millis) {
            schedule.arrived(at * 1_000_000);
        }
    }
}
