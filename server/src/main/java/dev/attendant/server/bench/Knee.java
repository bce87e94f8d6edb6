package dev.attendant.server.bench;

import java.util.List;
import java.util.OptionalInt;

/** The number of calls up to which frames are on time, as far as it is known from runs. */
final class Knee {

    /** What is looked for is not known better than that, from run to run. */
    private static final double CLOSE = 0.1;

    private static final int ROUND = 10;

    private Knee() {}

    /** With how many calls frames were on time, and with all fewer ones; 0 when with none. */
    static int most(List<BenchReport> reports) {
        int tooMany = tooMany(reports);
        return reports.stream()
                .mapToInt(report -> report.settings().calls())
                .filter(calls -> tooMany == 0 || calls < tooMany)
                .max()
                .orElse(0);
    }

    /** The least number with which they were not; 0 when there is none. */
    static int tooMany(List<BenchReport> reports) {
        return reports.stream()
                .filter(report -> !CapacityGoal.FRAMES.isReached(report))
                .mapToInt(report -> report.settings().calls())
                .min()
                .orElse(0);
    }

    /** With how many calls to look next: half-way; empty when it is known well enough. */
    static OptionalInt next(List<BenchReport> reports) {
        int good = most(reports);
        int bad = tooMany(reports);
        int middle = (good + bad) / 2 / ROUND * ROUND;
        return bad == 0 || bad - good <= CLOSE * bad || middle <= good ? OptionalInt.empty() : OptionalInt.of(middle);
    }
}
