package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.turns.TableEndOfTurn;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.Recognition;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedMrcp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a call over a PBX's own UniMRCP promises, whichever PBX it is: whole calls on the simulated ones, whose server
 * the test makes understand, stay silent, freeze and die. When UniMRCP fails the attendant's voice is a tone, as in
 * {@link PhoneCallContract}, so that the streamed line is heard.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class MrcpContract {

    static final String PROFILE = "lab";

    private static final String QUESTION = "Hello, this is the service desk. Which number may I put you through to?";
    /** What a tone's voice can say, should it come to that. */
    private static final int HERTZ = 1000;
    private static final String TONE = new ToneHeard(HERTZ, 400).words();

    /** The watchdog's deadline of these exchanges is some 7 s, to which it may take 2 s to free one. */
    private static final Duration DEADLINE = Duration.ofSeconds(7);
    private static final Duration FREED = DEADLINE.plusSeconds(13);

    private static final TurnTaking TURNS = new TurnTaking(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(240),
            Duration.ofSeconds(2),
            Duration.ofMillis(800),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8));

    final SimulatedMrcp mrcp = new SimulatedMrcp(PROFILE);
    private final ScriptedCalls scripts = new ScriptedCalls();
    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private MrcpPbx pbx;

    /** Starts the PBX with this server behind it, the queues {@code desk} and {@code empty}, and the attendant. */
    abstract MrcpPbx open(CallHandler handler, SimulatedMrcp server);

    /** The variable of that name that the attendant leaves to the dialplan. */
    abstract String variable(String name);

    /** What the recogniser is asked for; with keys where the PBX leaves these to it. */
    List<String> grammars() {
        return List.of("builtin:grammar/number");
    }

    /** Whether the attendant keeps a call whose exchange hangs in the middle; else the dialplan's people get it. */
    boolean keepsCallThatHangs() {
        return true;
    }

    @AfterEach
    void nothingIsLeft() {
        if (pbx != null) {
            try (MrcpPbx last = pbx) {
                Await.until("no connections", SOON, () -> last.connections() == 0, last::connections);
            }
        }
    }

    // ---- the talk ------------------------------------------------------------------------------------------

    @Test
    void whatIsSaidIsSpokenAndWhatTheCallerSaysIsUnderstood() throws Exception {
        mrcp.recognizes(Recognition.says("extension four", 0.9));
        Heard heard = exchange(Reply.of(QUESTION));
        assertThat(heard).isInstanceOfSatisfying(Heard.Said.class, said -> {
            assertThat(said.utterance().text()).isEqualTo("extension four");
            assertThat(said.utterance().confidence()).isEqualTo(0.9);
            assertThat(said.spoken().text()).isEqualTo(QUESTION);
        });
        assertThat(mrcp.prompts()).containsExactly(QUESTION);
    }

    @Test
    void aCallerWhoSpeaksIntoThePromptInterruptsIt() throws Exception {
        mrcp.recognizes(Recognition.says("a person", 0.8).intoPrompt());
        Heard heard = exchange(Reply.of(QUESTION));
        assertThat(heard).isInstanceOf(Heard.Said.class);
        assertThat(heard.spoken().interrupted()).isTrue();
        assertThat(heard.spoken().heard()).hasSizeLessThan(QUESTION.length());
    }

    @Test
    void whatTheGrammarDoesNotKnowIsUnclear() throws Exception {
        mrcp.recognizes(Recognition.noMatch());
        assertThat(exchange(Reply.of(QUESTION))).isInstanceOf(Heard.Unclear.class);
    }

    @Test
    void aCallerWhoSaysNothingIsSilence() throws Exception {
        assertThat(exchange(Reply.of(QUESTION))).isInstanceOfSatisfying(Heard.Silence.class, silence ->
                assertThat(silence.spoken().heard()).isEqualTo(QUESTION));
    }

    @Test
    void anAnswerIsNotThatOfTheQuestionBefore() throws Exception {
        mrcp.recognizes(Recognition.says("one", 0.9)).recognizes(Recognition.noMatch());
        List<Heard> heard = talk(call -> {
            Line line = open(call);
            List<Heard> all = List.of(
                    line.exchange(Reply.of("First?")), line.exchange(Reply.of("Second?")),
                    line.exchange(Reply.of("Third?")));
            return over(call, line, all, CallResult.COMPLETED);
        }).result();
        assertThat(heard.get(0)).isInstanceOf(Heard.Said.class);
        assertThat(heard.get(1)).isInstanceOf(Heard.Unclear.class);
        assertThat(heard.get(2)).isInstanceOf(Heard.Silence.class);
    }

    @Test
    void aReplyThatExpectsNothingIsSpokenToItsEnd() throws Exception {
        assertThat(exchange(Reply.of("Goodbye.", Expect.NOTHING))).isInstanceOf(Heard.Finished.class);
        assertThat(mrcp.prompts()).containsExactly("Goodbye.");
    }

    @Test
    void aKeyAnswersAQuestion() throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            return over(talk, line, line.exchange(Reply.of(QUESTION)), CallResult.COMPLETED);
        });
        awaitPrompt(QUESTION);
        call.pbx().press('4');
        assertThat(call.result()).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("4"));
    }

    @Test
    void keysThatWereAskedForArriveInOrderAndOnceAndAHashEndsThem() throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(Reply.of(QUESTION, new Expect.Digits(10)));
            return over(talk, line, heard, CallResult.COMPLETED);
        });
        awaitPrompt(QUESTION);
        for (char key : "1123*45#".toCharArray()) {
            call.pbx().press(key);
        }
        assertThat(call.result()).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("1123*45"));
    }

    /** Neither what the PBX would run or expand, nor what its applications would take for something else. */
    @Test
    void aTextIsSpokenAsItIs() throws Exception {
        String text = "It costs 5, \"or\" (about) [six] 'euros'; press 1 | 2. Look: ${system(date)} ^ & 100 %";
        exchange(Reply.of(text, Expect.NOTHING));
        assertThat(mrcp.prompts()).hasSize(1);
        // FreeSWITCH must not see these: a variable, and apostrophes, which it takes away
        assertThat(mrcp.prompts().getFirst().replace("$ {", "${").replace('\u2019', '\'')).isEqualTo(text);
    }

    // ---- when UniMRCP fails --------------------------------------------------------------------------------

    @Test
    void whenTheServerIsDownTheCallGoesOnWithTheStreamedLine() throws Exception {
        mrcp.stop();
        assertStreamedTalk();
    }

    @Test
    void whenTheRecogniserFailsTheCallGoesOnWithTheStreamedLine() throws Exception {
        mrcp.recognizes(Recognition.error());
        assertStreamedTalk();
    }

    @Test
    void whenTheServerWasFrozenBeforeTheCallIsFreedAndGoesOnWithTheStreamedLine() throws Exception {
        mrcp.freeze();
        assertStreamedTalk();
    }

    @Test
    void whenTheServerFreezesInTheMiddleTheCallIsFreedAndGoesOn() throws Exception {
        assertGoesOn(mrcp::freeze);
    }

    @Test
    void whenTheServerIsKilledInTheMiddleTheCallIsFreedAndGoesOn() throws Exception {
        assertGoesOn(mrcp::stop);
    }

    @Test
    void aServerThatIsThereAgainIsNotAskedAgainInTheSameCall() throws Exception {
        mrcp.stop();
        SimulatedPhone phone = new SimulatedPhone();
        Call<Heard> call = talk(phone, talk -> {
            Line line = open(talk);
            line.exchange(Reply.of(TONE, Expect.NOTHING));
            line.close();
            mrcp.start();
            Line second = open(talk);
            return over(talk, second, second.exchange(Reply.of(TONE, Expect.NOTHING)), CallResult.COMPLETED);
        });
        assertThat(call.result()).isInstanceOf(Heard.Finished.class);
        assertThat(mrcp.prompts()).isEmpty();
    }

    @Test
    void aCallerWhoHangsUpEndsTheExchange() throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            return over(talk, line, line.exchange(Reply.of(QUESTION)), CallResult.CALLER_HUNG_UP);
        });
        awaitPrompt(QUESTION);
        call.pbx().hangUp();
        assertThat(call.result()).isInstanceOf(Heard.LineEnded.class);
    }

    @Test
    void aCallerWhoHangsUpWhileTheServerIsFrozenEndsTheExchange() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        mrcp.freeze();
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            asked.complete(null);
            return over(talk, line, line.exchange(Reply.of(QUESTION)), CallResult.CALLER_HUNG_UP);
        });
        asked.get(10, TimeUnit.SECONDS);
        call.pbx().hangUp();
        assertThat(call.result()).isInstanceOf(Heard.LineEnded.class);
    }

    @Test
    void anExchangeCanBeStoppedAndTheNextOneIsUniMrcpsAgain() throws Exception {
        CompletableFuture<Line> opened = new CompletableFuture<>();
        Call<List<Heard>> call = talk(talk -> {
            Line line = open(talk);
            opened.complete(line);
            List<Heard> all = List.of(
                    line.exchange(Reply.of(QUESTION.repeat(20))), line.exchange(Reply.of("Goodbye.", Expect.NOTHING)));
            return over(talk, line, all, CallResult.COMPLETED);
        });
        Await.until("a prompt", SOON, () -> !mrcp.prompts().isEmpty(), mrcp::prompts);
        opened.get(10, TimeUnit.SECONDS).stop("enough");
        assertThat(call.result().get(0)).isInstanceOfSatisfying(
                Heard.Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo("enough"));
        assertThat(call.result().get(1)).isInstanceOf(Heard.Finished.class);
        assertThat(mrcp.prompts()).last().isEqualTo("Goodbye.");
    }

    // ---- afterwards ----------------------------------------------------------------------------------------

    @Test
    void theCallerIsSentToPeopleAfterwards() throws Exception {
        Call<TransferOutcome> call = talk(talk -> {
            Line line = open(talk);
            line.exchange(Reply.of(QUESTION));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer("desk", SOON, "a question"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        });
        assertThat(call.result()).isInstanceOf(TransferOutcome.Connected.class);
        assertThat(call.outcome().queues()).extracting(QueueVisit::outcome).contains(QueueVisit.Outcome.SERVED);
    }

    @Test
    void theCallerIsSentToPeopleWhileTheServerIsFrozen() throws Exception {
        CompletableFuture<Line> opened = new CompletableFuture<>();
        mrcp.freeze();
        Call<TransferOutcome> call = talk(talk -> {
            Line line = open(talk);
            opened.complete(line);
            line.exchange(Reply.of(QUESTION));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer("desk", SOON, "a question"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        });
        opened.get(10, TimeUnit.SECONDS).stop("the attendant is stopped");
        assertThat(call.result()).isInstanceOf(TransferOutcome.Connected.class);
    }

    @Test
    void theTalkGoesOnWithUniMrcpWhenNobodyTookTheCall() throws Exception {
        mrcp.recognizes(Recognition.noInput()).recognizes(Recognition.says("again", 0.9));
        Heard heard = talk(talk -> {
            Line line = open(talk);
            line.exchange(Reply.of(QUESTION));
            line.close();
            assertThat(talk.transfer(new Transfer("empty", SOON, ""))).isInstanceOf(TransferOutcome.NoAgents.class);
            Line second = open(talk);
            return over(talk, second, second.exchange(Reply.of("Nobody is there.")), CallResult.COMPLETED);
        }).result();
        assertThat(heard).isInstanceOf(Heard.Said.class);
    }

    @Test
    void theDialplanReadsTheResult() throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            return over(talk, line, line.exchange(Reply.of("Goodbye.", Expect.NOTHING)), CallResult.COMPLETED);
        });
        call.result();
        assertThat(call.outcome().variable(variable("result"))).isEqualTo("completed");
        assertThat(call.outcome().dialplan()).isEqualTo(DialplanDecision.HANG_UP);
    }

    /** A PBX may take what spoke for somebody who has talked with the caller. */
    @Test
    void aCallThatNobodyTookGoesToTheDialplansPeople() throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            return over(talk, line, line.exchange(Reply.of("Hello.", Expect.NOTHING)), CallResult.FAILED);
        });
        call.result();
        assertThat(call.outcome().dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    // ---- how it is told ------------------------------------------------------------------------------------

    private void assertStreamedTalk() throws Exception {
        assertStreamedTalk(() -> { });
    }

    /** @param inTheMiddle is done to the server while it speaks */
    private void assertStreamedTalk(Runnable inTheMiddle) throws Exception {
        SimulatedPhone phone = new SimulatedPhone();
        Call<Heard> call = talk(phone, talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(Reply.of(TONE, Expect.SPEECH));
            return over(talk, line, heard, CallResult.COMPLETED);
        });
        if (mrcp.state() == SimulatedMrcp.State.ANSWERS) {
            Await.until("a prompt", SOON, () -> !mrcp.prompts().isEmpty(), mrcp::prompts);
        }
        inTheMiddle.run();
        Await.until("the streamed voice", FREED, () -> ContractHarness.hears(phone.heard(), 0, HERTZ),
                () -> phone.heard().millis() + " ms heard");
        phone.say(ContractHarness.callerTone(400));
        assertThat(call.result()).isInstanceOf(Heard.Said.class);
        assertThat(events).filteredOn(CallEvent.Failed.class::isInstance).hasSize(1);
        assertThat(call.outcome().dialplan()).isEqualTo(DialplanDecision.HANG_UP);
    }

    private void assertGoesOn(Runnable inTheMiddle) throws Exception {
        if (keepsCallThatHangs()) {
            assertStreamedTalk(inTheMiddle);
        } else {
            assertSentToPeople(inTheMiddle);
        }
    }

    private void assertSentToPeople(Runnable inTheMiddle) throws Exception {
        Call<Heard> call = talk(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(Reply.of(TONE, Expect.SPEECH));
            line.close();
            assertThat(talk.transfer(new Transfer("desk", SOON, ""))).isInstanceOf(TransferOutcome.Failed.class);
            talk.release(CallResult.NO_AGENT);
            return heard;
        });
        Await.until("a prompt", SOON, () -> !mrcp.prompts().isEmpty(), mrcp::prompts);
        inTheMiddle.run();
        assertThat(call.result()).isInstanceOf(Heard.Mute.class);
        assertThat(call.outcome().dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    private void awaitPrompt(String text) {
        Await.until("the prompt " + text, SOON, () -> mrcp.prompts().contains(text), mrcp::prompts);
    }

    private Heard exchange(Reply reply) throws Exception {
        return exchange(reply, true);
    }

    Heard exchange(Reply reply, boolean bargeIn) throws Exception {
        return talk(call -> {
            Line line = open(call, bargeIn);
            return over(call, line, line.exchange(reply), CallResult.COMPLETED);
        }).result();
    }

    private static <T> T over(PhoneCall call, Line line, T heard, CallResult result) {
        line.close();
        call.release(result);
        return heard;
    }

    /** A call, and what its script brings. */
    private record Call<T>(SimulatedCall pbx, CompletableFuture<T> script) {

        T result() throws Exception {
            return script.get(3 * SOON.toMillis(), TimeUnit.MILLISECONDS);
        }

        CallOutcome outcome() {
            return Await.value(pbx.outcome(), SOON);
        }
    }

    private <T> Call<T> talk(ScriptedCalls.Script<T> script) {
        return talk(new SimulatedPhone(), script);
    }

    private <T> Call<T> talk(SimulatedPhone phone, ScriptedCalls.Script<T> script) {
        pbx = open(scripts, mrcp);
        CompletableFuture<T> result = scripts.expect("101", script);
        return new Call<>(pbx.call(CallSpec.to("support").from("101", "Pat").withCaller(phone)), result);
    }

    private Line open(PhoneCall call) {
        return open(call, true);
    }

    private Line open(PhoneCall call, boolean bargeIn) {
        LineKind line = new LineKind.UniMrcp(
                PROFILE, "Anna", "en-US", grammars(), bargeIn, Duration.ofSeconds(1));
        Scenario scenario = new Scenario(
                "support", "en-US", "", "", "", Map.of(), List.of(), List.of(), new Handover("desk", SOON, 2, ""),
                new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false, line);
        LineOpening opening = call.openLine(new LineSetup(
                call.info(), new ToneEar(), new ToneVoice(), scenario, rate -> new LevelDetector(), TableEndOfTurn::new,
                TURNS, events::add, Anticipation.NONE, AudioTap.NONE));
        return ContractHarness.opened(opening);
    }
}
