package dev.attendant.server.tune;

import dev.attendant.records.CallRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened in a recorded call. Times are frames from the recording's beginning.
 *
 * @param call      its record, if there is one; without it all is gathered from the recording
 * @param turnsOver when the caller's turns were taken as over: with a record, when their words were there; without,
 *                  when the attendant was heard after them
 * @param stops     when the attendant was interrupted
 * @param questions what the attendant said, by the end of the exchange in which it did; empty without a record
 */
record Past(Optional<CallRow> call, List<Long> turnsOver, List<Stop> stops, NavigableMap<Long, String> questions) {

    /** A sound that is shorter than this (0.4 s) is taken for a cough when nothing is known of words. */
    static final int SHORT = 20;

    /** As the recording alone tells. */
    static Past heard(Timeline timeline) {
        List<Stop> stops = new ArrayList<>();
        List<Long> turnsOver = new ArrayList<>();
        long before = 0;
        boolean wentOn = false;
        for (int i = 0; i < timeline.attendant().size(); i++) {
            Stretch spoken = timeline.attendant().get(i);
            long since = before;
            boolean answers = timeline.caller().stream()
                    .anyMatch(sound -> sound.from() < spoken.from() && sound.to() > since);
            if (answers && !wentOn) {
                turnsOver.add(spoken.from());
            }
            Optional<Stretch> interruption = timeline.interruptionOf(i);
            wentOn = interruption.isPresent() && interruption.get().length() < SHORT;
            if (interruption.isPresent()) {
                stops.add(new Stop(i, !wentOn));
            }
            before = spoken.to();
        }
        return new Past(Optional.empty(), turnsOver, stops, new TreeMap<>());
    }

    /** The attendant's stretches that it did not finish. */
    Set<Integer> interrupted() {
        return stops.stream().map(Stop::answer).collect(Collectors.toSet());
    }

    /** What the attendant was saying; empty when it is not known. */
    String questionAt(long frame) {
        return Optional.ofNullable(questions.ceilingEntry(frame)).map(Map.Entry::getValue).orElse("");
    }

    /** Whether what the caller uttered became a turn, or a part of one. */
    boolean hadWords(Stretch utterance, Timeline timeline) {
        if (call.isEmpty()) {
            return utterance.length() >= SHORT;
        }
        return turnsOver.stream()
                .filter(over -> over > utterance.from())
                .findFirst()
                .filter(over -> timeline.isOneTurn(utterance.to(), over, interrupted()))
                .isPresent();
    }

    /** Where the caller's turn had really ended that was, or would be, taken as over at a moment. */
    Timeline.End end(long over, Timeline timeline) {
        return timeline.end(over, interrupted(), sound -> hadWords(sound, timeline));
    }

    /** How turns were taken. */
    Outcome outcome(Timeline timeline) {
        List<CallerTurn> turns = new ArrayList<>();
        long before = 0;
        for (long over : turnsOver) {
            Timeline.End end = end(over, timeline);
            long from = timeline.begin(end.lastSpeech(), before);
            turns.add(new CallerTurn(from, end.lastSpeech(), over, true, end.cutOff()));
            before = over;
        }
        return new Outcome(turns, stops);
    }
}
