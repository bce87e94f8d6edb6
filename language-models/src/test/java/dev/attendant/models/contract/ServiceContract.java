package dev.attendant.models.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.models.contract.Dialect.Said;
import dev.attendant.testcalls.service.ClosedPort;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the conversation relies on with every model that is a service somewhere else. */
public abstract class ServiceContract extends LanguageModelContract {

    protected static final String KEY = "sk-very-secret-4711";

    private static final Usage USAGE = new Usage(120, 80, 17);

    private final Vertx vertx = Vertx.vertx();
    protected final FakeService service = new FakeService();
    private final List<LanguageModel> models = new ArrayList<>();

    protected abstract Dialect dialect();

    @AfterEach
    void close() {
        models.forEach(LanguageModel::close);
        service.close();
        vertx.close();
    }

    protected LanguageModel model(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("url", service.url(), "model", "m-1", "key", KEY));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        LanguageModel model = dialect().factory().create(vertx,
                new EngineSettings("model." + dialect().factory().name(), all), List.of(Prompts.SHOP));
        models.add(model);
        return model;
    }

    private List<String> goodbyeEvents() {
        return dialect().answer(
                List.of(new Said.Words("It was a pleasure."), new Said.Words(" Goodbye."),
                        new Said.Tool("call-1", "hang_up", new JsonObject())),
                USAGE);
    }

    private static FakeService.Script whole(List<String> events) {
        return exchange -> {
            exchange.stream();
            for (String event : events) {
                exchange.send(event);
            }
            exchange.end();
        };
    }

    @Override
    protected Answer goodbye() {
        service.then(whole(goodbyeEvents()));
        return model().answer(Prompts.goodbye());
    }

    private Piece.Failed failure(FakeService.Script script, Object... settings) throws InterruptedException {
        service.then(script);
        try (Answer answer = model(settings).answer(Prompts.goodbye())) {
            Piece last = all(answer).getLast();
            assertThat(last).isInstanceOf(Piece.Failed.class);
            assertThat(((Piece.Failed) last).reason()).doesNotContain(KEY).contains("localhost:" + service.port());
            assertThat(answer.next(PATIENCE)).isEqualTo(last);
            return (Piece.Failed) last;
        }
    }

    @Test
    void eachWordIsThereAsSoonAsItIsSent() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        List<String> events = goodbyeEvents();
        service.then(exchange -> {
            exchange.stream();
            int first = firstWith(events, "pleasure");
            for (String event : events.subList(0, first + 1)) {
                exchange.send(event);
            }
            if (heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                for (String event : events.subList(first + 1, events.size())) {
                    exchange.send(event);
                }
                exchange.end();
            }
        });
        try (Answer answer = model().answer(Prompts.goodbye())) {
            assertThat(answer.next(PATIENCE)).isInstanceOfSatisfying(Piece.Words.class,
                    words -> assertThat("It was a pleasure.").startsWith(words.text()));
            heard.countDown();
            assertThat(all(answer).getLast()).isInstanceOf(Piece.Done.class);
        }
    }

    private static int firstWith(List<String> events, String text) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no event with " + text);
    }

    @Test
    void anAnswerMayComeByteByByte() throws InterruptedException {
        List<String> events = dialect().answer(
                List.of(new Said.Words("Grüße aus 東京 \uD83D\uDE80."), new Said.Tool("c", "note",
                        new JsonObject().put("city", "東京"))), USAGE);
        service.then(exchange -> exchange.stream().sendInBytes(String.join("", events)).end());
        List<Piece> pieces = all(model().answer(Prompts.goodbye()));
        assertThat(text(pieces)).isEqualTo("Grüße aus 東京 \uD83D\uDE80.");
        assertThat(tools(pieces)).singleElement()
                .satisfies(call -> assertThat(call.arguments().getString("city")).isEqualTo("東京"));
        assertThat(pieces.getLast()).isInstanceOf(Piece.Done.class);
    }

    @Test
    void oneAnswerMayUseSeveralTools() throws InterruptedException {
        JsonObject booking = new JsonObject().put("day", "tuesday").put("deep", new JsonObject().put("n", 3));
        service.then(whole(dialect().answer(
                List.of(new Said.Words("Let me see."), new Said.Tool("call-1", "book", booking),
                        new Said.Tool("call-2", "note", new JsonObject().put("who", "Ann \"A\" B"))),
                USAGE)));
        List<ToolCall> calls = tools(all(model().answer(Prompts.goodbye())));
        assertThat(calls).extracting(ToolCall::tool).containsExactly("book", "note");
        assertThat(calls.getFirst().arguments()).isEqualTo(booking);
        assertThat(calls.getLast().arguments().getString("who")).isEqualTo("Ann \"A\" B");
        assertThat(calls.getFirst().id()).isNotEqualTo(calls.getLast().id());
    }

    @Test
    void theEndTellsWhatTheAnswerCost() throws InterruptedException {
        assertThat(all(goodbye()).getLast()).isEqualTo(new Piece.Done(USAGE));
    }

    @Test
    void anAnswerThatIsNotWantedIsStoppedAtTheService() throws InterruptedException {
        String first = String.join("", goodbyeEvents().subList(0, firstWith(goodbyeEvents(), "pleasure") + 1));
        service.then(exchange -> exchange.stream().send(first).holdUntilClosed());
        Answer answer = model().answer(Prompts.goodbye());
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Words.class);
        answer.close();
        assertThat(service.exchange().clientHasClosed()).isTrue();
        assertThat(answer.next(PATIENCE)).isEqualTo(new Piece.Done());
    }

    @Test
    void anAnswerIsStoppedBeforeItsFirstByte() throws InterruptedException {
        service.then(FakeExchange::holdUntilClosed);
        Answer answer = model().answer(Prompts.goodbye());
        FakeExchange exchange = service.exchange();
        answer.close();
        assertThat(exchange.clientHasClosed()).isTrue();
    }

    @Test
    void whoeverWaitsForAPieceIsFreedWhenTheAnswerIsNotWanted() throws Exception {
        service.then(FakeExchange::holdUntilClosed);
        Answer answer = model().answer(Prompts.goodbye());
        CompletableFuture<Piece> piece = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                piece.complete(answer.next(PATIENCE));
            } catch (InterruptedException e) {
                piece.completeExceptionally(e);
            }
        });
        service.exchange();
        answer.close();
        assertThat(piece.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Piece.Done());
    }

    @Test
    void theConnectionIsKeptAfterAWholeAnswer() throws InterruptedException {
        LanguageModel model = model();
        for (int i = 0; i < 3; i++) {
            service.then(whole(goodbyeEvents()));
            try (Answer answer = model.answer(Prompts.goodbye())) {
                assertThat(all(answer).getLast()).isEqualTo(new Piece.Done(USAGE));
            }
        }
        assertThat(service.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRefusedKeyIsToldByItsSettingAndNotByItself() throws InterruptedException {
        Piece.Failed failed = failure(exchange -> exchange.begin(401, "Content-Type: application/json")
                .send(dialect().error("Incorrect API key provided: " + KEY)).end());
        assertThat(failed.reason())
                .contains("HTTP 401", "model." + dialect().factory().name() + ".key", "key-file")
                .doesNotContain("Incorrect");
    }

    @Test
    void tooManyRequestsTellHowLongToWait() throws InterruptedException {
        Piece.Failed failed = failure(exchange -> exchange.begin(429, "Retry-After: 12")
                .send(dialect().error("slow down " + KEY)).end());
        assertThat(failed.retryAfter()).contains(Duration.ofSeconds(12));
        assertThat(failed.reason()).contains("HTTP 429", "12 s", "slow down ***");
    }

    @Test
    void aFailureOfTheServiceIsToldInItsOwnWords() throws InterruptedException {
        Piece.Failed failed = failure(exchange -> exchange.begin(500, "Content-Type: application/json")
                .send(dialect().error("the cat\nis on the keyboard" + "x".repeat(5000))).end());
        assertThat(failed.reason()).contains("HTTP 500", "the cat is on the keyboard").hasSizeLessThan(500);
        assertThat(failed.retryAfter()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        assertThat(failure(exchange -> exchange.begin(307, "Location: http://localhost:9/elsewhere").end()).reason())
                .contains("HTTP 307");
    }

    @Test
    void anErrorInTheStreamFailsTheAnswer() throws InterruptedException {
        assertThat(failure(exchange -> exchange.stream().send(goodbyeEvents().getFirst())
                .send(dialect().errorInStream("overloaded by " + KEY)).holdUntilClosed()).reason())
                .contains("overloaded by ***");
    }

    @Test
    void whatIsNotTheVendorsProtocolFailsTheAnswer() throws InterruptedException {
        for (String nonsense : List.of("data: {\"choices\": [\n\n", "data: nonsense\n\n", "data: [1, 2]\n\n",
                "data: {\"type\": 3, \"choices\": \"none\", \"candidates\": {}}\n\n")) {
            assertThat(failure(exchange -> exchange.stream().send(nonsense).holdUntilClosed()).reason())
                    .as(nonsense).contains("protocol");
        }
    }

    @Test
    void aLineWithoutEndFailsTheAnswer() throws InterruptedException {
        assertThat(failure(exchange -> {
            exchange.stream().send("data: ");
            for (int i = 0; i < 80; i++) {
                exchange.send("x".repeat(8192));
            }
            exchange.holdUntilClosed();
        }).reason()).contains("a line of more than");
    }

    @Test
    void aPageInsteadOfAStreamFailsTheAnswer() throws InterruptedException {
        assertThat(failure(exchange -> exchange.begin(200, "Content-Type: text/html").send("<html>").holdUntilClosed())
                .reason()).contains("text/html", "url");
    }

    @Test
    void anAnswerThatIsCutFails() throws InterruptedException {
        List<String> events = goodbyeEvents();
        for (int sent = 0; sent < events.size() - 1; sent++) {
            String part = String.join("", events.subList(0, sent));
            assertThat(failure(exchange -> exchange.stream().send(part + "d").cut()).reason()).contains("broke off");
        }
    }

    @Test
    void aStreamThatEndsInTheMiddleOfTheAnswerFails() throws InterruptedException {
        String part = String.join("", goodbyeEvents().subList(0, firstWith(goodbyeEvents(), "pleasure") + 1));
        assertThat(failure(exchange -> exchange.stream().send(part).end()).reason()).contains("in the middle");
    }

    @Test
    void aConnectionThatIsResetFailsTheAnswer() throws InterruptedException {
        String part = String.join("", goodbyeEvents().subList(0, firstWith(goodbyeEvents(), "pleasure") + 1));
        assertThat(failure(exchange -> exchange.stream().send(part).reset()).reason()).contains("broke off");
        service.then(FakeExchange::reset);
        assertThat(failure(FakeExchange::reset).reason()).contains("did not answer");
    }

    @Test
    void aKeptConnectionThatTheServiceHasClosedIsMadeUpForByAnother() throws InterruptedException {
        LanguageModel model = model();
        service.then(whole(goodbyeEvents())).then(FakeExchange::cut).then(whole(goodbyeEvents()));
        assertThat(all(model.answer(Prompts.goodbye())).getLast()).isEqualTo(new Piece.Done(USAGE));
        assertThat(all(model.answer(Prompts.goodbye())).getLast()).isEqualTo(new Piece.Done(USAGE));
    }

    @Test
    void aServiceThatDoesNotBeginToAnswerIsGivenUp() throws InterruptedException {
        assertThat(failure(FakeExchange::holdUntilClosed, "first-byte", "500ms").reason())
                .contains("sent nothing for 500 ms");
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }

    @Test
    void aServiceThatStallsIsGivenUp() throws InterruptedException {
        String first = goodbyeEvents().getFirst();
        assertThat(failure(exchange -> exchange.stream().send(first).holdUntilClosed(), "between-bytes", "500ms")
                .reason()).contains("sent nothing for 500 ms");
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }

    @Test
    void whoeverDoesNotWantToWaitIsToldSo() throws InterruptedException {
        service.then(FakeExchange::holdUntilClosed);
        try (Answer answer = model().answer(Prompts.goodbye())) {
            assertThat(answer.next(Duration.ofMillis(500))).isInstanceOfSatisfying(Piece.Failed.class,
                    failed -> assertThat(failed.reason()).contains("within 500 ms"));
        }
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }

    @Test
    void aServiceThatIsNotThereIsTold() throws InterruptedException {
        try (ClosedPort nobody = new ClosedPort()) {
            LanguageModel model = model("url", "http://127.0.0.1:" + nobody.port() + "/v1");
            assertThat(all(model.answer(Prompts.goodbye()))).singleElement()
                    .isInstanceOfSatisfying(Piece.Failed.class,
                            failed -> assertThat(failed.reason()).contains("cannot be reached", "url"));
        }
    }

    @Test
    void theEngineIsFoundByItsName() {
        assertThat(ServiceLoader.load(EngineFactory.OfLanguageModel.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(dialect().factory().name())))
                .singleElement().isInstanceOf(dialect().factory().getClass());
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> model("modle", "x")).hasMessageContaining("is not a setting here");
    }

    private static List<ToolCall> tools(List<Piece> pieces) {
        return pieces.stream().filter(Piece.UseTool.class::isInstance).map(Piece.UseTool.class::cast)
                .map(Piece.UseTool::call).toList();
    }
}
