package dev.attendant.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.server.contract.Afterwards.Fate;
import dev.attendant.testcalls.audio.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a {@link Line} promises while the caller is there; see {@link PhoneCallContract}. */
abstract class LineContract extends ContractHarness {

    @Test
    void openingTheLineAnswersTheCallAndNotBefore() throws Exception {
        CompletableFuture<Boolean> alive = new CompletableFuture<>();
        CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
        try (Call<Void> call = call(talk -> {
            alive.complete(talk.alive());
            in(mayAnswer);
            Line line = open(talk);
            line.close();
            talk.release(CallResult.COMPLETED);
            return null;
        })) {
            assertThat(in(alive)).isTrue();
            assertThat(call.phone().isAnswered()).isFalse();
            mayAnswer.complete(null);
            call.phone().awaitAnswered();
            call.result();
        }
    }

    @Test
    void whatTheAttendantSaysIsHeardAtItsPitchAndForItsLength() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 800, Expect.NOTHING));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            assertThat(call.result()).isInstanceOf(Heard.Finished.class);
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.HUNG_UP);
            assertTone(ToneHeard.in(call.phone().heard()), ATTENDANT_HERTZ, 800);
        }
    }

    @Test
    void whatTheCallerSaysIsHeardAtItsPitchAndForItsLength() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.SPEECH));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().say(callerTone(800));
            assertTone(said(call.result()), CALLER_HERTZ, 800);
            assertThat(((Heard.Said) call.result()).utterance().length())
                    .isBetween(Duration.ofMillis(800 - EXACT_MILLIS), Duration.ofMillis(800 + EXACT_MILLIS));
        }
    }

    @Test
    void bothAreHeardAtOnceFromTheBeginning() throws Exception {
        BothSides tap = new BothSides();
        try (Call<ToneHeard> call = call(talk -> {
            Line line = opened(opening(talk, tap));
            assertThat(line.exchange(tone(ATTENDANT_HERTZ, 2000, Expect.NOTHING))).isInstanceOf(Heard.Finished.class);
            ToneHeard heard = said(line.exchange(nothing()));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.phone().awaitAnswered();
            // for longer than the attendant, also where the line opens late
            call.phone().say(callerTone(4000));
            ToneHeard heard = call.result();
            assertThat(heard.hertz()).isBetween(CALLER_HERTZ - 5, CALLER_HERTZ + 5);
            assertThat(tap.together()).as("frames in which both speak, in the first two seconds").isGreaterThan(20);
            assertTone(ToneHeard.in(call.phone().heard()), ATTENDANT_HERTZ, 2000);
        }
    }

    @Test
    void aCallerWhoSaysNothingIsSilence() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.SPEECH));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            assertThat(call.result()).isInstanceOf(Heard.Silence.class);
        }
    }

    @Test
    void digitsArriveInOrderAndOnce() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 400, new Expect.Digits(20)));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().press("1123*4556A0#");
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("1123*4556A0"));
        }
    }

    @Test
    void whereOnlyAKeyIsAnAnswerSpeechIsNoneAndDoesNotStopTheAttendant() throws Exception {
        try (Call<List<Heard>> call = call(talk -> {
            Line line = open(talk);
            List<Heard> heard = List.of(
                    line.exchange(tone(ATTENDANT_HERTZ, 2000, Expect.KEY)),
                    line.exchange(tone(ATTENDANT_HERTZ / 2, 2000, Expect.KEY)));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().say(callerTone(800));
            call.awaitTone(ATTENDANT_HERTZ / 2);
            call.phone().press("5");
            assertThat(call.result().getFirst()).isInstanceOf(Heard.Silence.class);
            assertThat(call.result().getFirst().spoken().heard()).isEqualTo(new ToneHeard(ATTENDANT_HERTZ, 2000).words());
            assertThat(call.result().getLast()).isInstanceOfSatisfying(
                    Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("5"));
        }
    }

    @Test
    void aCallerWhoBargesInStopsTheAttendant() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 8000, Expect.SPEECH));
            line.exchange(tone(ATTENDANT_HERTZ / 2, 400, Expect.NOTHING));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().say(callerTone(600));
            assertThat(call.result().spoken().interrupted()).isTrue();
            assertTone(said(call.result()), CALLER_HERTZ, 600);
            call.phone().afterwards();
            assertThat(hears(call.phone().heard(), 0, ATTENDANT_HERTZ / 2)).as("the next reply").isTrue();
            assertThat(ToneHeard.in(call.phone().heard()).millis()).isLessThan(4000);
        }
    }

    @Test
    void aLineThatWasClosedMayBeOpenedAgainAndTheCallerIsStillThere() throws Exception {
        try (Call<List<ToneHeard>> call = call(talk -> {
            List<ToneHeard> heard = new ArrayList<>();
            for (int hertz : List.of(1000, 1500, 2000)) {
                Line line = open(talk);
                heard.add(ask(line, hertz));
                line.close();
                assertThat(talk.alive()).isTrue();
            }
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            for (int hertz : List.of(1000, 1500, 2000)) {
                answers(call.phone(), hertz);
            }
            assertThat(call.result()).allSatisfy(heard -> assertTone(heard, CALLER_HERTZ, 400));
        }
    }

    @Test
    void anExchangeCanBeStopped() throws Exception {
        CompletableFuture<Line> opened = new CompletableFuture<>();
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            opened.complete(line);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 15_000, Expect.NOTHING));
            line.close();
            talk.release(CallResult.FAILED);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            in(opened).stop("enough");
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo("enough"));
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
        }
    }

    @Test
    void tenCallsAtOnceDoNotMixTheirAudio() throws Exception {
        List<Call<ToneHeard>> calls = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                int hertz = 600 + 100 * i;
                calls.add(call(talk -> {
                    Line line = open(talk);
                    ToneHeard heard = said(line.exchange(tone(hertz, 1000, Expect.SPEECH)));
                    line.close();
                    talk.release(CallResult.COMPLETED);
                    return heard;
                }));
            }
            for (int i = 0; i < 10; i++) {
                awaitTone(calls.get(i).phone(), 0, 600 + 100 * i);
                calls.get(i).phone().say(Tone.sine(2000 + 100 * i, 500));
            }
            for (int i = 0; i < 10; i++) {
                Call<ToneHeard> call = calls.get(i);
                assertTone(call.result(), 2000 + 100 * i, 500);
                call.phone().afterwards();
                assertThat(ToneHeard.in(call.phone().heard()).hertz()).isBetween(595 + 100 * i, 605 + 100 * i);
            }
        } finally {
            calls.forEach(Call::close);
        }
    }

    /** A FreeSWITCH stops to send its audio to us when that happens, without a word. */
    @Test
    void theTalkGoesOnWhenThePhoneChangesItsCodec() throws Exception {
        try (Call<ToneHeard> call = call(asked -> {
            Line line = open(asked);
            ask(line, ATTENDANT_HERTZ);
            return said(line.exchange(tone(2000, 10_000, Expect.SPEECH)));
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            awaitTone(call.phone(), 0, 2000);
            call.phone().changeCodec();
            awaitTone(call.phone(), call.phone().heard().millis() + 500, 2000);
            call.phone().say(callerTone(400));
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }
}
