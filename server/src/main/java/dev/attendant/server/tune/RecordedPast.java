package dev.attendant.server.tune;

import dev.attendant.conversation.Turn;
import dev.attendant.records.CallDetails;
import dev.attendant.records.EventRow;
import dev.attendant.records.TurnRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads from a call's record what happened in it. */
final class RecordedPast {

    private static final Pattern KEYS = Pattern.compile("\\[[0-9*#A-D]+]");
    /** The attendant has spoken for at least so long (300 ms) when it is interrupted. */
    private static final int SPOKEN = 15;
    private static final Duration SAME_MOMENT = Duration.ofMillis(200);

    private final CallDetails details;
    private final CallClock clock;
    private final Timeline timeline;

    private RecordedPast(CallDetails details, CallClock clock, Timeline timeline) {
        this.details = details;
        this.clock = clock;
        this.timeline = timeline;
    }

    /** @return empty when the record does not tell when the recording began */
    static Optional<Past> of(CallDetails details, int part, Timeline timeline) {
        CallClock clock = CallClock.of(details.events(), part);
        return clock.isKnown() ? Optional.of(new RecordedPast(details, clock, timeline).read()) : Optional.empty();
    }

    private Past read() {
        List<Long> turnsOver = new ArrayList<>();
        TreeMap<Long, String> questions = new TreeMap<>();
        for (TurnRow row : details.turns()) {
            Turn turn = row.turn();
            clock.frame(row.at()).ifPresent(frame -> {
                if (turn.speaker() == Turn.Speaker.ATTENDANT) {
                    questions.putIfAbsent(frame, turn.text());
                } else if (!isKeys(turn)) {
                    turnsOver.add(frame);
                }
            });
        }
        List<Stop> stops = new ArrayList<>();
        for (EventRow event : details.events()) {
            boolean meant = event.kind().equals("barged-in");
            if (meant && !isByKey(event.at()) || event.kind().equals("resumed")) {
                clock.frame(event.at()).map(frame -> timeline.spokenBefore(frame - SPOKEN))
                        .filter(answer -> answer >= 0)
                        .ifPresent(answer -> stops.add(new Stop(answer, meant)));
            }
        }
        return new Past(Optional.of(details.call()), turnsOver, stops, questions);
    }

    /** Keys are not in the sound, and need no tuning. */
    private static boolean isKeys(Turn turn) {
        return KEYS.matcher(turn.text()).matches();
    }

    private boolean isByKey(Instant at) {
        return details.turns().stream().anyMatch(row -> row.turn().speaker() == Turn.Speaker.CALLER
                && isKeys(row.turn())
                && Duration.between(at, row.at()).abs().compareTo(SAME_MOMENT) <= 0);
    }
}
