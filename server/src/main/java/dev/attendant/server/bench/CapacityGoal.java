package dev.attendant.server.bench;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a run with many calls is held against. */
enum CapacityGoal {
    /** Of the frames that callers got, those at most 5 ms behind the 20 ms schedule. */
    FRAMES("frames within 5 ms of the schedule, %", 99.9, "%.3f", BenchReport::framesOnTimePercent),
    /** What is not configured or the recogniser's: reply, synthesis from memory, the wait for the next frame. */
    ADDED_MEDIAN("added between question and answer, p50, ms", 25, "%.1f",
            report -> report.added(report.answerBegun().p50())),
    ADDED_TAIL("… p99, ms", 60, "%.1f", report -> report.added(report.answerBegun().p99())),
    FIRST_FRAME("call's arrival to the greeting's first frame, p99, ms", 50, "%.1f",
            report -> report.greetingWritten().p99()),
    /** Two and a half times what an echo in C took for moving the audio of a call on the machine of this project. */
    PROCESSOR("processor, cores a call", 0.0011, "%.5f", BenchReport::coresPerCall),
    HEAP("heap a call, kB", 150, "%.0f", report -> report.heapBytesPerCall() / 1e3),
    /** Those that the JVM and its pools start with the first calls are not a call's. */
    THREADS("platform threads a call", 0.1, "%.3f", BenchReport::threadsPerCall);

    private final String title;
    private final double limit;
    private final String format;
    private final ToDoubleFunction<BenchReport> figure;

    CapacityGoal(String title, double limit, String format, ToDoubleFunction<BenchReport> figure) {
        this.title = title;
        this.limit = limit;
        this.format = format;
        this.figure = figure;
    }

    String title() {
        return title;
    }

    /** What is wanted. */
    String wanted() {
        return (this == FRAMES ? "≥ " : "≤ ") + (limit == Math.rint(limit) ? Long.toString((long) limit)
                : Double.toString(limit));
    }

    String figure(BenchReport report) {
        return String.format(Locale.ROOT, format, figure.applyAsDouble(report));
    }

    boolean isReached(BenchReport report) {
        double value = figure.applyAsDouble(report);
        return this == FRAMES ? value >= limit : value <= limit;
    }
}
