package dev.attendant.server.tune;

import dev.attendant.conversation.audio.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How turns were taken in all the recordings together. */
final class Totals {

    private final long late;
    private final List<Long> waits = new ArrayList<>();
    private int cutOffs;
    private int lateTurns;
    private int bargeIns;
    private int falseBargeIns;

    /** @param late from how long on a wait is */
    Totals(Duration late) {
        this.late = Frame.count(late);
    }

    void add(Outcome outcome) {
        for (CallerTurn turn : outcome.turns()) {
            if (turn.words()) {
                waits.add(turn.waited());
                cutOffs += turn.cutOff() ? 1 : 0;
                lateTurns += turn.waited() > late ? 1 : 0;
            }
        }
        for (Stop stop : outcome.stops()) {
            bargeIns += stop.meant() ? 1 : 0;
            falseBargeIns += stop.meant() ? 0 : 1;
        }
    }

    int turns() {
        return waits.size();
    }

    int cutOffs() {
        return cutOffs;
    }

    int late() {
        return lateTurns;
    }

    int bargeIns() {
        return bargeIns;
    }

    int falseBargeIns() {
        return falseBargeIns;
    }

    /** The wait that so many percent of the turns did not exceed (nearest rank); empty without turns. */
    Optional<Duration> wait(int percent) {
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        List<Long> sorted = waits.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return Optional.of(Frame.duration(sorted.get(Math.max(1, rank) - 1)));
    }
}
