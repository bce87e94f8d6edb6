package dev.attendant.server.engines;

import static dev.attendant.server.engines.TestChains.LONG;
import static dev.attendant.server.engines.TestChains.SUPPORT;
import static dev.attendant.server.engines.TestChains.counts;
import static dev.attendant.server.engines.TestChains.engines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.calls.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailoverModelTest {

    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final ModelTiming PATIENT = new ModelTiming(ENOUGH, ENOUGH, Duration.ZERO);
    private static final Prompt PROMPT = new Prompt(
            SUPPORT, Map.of(), List.of(new Message.Caller("my internet is down")), BuiltInTools.all());
    private static final Piece.UseTool LOOK_UP =
            new Piece.UseTool(new ToolCall("1", "look_up", new JsonObject()));

    private final EngineMetrics metrics = new EngineMetrics();

    private LanguageModel model(TestModel first, TestModel second, ModelTiming timing) {
        return new FailoverModel(
                TestChains.chain("model", engines("first", first, "second", second), 3, LONG, metrics), timing);
    }

    private static List<Piece> all(LanguageModel model) throws InterruptedException {
        return all(model, PROMPT);
    }

    private static List<Piece> all(LanguageModel model, Prompt prompt) throws InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        try (Answer answer = model.answer(prompt)) {
            do {
                pieces.add(answer.next(ENOUGH));
            } while (!(pieces.getLast() instanceof Piece.Done) && !(pieces.getLast() instanceof Piece.Failed));
        }
        return pieces;
    }

    private static String words(List<Piece> pieces) {
        StringBuilder words = new StringBuilder();
        pieces.forEach(piece -> words.append(piece instanceof Piece.Words some ? some.text() : ""));
        return words.toString();
    }

    @Test
    void whenAModelFailsBeforeItsFirstWordTheNextIsAskedTheSame() throws InterruptedException {
        TestModel second = TestModel.saying("I see.");

        List<Piece> pieces = all(model(TestModel.failing("HTTP 500"), second, PATIENT));

        assertThat(pieces).containsExactly(new Piece.Words("I see."), new Piece.Done());
        assertThat(second.prompts).containsExactly(PROMPT);
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.ERROR, 1L));
        assertThat(metrics.switches()).containsExactly(new EngineMetrics.Switches("model", "first", "second", 1));
    }

    @Test
    void whenAModelFailsAfterWordsTheNextGoesOnAndRepeatsNothing() throws InterruptedException {
        TestModel first = TestModel.answering(new Piece.Words("Your router "), new Piece.Words("is"),
                new Piece.Failed("the connection broke"));
        TestModel second = TestModel.saying("Your router is broken.");

        assertThat(words(all(model(first, second, PATIENT)))).isEqualTo("Your router is broken.");
        assertThat(second.prompts.getFirst().messages()).containsExactly(
                new Message.Caller("my internet is down"),
                new Message.Attendant("Your router is"),
                new Message.Caller(FailoverAnswer.GO_ON));
    }

    @Test
    void aToolThatWasAskedForIsUsedAndNotAskedForAgain() throws InterruptedException {
        TestModel second = TestModel.answering(LOOK_UP, new Piece.Done());

        List<Piece> pieces = all(model(
                TestModel.answering(LOOK_UP, new Piece.Failed("broken")), second, PATIENT));

        assertThat(pieces).containsExactly(LOOK_UP, new Piece.Done());
        assertThat(second.prompts).isEmpty();
    }

    @Test
    void aModelThatSaysNoFirstWordInTimeIsLeftAndClosed() throws InterruptedException {
        TestModel first = TestModel.answering();

        assertThat(words(all(model(first, TestModel.saying("I see."), new ModelTiming(SOON, ENOUGH, Duration.ZERO)))))
                .isEqualTo("I see.");
        assertThat(first.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(counts(metrics, "first").failures()).containsOnlyKeys(FailureKind.SILENT);
    }

    @Test
    void aModelThatStopsBetweenWordsIsContinued() throws InterruptedException {
        TestModel first = TestModel.answering(new Piece.Words("Let me see."));

        assertThat(words(all(model(first, TestModel.saying("Reboot it."), new ModelTiming(ENOUGH, SOON, Duration.ZERO)))))
                .isEqualTo("Let me see. Reboot it.");
        assertThat(counts(metrics, "first").failures()).containsOnlyKeys(FailureKind.STALLED);
    }

    @Test
    void whoWaitsNoLongerIsAnsweredByTheOneThatAnswersAtOnce() throws InterruptedException {
        Map<String, LanguageModel> engines = engines("first", TestModel.answering(), "second", TestModel.saying("No."));
        engines.put("scripted", TestModel.saying("We are here to help."));
        LanguageModel model = new FailoverModel(TestChains.chain("model", engines, 3, LONG, metrics), PATIENT);

        try (Answer answer = model.answer(PROMPT)) {
            assertThat(answer.next(SOON)).isEqualTo(new Piece.Words("We are here to help."));
        }
        assertThat(counts(metrics, "second").requests()).isZero();
    }

    @Test
    void theOneThatAnswersAtOnceIsAskedOnlyWhereItHasAnswers() throws InterruptedException {
        Scenario empty = new Scenario(SUPPORT.name(), SUPPORT.language(), "", SUPPORT.greeting(), "", Map.of(),
                List.of(), List.of(), SUPPORT.handover(), SUPPORT.texts(), false);
        TestModel scripted = TestModel.saying("What?");
        LanguageModel model = new FailoverModel(TestChains.chain("model",
                engines("first", TestModel.failing("HTTP 500"), "scripted", scripted), 3, LONG, metrics), PATIENT);

        assertThat(all(model, new Prompt(empty, Map.of(), PROMPT.messages(), List.of())))
                .containsExactly(new Piece.Failed("HTTP 500"));
        assertThat(scripted.prompts).isEmpty();
    }

    @Test
    void whereTheLastResortDoesNotUnderstandAHalfSentenceIsEndedByAQuestion() throws InterruptedException {
        TestModel first = TestModel.answering(new Piece.Words("Your router"), new Piece.Failed("broken"));
        TestModel scripted = TestModel.answering(
                new Piece.UseTool(new ToolCall("2", BuiltInTools.NOT_UNDERSTOOD, new JsonObject())), new Piece.Done());
        LanguageModel model = new FailoverModel(
                TestChains.chain("model", engines("first", first, "scripted", scripted), 3, LONG, metrics), PATIENT);

        assertThat(words(all(model))).isEqualTo("Your router " + SUPPORT.texts().unclear());
        assertThat(scripted.prompts).containsExactly(PROMPT);
    }

    @Test
    void aHedgeThatSpeaksFirstGoesOnAndTheFirstIsClosedWithoutBlame() throws InterruptedException {
        TestModel first = TestModel.answering();

        assertThat(words(all(model(first, TestModel.saying("Here I am."), new ModelTiming(ENOUGH, ENOUGH, SOON)))))
                .isEqualTo("Here I am.");
        assertThat(first.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(counts(metrics, "first").failures()).isEmpty();
    }

    @Test
    void closingStopsEveryModelAndWhoeverWaits() throws InterruptedException {
        TestModel first = TestModel.answering();
        TestModel second = TestModel.answering();
        Answer answer = model(first, second, new ModelTiming(ENOUGH, ENOUGH, Duration.ofMillis(1))).answer(PROMPT);
        Thread closing = Thread.ofVirtual().start(() -> {
            Await.until("both are asked", ENOUGH, () -> !second.prompts.isEmpty(), () -> second.prompts);
            answer.close();
        });

        assertThat(answer.next(ENOUGH)).isEqualTo(new Piece.Done());
        closing.join();
        assertThat(first.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(counts(metrics, "first").failures()).isEmpty();
    }

    @Test
    void whenAllFailTheLastReasonIsTold() throws InterruptedException {
        assertThat(all(model(TestModel.failing("one"), TestModel.failing("two"), PATIENT)))
                .containsExactly(new Piece.Failed("two"));
    }

    @Test
    void aModelThatFailedOftenIsLeftAloneAndOneThatAsksForQuietAtOnce() throws InterruptedException {
        TestModel first = TestModel.failing("HTTP 500");
        LanguageModel model = model(first, TestModel.saying("I see."), PATIENT);
        for (int i = 0; i < 5; i++) {
            all(model);
        }
        assertThat(first.prompts).hasSize(3);

        TestModel busy = TestModel.answering(new Piece.Failed("HTTP 429", Optional.of(Duration.ofMinutes(1))));
        LanguageModel other = model(busy, TestModel.saying("I see."), PATIENT);
        all(other);
        all(other);
        assertThat(busy.prompts).hasSize(1);
        assertThat(counts(metrics, "first").failures()).containsEntry(FailureKind.BUSY, 1L);
    }

    @Test
    void aModelIsTriedBesideTheTalkWhenItsRestIsOverAndAskedFirstOnceItAnswers() throws InterruptedException {
        TestModel first = TestModel.answering(new Piece.Failed("HTTP 429", Optional.of(SOON)));
        LanguageModel model = model(first, TestModel.saying("second"), PATIENT);
        assertThat(words(all(model))).isEqualTo("second");
        first.from(new Piece.Words("first"), new Piece.Done());

        Await.until("the first is back", ENOUGH, () -> {
            try {
                return words(all(model)).equals("first");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, () -> first.prompts.size());
        assertThat(first.prompts).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theOnlyModelIsAskedHoweverOftenItFailed() throws InterruptedException {
        TestModel only = TestModel.failing("HTTP 500");
        LanguageModel model =
                new FailoverModel(TestChains.chain("model", Map.of("only", only), 1, LONG, metrics), PATIENT);
        all(model);
        all(model);
        only.from(new Piece.Words("Back."), new Piece.Done());

        assertThat(words(all(model))).isEqualTo("Back.");
        assertThat(only.prompts).hasSize(3);
    }
}
