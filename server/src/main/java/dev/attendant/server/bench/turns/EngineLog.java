package dev.attendant.server.bench.turns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * When the engines of a benchmark were asked, and for how long they were told to take; times are
 * {@link System#nanoTime}. Engines are made by name, so it is found by a name, too. For one talk at a time, from any
 * thread.
 */
final class EngineLog {

    /** An engine was asked for something, and told to take so long. */
    record Work(long from, long to) {}

    /** A turn was ended, after so much silence in the caller's audio. */
    record TurnEnded(long at, double silentMillis) {}

    private static final Map<String, EngineLog> LOGS = new ConcurrentHashMap<>();

    private final List<Work> work = new CopyOnWriteArrayList<>();
    private final List<TurnEnded> turns = new CopyOnWriteArrayList<>();

    static EngineLog named(String name) {
        return LOGS.computeIfAbsent(name, unknown -> new EngineLog());
    }

    static void forget(String name) {
        LOGS.remove(name);
    }

    /** Nothing before is of interest any more. */
    void clear() {
        work.clear();
        turns.clear();
    }

    /** An engine is asked now. */
    void asked(Duration told) {
        long now = System.nanoTime();
        work.add(new Work(now, now + told.toNanos()));
    }

    void turnEnded(double silentMillis) {
        turns.add(new TurnEnded(System.nanoTime(), silentMillis));
    }

    List<Work> work() {
        return List.copyOf(work);
    }

    /** The first end of a turn in a time. */
    Optional<TurnEnded> turnEnd(long from, long to) {
        return turns.stream().filter(turn -> turn.at() - from >= 0 && turn.at() - to <= 0).findFirst();
    }
}
