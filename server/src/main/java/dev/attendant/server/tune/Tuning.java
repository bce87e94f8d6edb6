package dev.attendant.server.tune;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.line.Replay;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.records.CallDetails;
import dev.attendant.records.CallHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Plays recordings with some settings.
 *
 * @param rules      by which turns are found
 * @param scenarios  by name
 * @param otherwise  the scenario of a call that has no record
 * @param recognizer none when words are not to be made out
 * @param history    none when there are no records
 * @param patience   how long the recogniser may take
 */
record Tuning(
        Replay.Rules rules,
        Map<String, Scenario> scenarios,
        Scenario otherwise,
        Optional<Recognizer> recognizer,
        Optional<CallHistory> history,
        Duration patience) {

    /** What one recording brought. @param failure why the recogniser failed, if it did */
    record Result(Timeline timeline, Past past, Outcome then, Outcome now, Optional<String> failure) {}

    /**
     * @throws IOException when the file is no recording of a call, or cannot be read; the message names it
     */
    Result play(Path file) throws IOException {
        Optional<CallDetails> details = CallOfFile.of(file)
                .flatMap(of -> history.flatMap(records -> records.call(of.call())));
        Scenario scenario = details.map(of -> scenarios.get(of.call().scenario())).orElse(otherwise);
        Timeline timeline = Listening.to(file, scenario);
        Past past = details
                .flatMap(of -> RecordedPast.of(of, CallOfFile.of(file).orElseThrow().part(), timeline))
                .orElseGet(() -> Past.heard(timeline));
        Rehearsal rehearsal = new Rehearsal(timeline, past, scenario);
        Outcome now;
        if (recognizer.isPresent()) {
            Answers answers = new Answers(patience);
            now = rehearsal.play(file, rules, answers.awaited(recognizer.get()), answers);
        } else {
            now = rehearsal.play(file, rules);
        }
        return new Result(timeline, past, past.outcome(timeline), now, rehearsal.failure());
    }
}
