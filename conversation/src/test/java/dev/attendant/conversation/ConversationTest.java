package dev.attendant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Texts;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Texts TEXTS = TestScenarios.TEXTS;
    private static final String GREETING = TestScenarios.SUPPORT.greeting();

    private final FakeCall call = new FakeCall();
    private final List<CallEvent> events = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<LanguageModel.Prompt> prompts = new ArrayList<>();
    private final ArrayDeque<List<Piece>> answers = new ArrayDeque<>();
    private Limits limits = new Limits(Duration.ofMinutes(10), 20, Duration.ofSeconds(5));

    @AfterEach
    void stopTheClock() {
        clock.shutdownNow();
    }

    /** The model's next answer. */
    private void answers(Piece... pieces) {
        answers.add(List.of(pieces));
    }

    private static Piece words(String text) {
        return new Piece.Words(text);
    }

    private static Piece use(String tool, JsonObject arguments) {
        return new Piece.UseTool(new ToolCall("1", tool, arguments));
    }

    private CallResult run() {
        LanguageModel model = new LanguageModel() {
            @Override
            public Answer answer(Prompt prompt) {
                prompts.add(prompt);
                ArrayDeque<Piece> pieces = new ArrayDeque<>(answers.remove());
                return new Answer() {
                    @Override
                    public Piece next(Duration within) {
                        return pieces.isEmpty() ? new Piece.Done() : pieces.remove();
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void close() {}
        };
        Engines engines = new Engines(null, null, model, (tool, arguments) -> ToolRunner.Result.failed("no tools"));
        new Conversation(
                        call, TestScenarios.SUPPORT, engines, TurnTaking.DEFAULT, limits, events::add, AudioTap.NONE, clock)
                .run();
        assertThat(call.results).as("the call is given back exactly once").hasSize(1);
        assertThat(events.getFirst()).isInstanceOf(CallEvent.Started.class);
        assertThat(events.getLast()).isInstanceOf(CallEvent.Ended.class);
        return call.results.getFirst();
    }

    @Test
    void aTalkIsGreetingQuestionAnswerAndGoodbye() {
        answers(words("From nine "), words("to five."));
        answers(words("Goodbye."), use(BuiltInTools.HANG_UP, new JsonObject()));
        call.says("when are you open").says("thank you");

        assertThat(run()).isEqualTo(CallResult.COMPLETED);
        assertThat(call.said).containsExactly(GREETING, "From nine to five.", "Goodbye.");
        assertThat(prompts.getLast().messages())
                .containsExactly(
                        new Message.Attendant(GREETING),
                        new Message.Caller("when are you open"),
                        new Message.Attendant("From nine to five."),
                        new Message.Caller("thank you"));
    }

    @Test
    void whatWasNotHeardIsNotInTheHistory() {
        answers(words("From nine to five."));
        answers(words("On Monday."), use(BuiltInTools.HANG_UP, new JsonObject()));
        call.says("when are you open").does(reply -> new Heard.Said(
                new Utterance("and on sunday", 1, Duration.ofSeconds(1)),
                new Spoken(reply.text(), "From nine", true, Duration.ZERO)));
        run();
        assertThat(prompts.getLast().messages())
                .contains(new Message.Attendant("From nine"))
                .doesNotContain(new Message.Attendant("From nine to five."));
    }

    @Test
    void aPromisedTransferHappensAndItsSummaryGoesWithTheCaller() {
        answers(use(BuiltInTools.TRANSFER, new JsonObject().put("queue", "support").put("summary", "no internet")));
        call.outcomes.add(new TransferOutcome.Connected("PJSIP/agent", Duration.ofSeconds(30)));
        call.says("a person please");

        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.handover());
        assertThat(call.transfers).containsExactly(new Transfer("support", Duration.ofSeconds(20), "no internet"));
    }

    @Test
    void aQueueThatTheScenarioDoesNotKnowIsNotUsedWhateverTheModelSays() {
        answers(words("Bye."), use(BuiltInTools.TRANSFER, new JsonObject().put("queue", "x,,,|System(rm)")));
        call.says("a person please");
        run();
        assertThat(call.transfers).extracting(Transfer::queue).containsOnly("support");
    }

    @Test
    void whenNobodyTakesTheCallTheTalkGoesOnAndSaysSo() {
        answers(use(BuiltInTools.TRANSFER, new JsonObject()));
        answers(words("Goodbye."), use(BuiltInTools.HANG_UP, new JsonObject()));
        call.outcomes.add(new TransferOutcome.TimedOut(Duration.ofSeconds(20)));
        call.says("a person please").says("never mind then");

        assertThat(run()).isEqualTo(CallResult.COMPLETED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.handover(), TEXTS.nobody(), "Goodbye.");
    }

    @Test
    void aQueueThatStaysEmptyGivesTheCallBackToTheDialplanAtLast() {
        for (int i = 0; i < 3; i++) {
            answers(use(BuiltInTools.TRANSFER, new JsonObject()));
            call.says("a person please");
        }
        assertThat(run()).isEqualTo(CallResult.NO_AGENT);
        assertThat(call.transfers).hasSize(3);
    }

    @Test
    void aSilentCallerIsAskedTwiceAndThenSentToPeople() {
        call.does(reply -> new Heard.Silence(FakeCall.heard(reply)))
                .does(reply -> new Heard.Silence(FakeCall.heard(reply)))
                .does(reply -> new Heard.Silence(FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said)
                .containsExactly(GREETING, TEXTS.silence().get(0), TEXTS.silence().get(1), TEXTS.offerPerson());
    }

    @Test
    void aCallerWhomWeDoNotUnderstandTwiceIsSentToPeople() {
        answers(use(BuiltInTools.NOT_UNDERSTOOD, new JsonObject()));
        call.says("blah blah").does(reply -> new Heard.Unclear(FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.unclear(), TEXTS.handover());
        assertThat(call.transfers.getFirst().summary()).isEqualTo("blah blah");
    }

    @Test
    void theHandoverKeyReachesAPersonAtAnyTime() {
        call.does(reply -> new Heard.Pressed("0", FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
    }

    @Test
    void aModelThatFailsCostsASentenceAndTheCallerReachesAPerson() {
        answers(new Piece.Failed("connection refused"));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        call.says("when are you open");
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.failure());
        assertThat(events).anyMatch(event -> event instanceof CallEvent.Failed failed
                && failed.role().equals("model")
                && failed.reason().equals("connection refused"));
    }

    @Test
    void aRecogniserThatFailsCostsASentenceAndTheCallerReachesAPerson() {
        call.does(reply -> new Heard.Deaf("down", FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.failure());
    }

    @Test
    void aVoiceThatFailsCostsTheRecordedApologyAndTheCallerReachesAPerson() {
        call.does(reply -> new Heard.Mute("down", Spoken.NOTHING));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.failure());
    }

    @Test
    void withoutAudioTheCallerReachesAPersonAndWithoutPeopleTheDialplan() {
        call.noAudio = true;
        assertThat(run()).isEqualTo(CallResult.NO_AGENT);
        assertThat(call.transfers).hasSize(1);
    }

    @Test
    void audioThatBreaksWhileTheCallerIsStillThereLeadsToAPerson() {
        call.does(reply -> new Heard.LineEnded("reset", FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
    }

    @Test
    void aCallerWhoHangsUpIsNotTransferred() {
        call.alive = false;
        assertThat(run()).isEqualTo(CallResult.CALLER_HUNG_UP);
        assertThat(call.transfers).isEmpty();
    }

    @Test
    void theTurnsOfACallAreLimited() {
        limits = new Limits(Duration.ofMinutes(10), 3, Duration.ofSeconds(5));
        for (int i = 0; i < 4; i++) {
            answers(words("Go on."));
            call.says("and another thing");
        }
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, "Go on.", "Go on.", "Go on.", TEXTS.handover());
    }

    @Test
    void aStoppedTalkEndsWithAPerson() {
        call.does(reply -> new Heard.Stopped("shutting down", FakeCall.heard(reply)));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.handover());
    }

    @Test
    void aDeadlineStopsTheLine() {
        limits = new Limits(Duration.ofMillis(1), 20, Duration.ofSeconds(5));
        call.does(reply -> {
            while (call.stops.isEmpty()) {
                Thread.onSpinWait();
            }
            return new Heard.Stopped(call.stops.getFirst(), FakeCall.heard(reply));
        });
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
    }

    @Test
    void anErrorOfOurOwnGivesTheCallBackToTheDialplan() {
        call.does(reply -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(run()).isEqualTo(CallResult.FAILED);
        assertThat(call.lineOpen).isFalse();
    }

    @Test
    void aNoteIsWrittenAndTheModelAnswersAfterIt() {
        answers(use(BuiltInTools.NOTE, new JsonObject().put("rating", "five")));
        answers(words("Thank you."), use(BuiltInTools.HANG_UP, new JsonObject()));
        call.says("five");
        assertThat(run()).isEqualTo(CallResult.COMPLETED);
        assertThat(events).anyMatch(event -> event instanceof CallEvent.Noted noted
                && noted.name().equals("rating")
                && noted.value().equals("five"));
        assertThat(prompts.getLast().messages().getLast()).isInstanceOf(Message.Tool.class);
    }

    @Test
    void whateverAModelWritesIntoItsArgumentsTheCallGoesOn() {
        answers(use(BuiltInTools.ASK_DIGITS, new JsonObject().put("max", "six")));
        answers(use(BuiltInTools.TRANSFER, new JsonObject().putNull("queue").put("summary", "x".repeat(5000))));
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        call.says("hello").says("a person");
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
        assertThat(call.transfers.getFirst().queue()).isEqualTo("support");
        assertThat(call.transfers.getFirst().summary()).hasSize(200);
    }

    @Test
    void aModelThatSaysNothingDoesNotLeaveTheCallerInSilence() {
        answers();
        answers(use(BuiltInTools.HANG_UP, new JsonObject()));
        call.says("hello").says("bye");
        assertThat(run()).isEqualTo(CallResult.COMPLETED);
        assertThat(call.said).containsExactly(GREETING, TEXTS.unclear(), TEXTS.goodbye());
    }

    @Test
    void aModelThatOnlyAsksForToolsIsGivenUp() {
        for (int i = 0; i < 6; i++) {
            answers(use(BuiltInTools.NOTE, new JsonObject().put("a", "b")));
        }
        call.says("five");
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        assertThat(run()).isEqualTo(CallResult.TRANSFERRED);
    }
}
