package dev.attendant.testcalls.caller;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What all callers of a load measured together. Any thread may add to it; histograms are in microseconds. */
public final class LoadStatistics {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final LongAdder frames = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Histogram gaps = histogram();
    private final Histogram lateness = histogram();
    private final Histogram firstAudio = histogram();
    private final Histogram answerFrames = histogram();
    private final Histogram responses = histogram();
    private final Histogram bargeIns = histogram();
    private final Histogram ownGaps = histogram();
    private final Histogram ownLateness = histogram();

    void frame() {
        frames.increment();
    }

    /** A call that could not do what it was for. */
    void failure() {
        failures.increment();
    }

    /** For the attendant's frames. */
    FrameSchedule.Listener heardFrames() {
        return recorder(gaps, lateness);
    }

    /** For those of the callers themselves. */
    FrameSchedule.Listener ownFrames() {
        return recorder(ownGaps, ownLateness);
    }

    void firstAudio(long nanos) {
        record(firstAudio, nanos);
    }

    void answerFrame(long nanos) {
        record(answerFrames, nanos);
    }

    void response(long nanos) {
        record(responses, nanos);
    }

    void bargeIn(long nanos) {
        record(bargeIns, nanos);
    }

    /** Forgets what was measured until now: the warm-up. */
    public void reset() {
        frames.reset();
        failures.reset();
        gaps.reset();
        lateness.reset();
        firstAudio.reset();
        answerFrames.reset();
        responses.reset();
        bargeIns.reset();
        ownGaps.reset();
        ownLateness.reset();
    }

    /** A view of this moment; what is added meanwhile may be in it or not. */
    public LoadReport report() {
        return new LoadReport(
                frames.sum(),
                failures.sum(),
                spread(gaps),
                shareLaterThan(gaps, 30),
                shareLaterThan(lateness, 5),
                shareLaterThan(lateness, 30),
                spread(firstAudio),
                spread(answerFrames),
                spread(responses),
                spread(bargeIns),
                spread(ownGaps),
                shareLaterThan(ownLateness, 5),
                shareLaterThan(ownLateness, 30));
    }

    private static FrameSchedule.Listener recorder(Histogram gaps, Histogram lateness) {
        return new FrameSchedule.Listener() {
            @Override
            public void gap(long nanos) {
                record(gaps, nanos);
            }

            @Override
            public void lateness(long nanos) {
                record(lateness, nanos);
            }
        };
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
    }

    private static double shareLaterThan(Histogram histogram, long millis) {
        long total = histogram.getTotalCount();
        long later = total - histogram.getCountBetweenValues(0, TimeUnit.MILLISECONDS.toMicros(millis));
        return total == 0 ? 0 : (double) later / total;
    }

    private static LoadReport.Spread spread(Histogram histogram) {
        return new LoadReport.Spread(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getTotalCount() == 0 ? 0 : histogram.getMaxValue() / 1e3);
    }
}
