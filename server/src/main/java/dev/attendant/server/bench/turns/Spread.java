package dev.attendant.server.bench.turns;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How some delays of one kind are spread, in milliseconds; silence, engines and way in are medians. */
record Spread(int count, Percentiles total, double silence, double engines, double wayIn, Percentiles added) {

    /** By nearest rank. */
    record Percentiles(double p50, double p90) {}

    /** Of at least one. */
    static Spread of(List<Delay> delays) {
        return new Spread(
                delays.size(),
                percentiles(delays, Delay::total),
                percentiles(delays, Delay::silence).p50(),
                percentiles(delays, Delay::engines).p50(),
                percentiles(delays, Delay::wayIn).p50(),
                percentiles(delays, Delay::added));
    }

    private static Percentiles percentiles(List<Delay> delays, ToDoubleFunction<Delay> figure) {
        double[] sorted = delays.stream().mapToDouble(figure).sorted().toArray();
        return new Percentiles(rank(sorted, 0.5), rank(sorted, 0.9));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
