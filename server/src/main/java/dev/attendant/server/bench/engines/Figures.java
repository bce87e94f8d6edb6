package dev.attendant.server.bench.engines;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What was measured of one adapter. For one thread. */
final class Figures {

    /** The service's own time is not in them. */
    enum Figure {
        FIRST_WORD("request to first word"),
        RESULT("end of speech to result"),
        CLOSED("cancel to closed");

        private final String title;

        Figure(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** In milliseconds. */
    record Spread(long count, double p50, double p99, double max) {}

    private static final long LONGEST_SECONDS = 60;
    private static final int DIGITS = 3;

    private final Map<Figure, Histogram> histograms = new EnumMap<>(Figure.class);

    void add(Figure figure, long nanos) {
        histograms.computeIfAbsent(figure, first -> new Histogram(TimeUnit.SECONDS.toNanos(LONGEST_SECONDS), DIGITS))
                .recordValue(Math.max(0, nanos));
    }

    /** Nothing when the adapter does not have it. */
    Optional<Spread> spread(Figure figure) {
        return Optional.ofNullable(histograms.get(figure)).map(histogram -> new Spread(
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getMaxValue())));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
