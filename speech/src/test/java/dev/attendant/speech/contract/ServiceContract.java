package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.testcalls.service.FakeService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ear relies on with every recogniser that is a service somewhere else. */
public abstract class ServiceContract extends RecognizerContract {

    protected static final String KEY = "dg-very-secret-4711";

    protected final FakeService service = new FakeService();
    private final List<Recognizer> recognizers = new ArrayList<>();

    protected abstract Dialect dialect();

    @AfterEach
    void close() {
        recognizers.forEach(Recognizer::close);
        service.close();
    }

    protected Recognizer recognizer(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("url", service.url(), "key", KEY));
        all.putAll(dialect().settings());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        Recognizer recognizer = dialect().factory().create(vertx,
                new EngineSettings("recognizer." + dialect().factory().name(), all), List.of(Shop.in("en-US")));
        recognizers.add(recognizer);
        return recognizer;
    }

    protected LoopedHearing hear(Recognizer recognizer, Heard heard) {
        return LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), heard);
    }

    @Override
    protected Recognizer ready() {
        for (int i = 0; i < 2; i++) {
            service.then(dialect().hears(List.of("where is", "my order"), 0.75));
        }
        return recognizer();
    }

    @Override
    protected String said() {
        return "where is my order";
    }

    @Override
    protected LoopedHearing speak(Recognizer recognizer, Heard heard) {
        return hear(recognizer, heard).speech(20);
    }

    private Heard hearWhole(Recognizer recognizer) {
        Heard heard = new Heard();
        hear(recognizer, heard).speech(20).silence(10).pause().silence(10).finish();
        return heard;
    }

    private String failure(FakeService.Script script, Object... settings) throws InterruptedException {
        // who asks again hears the same
        service.then(script).then(script).then(script).then(script);
        Heard heard = hearWhole(recognizer(settings));
        String reason = heard.failure();
        assertThat(reason).doesNotContain(KEY).contains("localhost:" + service.port());
        assertThat(heard.ends).hasSize(1);
        return reason;
    }

    private FakeService.Script rejects(int status, String message, String... headers) {
        return exchange -> exchange.begin(status, headers).send(dialect().error(message)).end();
    }

    @Test
    void theConfidenceIsTheServices() throws InterruptedException {
        service.then(dialect().hears(List.of("where is", "my order"), 0.75));
        Heard heard = hearWhole(recognizer());
        assertThat(heard.awaitEnd().confidence()).isBetween(0.74, 0.76);
    }

    @Test
    void wordsAreToldBeforeTheEndAndInOrder() throws InterruptedException {
        service.then(dialect().hears(List.of("where is", "my order"), 0.75));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20);
        if (dialect().streams()) {
            assertThat(heard.nextPartial()).isEqualTo("where is");
        } else {
            hearing.silence(10).pause();
        }
        assertThat(heard.nextPartial()).isEqualTo("where is my order");
        hearing.silence(10).finish();
        assertThat(heard.words()).isEqualTo("where is my order");
    }

    @Test
    void anUtteranceWithoutWordsIsEmpty() throws InterruptedException {
        service.then(dialect().hears(List.of(), 0.75));
        assertThat(hearWhole(recognizer()).words()).isEmpty();
    }

    @Test
    void anUtteranceWithoutAudioIsEmpty() throws InterruptedException {
        service.then(dialect().hears(List.of(), 0.75));
        Heard heard = new Heard();
        hear(recognizer(), heard).finish();
        assertThat(heard.words()).isEmpty();
    }

    @Test
    void anAnswerMayComeByteByByte() throws InterruptedException {
        service.then(dialect().hearsInPieces("Grüße aus 東京 \uD83D\uDE80"));
        assertThat(hearWhole(recognizer()).words()).isEqualTo("Grüße aus 東京 \uD83D\uDE80");
    }

    @Test
    void anUtteranceThatIsNotWantedIsStoppedAtTheService() throws InterruptedException {
        Closing closing = new Closing(dialect());
        service.then(closing);
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20).pause();
        closing.awaitAudio();
        hearing.cancel();
        assertThat(closing.clientHasClosed()).isTrue();
        assertThat(heard.ends).isEmpty();
    }

    @Test
    void aRefusedKeyIsToldByItsSettingAndNotByItself() throws InterruptedException {
        assertThat(failure(rejects(401, "wrong key " + KEY)))
                .contains("HTTP 401", "recognizer." + dialect().factory().name() + ".key", "key-file")
                .doesNotContain("wrong");
    }

    @Test
    void tooManyRequestsTellHowLongToWait() throws InterruptedException {
        assertThat(failure(rejects(429, "slow down " + KEY, "Retry-After: 12"))).contains("HTTP 429", "12 s");
    }

    @Test
    void aFailureOfTheServiceIsToldInItsOwnWords() throws InterruptedException {
        assertThat(failure(rejects(500, "the cat\nis on the keyboard" + "x".repeat(5000))))
                .contains("HTTP 500", "the cat is on the keyboard").hasSizeLessThan(500);
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        assertThat(failure(exchange -> exchange.begin(307, "Location: http://localhost:9/elsewhere").end()))
                .contains("HTTP 307");
    }

    @Test
    void whatIsNotTheVendorsProtocolFailsTheUtterance() throws InterruptedException {
        for (String nonsense : List.of("{\"text\": [", "nonsense", "[1, 2]",
                "{\"type\":\"Results\",\"channel\":3,\"text\":{},\"result\":7,\"results\":\"none\","
                        + "\"RecognitionStatus\":4}")) {
            assertThat(failure(dialect().says(nonsense))).as(nonsense).contains("protocol");
        }
    }

    @Test
    void aConnectionThatIsResetFailsTheUtterance() throws InterruptedException {
        assertThat(failure(dialect().thenResets())).containsAnyOf("closed the connection", "did not answer");
    }

    @Test
    void aConnectionThatIsClosedBeforeTheEndFailsTheUtterance() throws InterruptedException {
        assertThat(failure(dialect().thenCloses())).containsAnyOf("closed the connection", "did not answer");
    }

    @Test
    void aServiceThatStallsIsGivenUp() throws InterruptedException {
        assertThat(failure(dialect().stalls(), "answer-within", "100ms")).contains("100 ms");
    }

    @Test
    void aServiceThatDoesNotEvenBeginIsGivenUp() throws InterruptedException {
        assertThat(failure(exchange -> exchange.holdUntilClosed(), "answer-within", "100ms")).contains("100 ms");
    }

    @Test
    void aServiceThatIsNotThereIsTold() throws InterruptedException {
        Recognizer recognizer = recognizer();
        service.close();
        Heard heard = hearWhole(recognizer);
        assertThat(heard.failure()).contains("cannot be reached", "url");
        assertThat(heard.ends).hasSize(1);
    }

    @Test
    void aKeyIsInNoLog() throws InterruptedException {
        try (CapturedLog log = new CapturedLog()) {
            failure(rejects(401, "wrong key " + KEY));
            failure(rejects(500, "broken by " + KEY));
            failure(dialect().says("nonsense " + KEY));
            service.then(dialect().hears(List.of("hello"), 0.75));
            assertThat(recognizer().toString()).doesNotContain(KEY);
            assertThat(log.lines()).noneMatch(line -> line.contains(KEY));
        }
    }

    @Test
    void aFailedUtteranceDoesNotSpoilTheNext() throws InterruptedException {
        Recognizer recognizer = recognizer("answer-within", "5s");
        // a service that hears one utterance by one request may be asked twice for it
        service.then(dialect().thenResets()).then(dialect().thenResets()).then(dialect().thenResets())
                .then(dialect().thenResets());
        Heard failed = new Heard();
        hear(recognizer, failed).speech(20).finish();
        failed.failure();
        service.drop();
        service.then(dialect().hears(List.of("where is", "my order"), 0.75));
        assertThat(hearWhole(recognizer).words()).isEqualTo("where is my order");
    }

    @Test
    void theEngineIsFoundByItsName() {
        assertThat(ServiceLoader.load(EngineFactory.OfRecognizer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(dialect().factory().name())))
                .singleElement().isInstanceOf(dialect().factory().getClass());
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> recognizer("modle", "x")).hasMessageContaining("is not a setting here");
    }
}
