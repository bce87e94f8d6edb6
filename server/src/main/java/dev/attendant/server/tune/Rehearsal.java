package dev.attendant.server.tune;

import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.line.Replay;
import dev.attendant.conversation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays one recording through the hearing side of a line, and notes what it decides. */
final class Rehearsal {

    private final Timeline timeline;
    private final Past past;
    private final Scenario scenario;
    private final List<Stretch> spoken;

    private final List<CallerTurn> turns = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private long now;
    private int answer;
    /** The turn whose words are still to come. */
    private Stretch utterance = new Stretch(0, 0);
    private long over;
    /** The answer in which the attendant fell silent. */
    private Optional<Integer> stopped = Optional.empty();

    Rehearsal(Timeline timeline, Past past, Scenario scenario) {
        this.timeline = timeline;
        this.past = past;
        this.scenario = scenario;
        spoken = timeline.uninterrupted(past.interrupted());
    }

    /** Without a recogniser: whether there were words is known from what happened, or guessed from the length. */
    Outcome play(Path file, Replay.Rules rules) throws IOException {
        try (NoRecognizer none = new NoRecognizer(() -> past.hadWords(utterance, timeline))) {
            return play(file, rules, none, new Answers());
        }
    }

    /** @param answers through which the recogniser's results come */
    Outcome play(Path file, Replay.Rules rules, Recognizer recognizer, Answers answers) throws IOException {
        try (StereoFile recording = StereoFile.open(file)) {
            Replay line = new Replay(rules, recognizer, scenario, () -> past.questionAt(now),
                    recording.sampleRate(), answers, new Notes());
            short[] left = recording.frame();
            short[] right = recording.frame();
            while (recording.next(left, right)) {
                line.frame(left, right, rest());
                answers.await();
                now++;
            }
        }
        return new Outcome(turns, stops);
    }

    /** Why the recogniser failed, if it did. */
    Optional<String> failure() {
        return failure;
    }

    private long rest() {
        while (answer < spoken.size() && spoken.get(answer).to() <= now) {
            answer++;
        }
        return answer < spoken.size() && spoken.get(answer).contains(now) ? spoken.get(answer).to() - now : 0;
    }

    private final class Notes implements Replay.Listener {

        @Override
        public void turnOver(Duration length, Duration wait) {
            over = now + 1;
            long last = over - Frame.count(wait);
            utterance = new Stretch(last - Frame.count(length), last);
        }

        @Override
        public void said(Utterance said) {
            add(true);
        }

        @Override
        public void saidNothing() {
            add(false);
        }

        private void add(boolean words) {
            boolean cutOff = words && past.end(over, timeline).cutOff();
            turns.add(new CallerTurn(utterance.from(), utterance.to(), over, words, cutOff));
        }

        @Override
        public void stopped() {
            stopped = Optional.of(answer);
        }

        @Override
        public void resumed() {
            stop(false);
        }

        @Override
        public void interrupted() {
            // a short answer may end the reply without having silenced it before
            stop(true);
        }

        private void stop(boolean meant) {
            stops.add(new Stop(stopped.orElse(answer), meant));
            stopped = Optional.empty();
        }

        @Override
        public void failed(String reason) {
            failure = failure.or(() -> Optional.of(reason));
        }
    }
}
