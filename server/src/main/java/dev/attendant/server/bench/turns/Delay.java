package dev.attendant.server.bench.turns;

/**
 * A time that a caller waited, and what of it was none of our doing. All in milliseconds.
 *
 * @param total   at the caller's ear
 * @param silence of it, the silence that turn-taking waited for, or another configured time
 * @param engines of the rest, what the engines were told to take
 */
record Delay(double total, double silence, double engines) {

    private static final double NANOS = 1e6;

    /** @param from as {@link System#nanoTime}, as {@code to} is */
    static Delay between(long from, long to, double silence, double engines) {
        return new Delay((to - from) / NANOS, silence, engines);
    }

    /** What we, the PBX and the network added. */
    double added() {
        return total - silence - engines;
    }
}
