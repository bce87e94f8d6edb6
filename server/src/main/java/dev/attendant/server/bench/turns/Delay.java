package dev.attendant.server.bench.turns;

/**
 * A time that a caller waited, and what of it was none of our doing. All in milliseconds.
 *
 * @param total   at the caller's ear
 * @param silence of it, the silence that turn-taking waited for, or another configured time
 * @param engines of the rest, what the engines were told to take
 * @param wayIn   of what is ours: from the caller's mouth until turn-taking had heard it; 0 when it is not known
 */
record Delay(double total, double silence, double engines, double wayIn) {

    private static final double NANOS = 1e6;

    /** @param from as {@link System#nanoTime}, as {@code to} is */
    static Delay between(long from, long to, double silence, double engines) {
        return new Delay((to - from) / NANOS, silence, engines, 0);
    }

    /** The same when it is known at what time the turn was ended. */
    Delay turnEndedAt(long from, long ended) {
        return new Delay(total, silence, engines, (ended - from) / NANOS - silence);
    }

    /** What we, the PBX and the network added. */
    double added() {
        return total - silence - engines;
    }
}
