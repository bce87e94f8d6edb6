package dev.attendant.speech.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.G711;
import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.contract.CapturedLog;
import dev.attendant.testcalls.service.ClosedPort;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the conversation relies on with every voice that is a service somewhere else. Each test is its vendor's dialect.
 */
public abstract class VoiceContract implements VoiceDialect {

    protected static final String KEY = "sk-very-secret-4711";

    protected final Vertx vertx = Vertx.vertx();
    protected final FakeService service = new FakeService();
    private final List<Synthesizer> voices = new ArrayList<>();
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        voices.forEach(Synthesizer::close);
        service.close();
        vertx.close();
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(KEY));
    }

    protected Synthesizer voice(Object... settings) {
        Map<String, Object> all = new HashMap<>(settings());
        all.put("url", service.url());
        all.put("key", KEY);
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        EngineFactory.OfSynthesizer factory = factory();
        Synthesizer voice = factory.create(vertx, new EngineSettings("synthesizer." + factory.name(), all), List.of());
        voices.add(voice);
        return voice;
    }

    protected static Speech english(String text, int sampleRate) {
        return new Speech(text, "en-US", "", sampleRate);
    }

    protected static Speech hello() {
        return english("Hello there.", 8000);
    }

    /** A known sound, as the service makes it for whoever wants so many samples a second. */
    private short[] made(int wanted) {
        int rate = rate(wanted);
        short[] samples = new short[rate / 5];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) (9000 * Math.sin(2 * Math.PI * 440 * n / rate) + 3000 * Math.sin(n * 0.01));
        }
        return samples;
    }

    private byte[] sent(int wanted) {
        return VoiceDialect.bytes(made(wanted), isMuLaw(wanted));
    }

    /** What must come out of it. */
    private short[] expected(int wanted) {
        short[] samples = made(wanted);
        if (isMuLaw(wanted)) {
            samples = G711.MU_LAW.decode(G711.MU_LAW.encode(samples));
        }
        Resampler resampler = new Resampler(rate(wanted), wanted);
        short[] most = resampler.resample(samples);
        short[] last = resampler.flush();
        short[] all = Arrays.copyOf(most, most.length + last.length);
        System.arraycopy(last, 0, all, most.length, last.length);
        return all;
    }

    protected FakeService.Script whole(byte[] answer) {
        return exchange -> begin(exchange).send(answer).end();
    }

    protected FakeExchange begin(FakeExchange exchange) throws IOException {
        return exchange.begin(200, "Content-Type: " + contentType());
    }

    protected Timed speak(Synthesizer voice, Speech speech) throws Exception {
        Timed timed = new Timed();
        voice.speak(speech, timed);
        assertThat(timed.awaitEnd()).isEmpty();
        return timed;
    }

    private String failure(FakeService.Script script, Object... settings) throws Exception {
        service.then(script);
        return failure(voice(settings), hello());
    }

    private String failure(Synthesizer voice, Speech speech) throws Exception {
        Timed timed = new Timed();
        voice.speak(speech, timed);
        String reason = timed.awaitEnd();
        assertThat(reason).isNotEmpty().doesNotContain(KEY).doesNotContain("\n").hasSizeLessThan(600);
        // whatever else comes of it comes before the next sentence's end
        service.drop();
        service.then(whole(answer(sent(8000))));
        speak(voice("first-byte", "20s"), hello());
        assertThat(timed.ends).hasValue(1);
        return reason;
    }

    @Test
    void soundInPiecesOfAnySizeComesOutWhole() throws Exception {
        for (int rate : new int[] {8000, 16_000}) {
            byte[] answer = answer(sent(rate));
            service.then(exchange -> {
                begin(exchange);
                Random sizes = new Random(4711);
                for (int at = 0; at < answer.length;) {
                    int to = Math.min(answer.length, at + 1 + sizes.nextInt(sizes.nextBoolean() ? 3 : 90));
                    exchange.send(Arrays.copyOfRange(answer, at, to));
                    at = to;
                }
                exchange.end();
            });
            assertThat(speak(voice(), english("Hello there.", rate)).samples()).containsExactly(expected(rate));
        }
    }

    @Test
    void twoSentencesAreSpokenAtOnce() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        FakeService.Script together = exchange -> {
            both.countDown();
            if (both.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                begin(exchange).send(answer(sent(8000))).end();
            }
        };
        service.then(together).then(together);
        Synthesizer voice = voice();
        Timed one = new Timed();
        Timed two = new Timed();
        voice.speak(hello(), one);
        voice.speak(hello(), two);
        assertThat(one.awaitEnd()).isEmpty();
        assertThat(two.awaitEnd()).isEmpty();
        assertThat(one.samples()).containsExactly(expected(8000));
        assertThat(two.samples()).containsExactly(expected(8000));
    }

    @Test
    void theTextIsSentAsItIs() throws Exception {
        for (String text : List.of("She said \"no\" & left: <a> 'b' \\ c.", "مرحبا، كيف حالك؟", "Xin chào, tôi là Linh.",
                "Good 👍🏽 morning", "word ".repeat(200).strip())) {
            service.then(whole(answer(sent(8000))));
            speak(voice(), english(text, 8000));
            assertThat(text(service.exchange())).isEqualTo(text);
        }
    }

    @Test
    void nothingToBeSaidIsDoneWithoutARequest() throws Exception {
        for (String text : List.of("", "  ", "...", "\n")) {
            assertThat(speak(voice(), english(text, 8000)).samples()).isEmpty();
        }
        assertThat(service.connections()).isZero();
    }

    @Test
    void aScenariosVoiceGoesBeforeTheSettings() throws Exception {
        service.then(whole(answer(sent(8000)))).then(whole(answer(sent(8000))));
        Synthesizer voice = voice("voices", "en: Emma");
        speak(voice, hello());
        assertThat(wholeRequest(service.exchange())).contains("Emma");
        speak(voice, new Speech("Hello there.", "en-US", "Olga", 8000));
        assertThat(wholeRequest(service.exchange())).contains("Olga").doesNotContain("Emma");
    }

    private static String wholeRequest(FakeExchange exchange) {
        return exchange.requestLine() + exchange.body().encode();
    }

    @Test
    void aSentenceThatNobodyWantsIsStoppedAtTheService() throws Exception {
        service.then(exchange -> begin(exchange).send(begun(sent(8000))).holdUntilClosed());
        Timed timed = new Timed();
        Speaking speaking = voice().speak(hello(), timed);
        FakeExchange exchange = service.exchange();
        speaking.cancel();
        speaking.cancel();
        assertThat(exchange.clientHasClosed()).isTrue();
        int heard = timed.samples().length;
        service.then(whole(answer(sent(8000))));
        speak(voice(), hello());
        assertThat(timed.samples()).hasSize(heard);
        assertThat(timed.ends).hasValue(0);
    }

    @Test
    void aSentenceIsStoppedBeforeItsFirstByte() throws Exception {
        service.then(FakeExchange::holdUntilClosed);
        Timed timed = new Timed();
        Speaking speaking = voice().speak(hello(), timed);
        FakeExchange exchange = service.exchange();
        speaking.cancel();
        assertThat(exchange.clientHasClosed()).isTrue();
        assertThat(timed.ends).hasValue(0);
    }

    @Test
    void closingTheEngineEndsWhatItSpeaks() throws Exception {
        service.then(exchange -> begin(exchange).send(begun(sent(8000))).holdUntilClosed());
        Timed timed = new Timed();
        Synthesizer voice = voice();
        voice.speak(hello(), timed);
        service.exchange();
        voice.close();
        assertThat(timed.awaitEnd()).isNotEmpty();
        assertThat(timed.ends).hasValue(1);
        Timed after = new Timed();
        voice.speak(hello(), after);
        assertThat(after.awaitEnd()).isNotEmpty();
    }

    @Test
    void theConnectionIsKeptAfterAWholeAnswer() throws Exception {
        Synthesizer voice = voice();
        for (int i = 0; i < 3; i++) {
            service.then(whole(answer(sent(8000))));
            speak(voice, hello());
        }
        assertThat(service.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aKeptConnectionThatTheServiceHasClosedIsMadeUpForByAnother() throws Exception {
        Synthesizer voice = voice();
        service.then(whole(answer(sent(8000)))).then(FakeExchange::cut)
                .then(whole(answer(sent(8000))));
        speak(voice, hello());
        assertThat(speak(voice, hello()).samples()).containsExactly(expected(8000));
    }

    @Test
    void aServiceThatIsNotThereIsTold() throws Exception {
        try (ClosedPort nobody = new ClosedPort()) {
            assertThat(failure(voice("url", "http://127.0.0.1:" + nobody.port() + "/v1"), hello()))
                    .contains("cannot be reached", "url");
        }
    }

    @Test
    void aRefusedKeyIsToldByItsSettingAndNotByItself() throws Exception {
        assertThat(failure(exchange -> exchange.begin(401, "Content-Type: application/json")
                .send(error("Incorrect key: " + KEY)).end()))
                .contains("HTTP 401", "synthesizer." + factory().name() + ".key", "key-file")
                .doesNotContain("Incorrect");
    }

    @Test
    void tooManyRequestsTellHowLongToWait() throws Exception {
        assertThat(failure(exchange -> exchange.begin(429, "Retry-After: 12")
                .send(error("slow down " + KEY)).end()))
                .contains("HTTP 429", "12 s", "slow down ***");
    }

    @Test
    void aFailureOfTheServiceIsToldInItsOwnWords() throws Exception {
        assertThat(failure(exchange -> exchange.begin(500, "Content-Type: application/json")
                .send(error("the cat\nis on the keyboard" + "x".repeat(30_000))).end()))
                .contains("HTTP 500");
        assertThat(failure(exchange -> exchange.begin(500, "Content-Type: application/json")
                .send(error("the cat\nis on the keyboard")).end()))
                .contains("HTTP 500", "the cat is on the keyboard");
    }

    @Test
    void aRefusalWhoseTextDoesNotComeIsToldAllTheSame() throws Exception {
        assertThat(failure(exchange -> exchange.begin(503).holdUntilClosed(), "first-byte", "500ms"))
                .contains("HTTP 503");
    }

    @Test
    void anotherTypeOfContentFails() throws Exception {
        assertThat(failure(exchange -> exchange.begin(200, "Content-Type: text/html").send("<html>").holdUntilClosed()))
                .contains("text/html", "url");
        assertThat(failure(exchange -> exchange.begin(200, "Content-Type: audio/mpeg").holdUntilClosed()))
                .contains("audio/mpeg");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThat(failure(exchange -> exchange.begin(307, "Location: http://localhost:9/elsewhere").end()))
                .contains("HTTP 307");
    }

    @Test
    void whatIsNotTheVendorsProtocolFails() throws Exception {
        byte[] malformed = malformed();
        if (malformed.length > 0) {
            assertThat(failure(whole(malformed))).contains("protocol");
        } else {
            assertThat(failure(whole("OggS compressed".getBytes(UTF_8)))).contains("Ogg");
        }
    }

    @Test
    void anAnswerWithoutSoundFails() throws Exception {
        assertThat(failure(whole(new byte[0]))).isNotEmpty();
        assertThat(failure(whole(answer(new byte[0])))).contains("no sound");
    }

    @Test
    void anAnswerThatIsCutFails() throws Exception {
        byte[] part = begun(sent(8000));
        assertThat(failure(exchange -> begin(exchange).send(part).cut())).contains("broke off");
        assertThat(failure(exchange -> begin(exchange).send(part).reset())).contains("broke off");
    }

    @Test
    void aConnectionThatIsResetTwiceFailsTheSentence() throws Exception {
        service.then(FakeExchange::reset);
        assertThat(failure(FakeExchange::reset)).contains("did not answer");
    }

    @Test
    void aServiceThatDoesNotBeginToAnswerIsGivenUp() throws Exception {
        assertThat(failure(FakeExchange::holdUntilClosed, "first-byte", "500ms")).contains("sent nothing for 500 ms");
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }

    @Test
    void aServiceThatStallsIsGivenUp() throws Exception {
        byte[] part = begun(sent(8000));
        assertThat(failure(exchange -> begin(exchange).send(part).holdUntilClosed(), "between-bytes", "500ms"))
                .contains("sent nothing for 500 ms");
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }

    @Test
    void theEngineIsFoundByItsName() {
        assertThat(ServiceLoader.load(EngineFactory.OfSynthesizer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(factory().name())))
                .singleElement().isInstanceOf(factory().getClass());
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> voice("vocie", "x")).hasMessageContaining("is not a setting here");
        assertThatThrownBy(() -> voice("voices", "Layla")).hasMessageContaining("ar: Layla");
    }
}
