package dev.attendant.server.bench.turns;

import dev.attendant.server.bench.turns.EngineLog.TurnEnded;
import dev.attendant.server.bench.turns.EngineLog.Work;
import java.util.Comparator;
import java.util.List;

/**
 * A time that a caller waited, and what of it was none of our doing. All in milliseconds.
 *
 * @param total   at the caller's ear
 * @param silence of it, the silence that turn-taking waited for before it took the turn for over
 * @param engines of the rest, the time in which an engine took as long as it was told to
 */
record Delay(double total, double silence, double engines) {

    private static final double NANOS = 1e6;

    /** What we, the PBX and the network added. */
    double added() {
        return total - silence - engines;
    }

    /** From the last sample of a caller's speech to the first of the answer; the silence as the log has it. */
    static Delay ofAnswer(long ended, long heard, EngineLog log) {
        double silence = log.turnEnd(ended, heard).map(TurnEnded::silentMillis).orElse(0.0);
        return of(ended, heard, silence, log.work());
    }

    /** In which nothing was to be waited for but a configured time. */
    static Delay of(long from, long to, double configuredMillis) {
        return of(from, to, configuredMillis, List.of());
    }

    /** Work at the same time as other work, or while turn-taking waits anyway, costs nothing: it counts once. */
    static Delay of(long from, long to, double silenceMillis, List<Work> work) {
        long covered = Math.min(to, from + (long) (silenceMillis * NANOS));
        double silence = (covered - from) / NANOS;
        double engines = 0;
        for (Work each : work.stream().sorted(Comparator.comparingLong(Work::from)).toList()) {
            long begins = Math.max(covered, each.from());
            long ends = Math.min(to, each.to());
            if (ends > begins) {
                engines += (ends - begins) / NANOS;
                covered = ends;
            }
        }
        return new Delay((to - from) / NANOS, silence, engines);
    }
}
