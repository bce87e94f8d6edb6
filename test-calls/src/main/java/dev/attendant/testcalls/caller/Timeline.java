package dev.attendant.testcalls.caller;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what happens in a talk. */
final class Timeline {

    private final List<TimelineEvent> events = new ArrayList<>();
    private final Consumer<TimelineEvent> listener;
    private long start = System.nanoTime();

    Timeline(Consumer<TimelineEvent> listener) {
        this.listener = listener;
    }

    void startedAt(long nanos) {
        start = nanos;
    }

    void add(long nanos, TimelineEvent.Kind kind, String detail) {
        TimelineEvent event = new TimelineEvent((nanos - start) / 1e6, kind, detail);
        events.add(event);
        listener.accept(event);
    }

    /** In the order of time; that somebody has stopped is found out a little later. */
    List<TimelineEvent> inOrder() {
        return events.stream().sorted(Comparator.comparingDouble(TimelineEvent::atMillis)).toList();
    }
}
