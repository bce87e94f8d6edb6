package dev.attendant.server.tune;

import dev.attendant.conversation.Turn;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.records.CallDetails;
import dev.attendant.records.EventRow;
import dev.attendant.records.TurnRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads from a call's record what happened in it.
 *
 * <p>The record's times are the clock's, a recording's are frames, and it lacks those in which the program was held
 * up. What the record says of an answer's latency was counted in frames, and so tells how much is lacking.
 */
final class RecordedPast {

    private static final Pattern KEYS = Pattern.compile("\\[[0-9*#A-D]+]");
    /** The attendant has spoken for at least so long (300 ms) when it is interrupted. */
    private static final int SPOKEN = 15;
    /** An answer is found again when the caller's silence before it is as long as the record says, but for 100 ms … */
    private static final int EXACT = 5;
    /** … and when no more than 5 s are lacking that were not known before. */
    private static final int MOST_LACKING = 250;
    private static final Duration SAME_MOMENT = Duration.ofMillis(200);

    private final CallDetails details;
    private final CallClock clock;
    private final Timeline timeline;
    /** How many frames are lacking from a moment on. */
    private final TreeMap<Instant, Long> lacking = new TreeMap<>();

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
        findLacking();
        List<Long> turnsOver = new ArrayList<>();
        TreeMap<Long, String> questions = new TreeMap<>();
        for (TurnRow row : details.turns()) {
            Turn turn = row.turn();
            frame(row.at()).ifPresent(frame -> {
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
                frame(event.at()).map(frame -> timeline.spokenBefore(frame - SPOKEN))
                        .filter(answer -> answer >= 0)
                        .ifPresent(answer -> stops.add(new Stop(answer, meant)));
            }
        }
        return new Past(Optional.of(details.call()), turnsOver, stops, questions);
    }

    private Optional<Long> frame(Instant at) {
        return clock.frame(at).map(frame -> frame - lackingAt(at));
    }

    private long lackingAt(Instant at) {
        return Optional.ofNullable(lacking.floorEntry(at.plus(SAME_MOMENT))).map(Map.Entry::getValue).orElse(0L);
    }

    private void findLacking() {
        for (int i = 0; i + 1 < details.turns().size(); i++) {
            TurnRow said = details.turns().get(i);
            Turn answer = details.turns().get(i + 1).turn();
            if (said.turn().speaker() == Turn.Speaker.CALLER && !answer.latency().isZero()) {
                frame(said.at()).flatMap(over -> before(over, Frame.count(answer.latency())))
                        .ifPresent(more -> lacking.put(said.at(), lackingAt(said.at()) + more));
            }
        }
    }

    /** How long before the turn was over its answer began, which came after such a silence: so much is lacking. */
    private Optional<Long> before(long over, long latency) {
        return timeline.attendant().stream()
                .map(Stretch::from)
                .filter(from -> Math.abs(over - from) <= MOST_LACKING)
                .filter(from -> timeline.silence(from).filter(s -> Math.abs(s - latency) <= EXACT).isPresent())
                .min(Comparator.comparingLong(from -> Math.abs(over - from)))
                .map(from -> over - from)
                .filter(more -> more > 0);
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
