package dev.attendant.server.bench.turns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the talks of one PBX have shown. For one thread. */
final class Results {

    private final Map<Row, List<Delay>> delays = new EnumMap<>(Row.class);
    private final List<String> failures = new ArrayList<>();
    private long pauses;
    private long cutOffs;

    void add(Row row, Delay delay) {
        delays.computeIfAbsent(row, first -> new ArrayList<>()).add(delay);
    }

    /** Somebody dictated, with so many pauses. */
    void countPauses(int count) {
        pauses += count;
    }

    /** The attendant began to talk so often while the caller was talking. */
    void cutOff(long times) {
        cutOffs += times;
    }

    void failed(String reason) {
        failures.add(reason);
    }

    /** Nothing when it has never been measured. */
    Optional<Spread> spread(Row row) {
        return Optional.ofNullable(delays.get(row)).map(Spread::of);
    }

    long pauses() {
        return pauses;
    }

    long cutOffs() {
        return cutOffs;
    }

    /** Why talks did not come to their end. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
