package dev.attendant.server.tune;

import java.util.List;

/** How turns were taken in a call: then, or with the present settings. In the order in which it happened. */
record Outcome(List<CallerTurn> turns, List<Stop> stops) {

    Outcome {
        turns = List.copyOf(turns);
        stops = List.copyOf(stops);
    }
}
