package dev.attendant.server.bench.turns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * When turn-taking took a caller's turn for over, as its recogniser was told. Engines are made by name, so it is
 * found by a name, too. For one talk at a time, from any thread.
 */
final class EngineLog {

    /**
     * A turn was ended.
     *
     * @param at           {@link System#nanoTime}
     * @param silentMillis so much silence there was in the caller's audio by then
     */
    record TurnEnded(long at, double silentMillis) {}

    private static final Map<String, EngineLog> LOGS = new ConcurrentHashMap<>();

    private final List<TurnEnded> turns = new CopyOnWriteArrayList<>();

    static EngineLog named(String name) {
        return LOGS.computeIfAbsent(name, unknown -> new EngineLog());
    }

    static void forget(String name) {
        LOGS.remove(name);
    }

    /** Nothing before is of interest any more. */
    void clear() {
        turns.clear();
    }

    void turnEnded(double silentMillis) {
        turns.add(new TurnEnded(System.nanoTime(), silentMillis));
    }

    /** The first end of a turn in a time. */
    Optional<TurnEnded> turnEnd(long from, long to) {
        return turns.stream().filter(turn -> turn.at() - from >= 0 && turn.at() - to <= 0).findFirst();
    }
}
