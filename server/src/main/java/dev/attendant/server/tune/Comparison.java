package dev.attendant.server.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One recording's talk, line by line: what happened then beside what would now. */
record Comparison(List<Line> lines) {

    /** The caller's sound of then and of now may begin and end so far apart (100 ms). */
    private static final int NEAR = 5;

    /** In the talk's order. */
    sealed interface Line {

        Stretch heard();

        /** @param then none when this, or this alone, was no turn; {@code now} when it would not be heard as one */
        record Caller(Stretch heard, List<CallerTurn> then, Optional<CallerTurn> now) implements Line {}

        /** What interrupted it. */
        record Attendant(Stretch heard, List<Stop> then, List<Stop> now) implements Line {}
    }

    static Comparison of(Timeline timeline, Outcome then, Outcome now) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < timeline.attendant().size(); i++) {
            lines.add(new Line.Attendant(timeline.attendant().get(i), of(then, i), of(now, i)));
        }
        Set<CallerTurn> matched = new HashSet<>();
        for (CallerTurn turn : now.turns()) {
            List<CallerTurn> same = then.turns().stream()
                    .filter(past -> !matched.contains(past) && endsIn(past, turn))
                    .toList();
            matched.addAll(same);
            lines.add(new Line.Caller(new Stretch(turn.from(), turn.to()), same, Optional.of(turn)));
        }
        then.turns().stream()
                .filter(past -> !matched.contains(past))
                .forEach(past -> lines.add(new Line.Caller(
                        new Stretch(past.from(), past.to()), List.of(past), Optional.empty())));
        lines.sort(Comparator.comparingLong(line -> line.heard().from()));
        return new Comparison(lines);
    }

    private static boolean endsIn(CallerTurn past, CallerTurn turn) {
        return turn.from() - NEAR <= past.to() && past.to() <= turn.to() + NEAR;
    }

    private static List<Stop> of(Outcome outcome, int answer) {
        return outcome.stops().stream().filter(stop -> stop.answer() == answer).toList();
    }
}
