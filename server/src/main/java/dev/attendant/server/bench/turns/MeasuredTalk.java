package dev.attendant.server.bench.turns;

import dev.attendant.server.bench.turns.EngineLog.TurnEnded;
import dev.attendant.server.bench.turns.HeardSound.Span;
import dev.attendant.testcalls.sip.Played;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One call, in which everything happens once that is measured. For one thread, which it keeps waiting. */
final class MeasuredTalk {

    /** Who dictates a number makes such pauses. */
    static final int DICTATION_PAUSE_MILLIS = 1200;
    /** How long the attendant has talked when somebody talks over it. */
    private static final Duration OVER_AFTER = Duration.ofSeconds(1);
    private static final int SECONDS_TO_SPEAK = 30;

    private final Handset handset;
    private final CallerEar ear;
    private final EngineLog log;
    private final double bargeInMillis;
    private final TurnsPlan plan;
    private final Results results;

    /** @param bargeInMillis how much speech it takes to stop the attendant, as configured */
    MeasuredTalk(Handset handset, EngineLog log, double bargeInMillis, TurnsPlan plan, Results results) {
        this.handset = handset;
        this.ear = new CallerEar(handset);
        this.log = log;
        this.bargeInMillis = bargeInMillis;
        this.plan = plan;
        this.results = results;
    }

    void run() throws TalkFailed {
        greeting();
        answer(Row.FINISHED, Phrase.HOURS, 0);
        ear.awaitFinished("the end of that answer");
        answer(Row.OPEN, Phrase.TOPIC, 0);
        ear.awaitFinished("the end of that question");
        Span story = answer(Row.YES, Phrase.YES, 0);
        Span goneOn = murmur(story);
        bargeIn(goneOn);
        ear.awaitFinished("the end of the question for a number");
        answer(Row.DIGITS, Phrase.DIGITS, DICTATION_PAUSE_MILLIS);
    }

    private void greeting() throws TalkFailed {
        long answered = handset.answered();
        Span greeting = ear.awaitSound(answered, "the greeting");
        results.add(Row.GREETING, Delay.between(answered, greeting.from(), 0, 0));
        ear.awaitFinished("the end of the greeting");
    }

    /** Says a phrase into silence, and returns the answer's first sound. */
    private Span answer(Row row, Phrase phrase, int pauseMillis) throws TalkFailed {
        Played said = say(phrase, pauseMillis);
        results.countPauses(pauseMillis == 0 ? 0 : phrase.words() - 1);
        results.cutOff(ear.begun(firstSample(said), said.ended()));
        Span answer = ear.awaitSound(said.ended(), row.title());
        TurnEnded turn = turnEnd(row, said, answer);
        // what is dictated may go on: its answer is not begun early
        double engines = row == Row.DIGITS
                ? plan.enginesInARow() : plan.enginesWhenBegunEarly(turn.silentMillis());
        add(row, said, turn, answer, engines);
        return answer;
    }

    /** Murmurs over the answer; returns the sound after which nothing has changed. */
    private Span murmur(Span story) throws TalkFailed {
        ear.listen(OVER_AFTER);
        Played said = say(Phrase.MURMUR, 0);
        Span stopped = ear.awaitEnd(story.from() + 1, "the silence after a \"mm-hm\"");
        if (stopped.to() - said.ended() > OVER_AFTER.toNanos()) {
            throw new TalkFailed("the attendant did not stop for a \"mm-hm\" as long as turn-taking.barge-in");
        }
        Span goneOn = ear.awaitSound(stopped.to(), "the attendant to go on after a \"mm-hm\"");
        add(Row.RESUME, said, turnEnd(Row.RESUME, said, goneOn), goneOn, plan.recognizer().toMillis());
        return goneOn;
    }

    private void bargeIn(Span talking) throws TalkFailed {
        ear.listen(OVER_AFTER);
        Played said = say(Phrase.CALL_BACK, 0);
        Span stopped = ear.awaitEnd(talking.from() + 1, "the silence after a barge-in");
        results.add(Row.BARGE_IN, Delay.between(firstSample(said), stopped.to(), bargeInMillis, 0));
        ear.awaitSound(said.ended(), "the answer after a barge-in");
    }

    /** Sound before that is no answer, but something before that came after a gap of the PBX's or the machine's. */
    private TurnEnded turnEnd(Row row, Played said, Span answer) throws TalkFailed {
        return log.turnEnd(said.ended(), answer.from())
                .orElseThrow(() -> new TalkFailed(row.title() + ": it began before the caller's turn was over"));
    }

    private void add(Row row, Played said, TurnEnded turn, Span answer, double engines) {
        results.add(row, Delay.between(said.ended(), answer.from(), turn.silentMillis(), engines)
                .turnEndedAt(said.ended(), turn.at()));
    }

    private Played say(Phrase phrase, int pauseMillis) throws TalkFailed {
        short[] samples = pauseMillis == 0
                ? phrase.spoken(Handset.SAMPLE_RATE) : phrase.spoken(Handset.SAMPLE_RATE, pauseMillis);
        try {
            return handset.play(samples).orTimeout(SECONDS_TO_SPEAK, TimeUnit.SECONDS).join();
        } catch (CompletionException | CancellationException e) {
            throw new TalkFailed("the caller could not say \"" + phrase.text() + "\": "
                    + handset.ended().orElse("the line does not take it"));
        }
    }

    /** What is sent was spoken in the 20 ms before. */
    private static long firstSample(Played said) {
        return said.began() - Handset.FRAME_NANOS;
    }
}
