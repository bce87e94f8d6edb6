package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.server.calls.Await;
import dev.attendant.server.contract.Afterwards.Fate;
import dev.attendant.testcalls.audio.Tone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a {@link dev.attendant.conversation.PhoneCall} and a {@link Line} promise, whichever PBX the call came from.
 * A subclass for each PBX, simulated and real, opens it.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "attendant", mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
abstract class PhoneCallContract extends ContractHarness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    // ---- what is known of a call ---------------------------------------------------------------------------

    @Test
    void theCallersNumberAndNameArriveToTheLetterAndTheNumberThatWasDialled() throws Exception {
        try (Call<CallInfo> call = call(Samples.NAME, ContractPbx.ATTENDANT, talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        })) {
            CallInfo info = call.result();
            assertThat(info.callerNumber()).isEqualTo(call.phone().number());
            assertThat(info.callerName()).isEqualTo(pbx.callerName(Samples.NAME));
            assertThat(info.dialled()).isEqualTo(ContractPbx.ATTENDANT);
            assertThat(info.scenario()).isEqualTo("support");
            assertThat(info.arguments()).isEmpty();
            assertThat(info.pbx()).isEqualTo(pbx.kind());
        }
    }

    @Test
    void theDialplansArgumentsArriveToTheLetter() throws Exception {
        try (Call<CallInfo> call = call("Pat", ContractPbx.ATTENDANT_WITH_ARGUMENTS, talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        })) {
            CallInfo info = call.result();
            assertThat(Samples.NOTE).hasSize(200);
            assertThat(info.arguments()).containsEntry("note", pbx.inVariable(Samples.NOTE)).containsEntry("account", "4711").hasSize(2);
            assertThat(info.scenario()).isEqualTo("billing");
            assertThat(info.dialled()).isEqualTo(ContractPbx.ATTENDANT_WITH_ARGUMENTS);
        }
    }

    @Test
    void twoCallsHaveTwoNamesOfThePbxAndOfOurs() throws Exception {
        ScriptedCalls.Script<CallInfo> script = talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        };
        try (Call<CallInfo> one = call(script); Call<CallInfo> other = call(script)) {
            assertThat(one.result().pbxCallId()).isNotBlank().isNotEqualTo(other.result().pbxCallId());
            assertThat(one.result().id()).isNotEqualTo(other.result().id());
        }
    }

    // ---- the line ------------------------------------------------------------------------------------------

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
            assertThat(line.exchange(tone(ATTENDANT_HERTZ, 1000, Expect.NOTHING))).isInstanceOf(Heard.Finished.class);
            ToneHeard heard = said(line.exchange(nothing()));
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            call.phone().awaitAnswered();
            call.phone().say(callerTone(1500));
            ToneHeard heard = call.result();
            assertThat(heard.hertz()).isBetween(CALLER_HERTZ - 5, CALLER_HERTZ + 5);
            assertThat(tap.together()).as("frames in which both speak, in the first second").isGreaterThan(20);
            assertTone(ToneHeard.in(call.phone().heard()), ATTENDANT_HERTZ, 1000);
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

    // ---- the caller hangs up -------------------------------------------------------------------------------

    @Test
    void aCallerWhoHangsUpBeforeTheLineIsOpenedIsGone() throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (Call<LineOpening> call = call(talk -> {
            seen.complete(null);
            assertIsGone(talk);
            LineOpening opening = opening(talk);
            talk.release(CallResult.CALLER_HUNG_UP);
            return opening;
        })) {
            in(seen);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(LineOpening.CallerGone.class);
        }
    }

    @Test
    void aHangupWhileTheAttendantSpeaksEndsTheLine() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 15_000, Expect.NOTHING));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.LineEnded.class, ended -> assertThat(ended.reason()).isNotBlank());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.CALLER_HUNG_UP);
        }
    }

    @Test
    void aHangupWhileTheAttendantWaitsForAnAnswerEndsTheLine() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.SPEECH));
            while (heard instanceof Heard.Silence) {
                heard = line.exchange(nothing());
            }
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return heard;
        })) {
            Await.until("all of the question", SOON, () -> ToneHeard.in(call.phone().heard()).millis() >= 400 - EXACT_MILLIS,
                    () -> ToneHeard.in(call.phone().heard()));
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(Heard.LineEnded.class);
        }
    }

    @Test
    void afterAHangupTheLineCannotBeOpenedAgain() throws Exception {
        try (Call<LineOpening> call = call(talk -> {
            open(talk).exchange(tone(ATTENDANT_HERTZ, 15_000, Expect.NOTHING));
            LineOpening again = opening(talk);
            talk.release(CallResult.CALLER_HUNG_UP);
            return again;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(LineOpening.CallerGone.class);
        }
    }

    // ---- people --------------------------------------------------------------------------------------------

    private static TransferOutcome.Connected connected(TransferOutcome outcome) {
        assertThat(outcome).isInstanceOf(TransferOutcome.Connected.class);
        return (TransferOutcome.Connected) outcome;
    }

    @Test
    void anAgentTalksWithTheCallerAndKnowsWhatItIsAboutToTheLetter() throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        Path trap = folder.resolve("trap");
        String summary = Samples.summary(trap.toString());
        try (Call<TransferOutcome> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            assertThat(talk.alive()).as("the caller is still ours").isTrue();
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            agent.hangUp();
            TransferOutcome.Connected connected = connected(call.result());
            assertThat(connected.agent()).isEqualTo(agent.name());
            assertThat(connected.talked())
                    .isBetween(ContractPbx.SHORTEST_TALK.minusMillis(100), LONG_PATIENCE);
            assertThat(call.phone().afterwards())
                    .isEqualTo(new Afterwards(Fate.HUNG_UP, "transferred", queue, pbx.inVariable(summary)));
            assertThat(agent.summary()).isEqualTo(pbx.inVariable(summary));
            assertThat(Files.exists(trap)).as("a summary was carried out").isFalse();
        }
    }

    @Test
    void whenTheAgentHasHungUpTheCallerCanBeTalkedWithAgain() throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            connected(talk.transfer(new Transfer(queue, LONG_PATIENCE, "")));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.TRANSFERRED);
            return heard;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            agent.hangUp();
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void aCallThatWasNeverAnsweredCanBeTransferred() throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        try (Call<TransferOutcome> call = call(talk -> {
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "unheard"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            call.phone().awaitAnswered();
            agent.awaitTalk();
            agent.hangUp();
            connected(call.result());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.HUNG_UP);
        }
    }

    @Test
    void whenNobodyAnswersInTimeTheTalkGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NOBODY_ANSWERS);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(queue, PATIENCE, "help"))).isInstanceOfSatisfying(
                    TransferOutcome.TimedOut.class,
                    timedOut -> assertThat(timedOut.waited()).isGreaterThan(PATIENCE.minusMillis(500)));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void aQueueWithoutAgentsIsToldAtOnceAndTheTalkGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(queue, LONG_PATIENCE, "help")))
                    .isEqualTo(new TransferOutcome.NoAgents());
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.NO_AGENT);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void afterAQueueThatHadNobodyAnotherCanBeTried() throws Exception {
        String empty = pbx.queue(Agents.NONE);
        String staffed = pbx.queue(Agents.ANSWER);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(empty, LONG_PATIENCE, "first")))
                    .isEqualTo(new TransferOutcome.NoAgents());
            TransferOutcome outcome = talk.transfer(new Transfer(staffed, LONG_PATIENCE, "second"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(staffed);
            agent.awaitTalk();
            agent.hangUp();
            assertThat(connected(call.result()).agent()).isEqualTo(agent.name());
            assertThat(call.phone().afterwards())
                    .isEqualTo(new Afterwards(Fate.HUNG_UP, "transferred", staffed, "second"));
        }
    }

    /** A line break would end a command of either PBX, and what follows would be the next. */
    @Test
    void aSummaryCannotBecomeACommand() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        String summary = "help\nHANGUP\r\n\r\nexit\n\nsendmsg\ncall-command: hangup\n\n";
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            assertThat(talk.alive()).isTrue();
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isEqualTo(new TransferOutcome.NoAgents());
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.result()).isEqualTo("completed");
            assertThat(afterwards.summary()).isEqualToNormalizingWhitespace(summary);
        }
    }

    @Test
    void aSummaryThatIsMuchTooLongIsCutAndTheCallGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        String summary = "\u0645\"\\ ".repeat(5000);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isEqualTo(new TransferOutcome.NoAgents());
            assertThat(call.phone().afterwards().summary()).hasSizeGreaterThan(100);
            assertThat(summary).startsWith(call.phone().afterwards().summary());
        }
    }

    @Test
    void aQueueIsNamedAndNotMoreThanNamed() throws Exception {
        String queue = pbx.queue(Agents.NONE) + ",c,,,1";
        try (Call<TransferOutcome> call = call(talk -> {
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isInstanceOfSatisfying(
                    TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(queue));
        }
    }

    @Test
    void anUnknownQueueIsNamedAndTheTalkGoesOnAndPeopleAreThoseOfTheDialplan() throws Exception {
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer("no-such-queue", LONG_PATIENCE, "help"))).isInstanceOfSatisfying(
                    TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains("no-such-queue"));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.NO_AGENT);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
        }
    }

    @Test
    void aCallerWhoHangsUpInTheQueueHasLeft() throws Exception {
        String queue = pbx.queue(Agents.NOBODY_ANSWERS);
        try (Call<TransferOutcome> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return outcome;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().awaitQueued(queue);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(TransferOutcome.CallerLeft.class);
        }
    }

    @Test
    void aCallerWhoHungUpBeforeTheTransferHasLeftAndNoAgentIsCalled() throws Exception {
        String queue = pbx.queue(Agents.ANSWER_AND_STAY);
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            seen.complete(null);
            assertIsGone(talk);
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            talk.release(CallResult.CALLER_HUNG_UP);
            return outcome;
        })) {
            in(seen);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(TransferOutcome.CallerLeft.class);
        }
    }

    /** The agent took the call: that the caller was the first to hang up does not change it. */
    @Test
    void aCallerWhoHangsUpOnTheAgentHasBeenConnected() throws Exception {
        String queue = pbx.queue(Agents.ANSWER_AND_STAY);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            call.phone().hangUp();
            assertThat(connected(call.result()).agent()).isEqualTo(agent.name());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.CALLER_HUNG_UP);
        }
    }

    // ---- the end -------------------------------------------------------------------------------------------

    private static Fate fate(CallResult result) {
        return switch (result) {
            case COMPLETED, TRANSFERRED, CALLER_HUNG_UP -> Fate.HUNG_UP;
            case NO_AGENT, FAILED, REFUSED -> Fate.PEOPLE;
        };
    }

    @ParameterizedTest
    @EnumSource(CallResult.class)
    void theDialplanReadsTheResultOfACallThatWasTalkedWith(CallResult result) throws Exception {
        try (Call<Void> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            talk.release(result);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(fate(result));
            assertThat(afterwards.result()).isEqualTo(result.value());
        }
    }

    @ParameterizedTest
    @EnumSource(CallResult.class)
    void theDialplanReadsTheResultOfACallThatWasNeverAnswered(CallResult result) throws Exception {
        try (Call<Void> call = call(talk -> {
            talk.release(result);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(fate(result));
            assertThat(afterwards.result()).isEqualTo(result.value());
        }
    }

    @Test
    void theFirstReleaseCounts() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).close();
            talk.release(CallResult.COMPLETED);
            talk.release(CallResult.FAILED);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.HUNG_UP);
            assertThat(afterwards.result()).isEqualTo("completed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).close();
            throw new UnsupportedOperationException("a fault of ours");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsInMidTalkGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            throw new UnsupportedOperationException("a fault of ours, and the line is still open");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallThatItsHandlerDoesNotReleaseGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsBeforeItIsAnsweredGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            throw new UnsupportedOperationException("a fault of ours");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
        }
    }

    @Test
    @ResourceLock("attendant")
    void whenTheAttendantIsNotThereTheCallerGoesToPeople() {
        pbx.attendantIsThere(false);
        try (Call<Void> call = call(talk -> null)) {
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEmpty();
            assertThat(call.script()).isNotDone();
        } finally {
            pbx.attendantIsThere(true);
        }
    }
}
