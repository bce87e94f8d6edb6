package dev.attendant.speech.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.G711;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.contract.Heard;
import dev.attendant.speech.contract.LoopedHearing;
import dev.attendant.speech.contract.OnAnEventLoop;
import dev.attendant.speech.contract.Shop;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import dev.attendant.testcalls.service.FakeWebSocket.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Deepgram is sent, field by field. */
class DeepgramTest extends OnAnEventLoop {

    private static final String KEY = "dg-very-secret-4711";

    private final FakeService service = new FakeService();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        service.close();
    }

    private Recognizer recognizer(Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("url", service.url(), "key", KEY, "warm", "0"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        return new DeepgramFactory().create(vertx, new EngineSettings("recognizer.deepgram", all), List.of());
    }

    private void listen() {
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            Received next = socket.next();
            while (!(next instanceof Received.Closed)) {
                received.add(next);
                next = socket.next();
            }
        });
    }

    private Map<String, List<String>> queryOf(Scenario scenario, Object... settings) throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer(settings)) {
            LoopedHearing.begin(vertx, recognizer, scenario, new Heard());
            String line = service.exchange().requestLine();
            Map<String, List<String>> query = new HashMap<>();
            String text = line.substring(line.indexOf('?') + 1, line.lastIndexOf(' '));
            for (String parameter : text.split("&")) {
                String[] parts = parameter.split("=", 2);
                query.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            }
            return query;
        }
    }

    private Received next() throws InterruptedException {
        return received.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void theHandshakeCarriesTheKeyAndTheFormat() throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer("headers", "X-Team: blue")) {
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), new Heard());
            FakeExchange handshake = service.exchange();
            assertThat(handshake.requestLine()).startsWith("GET /v1/listen?model=nova-3&language=en-US&encoding=mulaw"
                    + "&sample_rate=8000&channels=1&interim_results=true&punctuate=true&endpointing=300&keyterm=");
            assertThat(handshake.header("authorization")).isEqualTo("Token " + KEY);
            assertThat(handshake.header("upgrade")).isEqualToIgnoringCase("websocket");
            assertThat(handshake.header("x-team")).isEqualTo("blue");
        }
    }

    @Test
    void nova3IsToldThePhrasesAndOlderModelsTheWords() throws InterruptedException {
        assertThat(queryOf(Shop.in("en-US")))
                .containsEntry("keyterm", List.of("Tuesday", "Sunday", "where%20is%20my%20order",
                        "are%20you%20open%20on%20Tuesday"))
                .doesNotContainKey("keywords");
        assertThat(queryOf(Shop.in("en-US"), "model", "nova-2"))
                .containsEntry("keywords", List.of("Tuesday", "Sunday")).doesNotContainKey("keyterm");
        assertThat(queryOf(Shop.in("en-US"), "phrases", "0")).doesNotContainKeys("keywords", "keyterm");
    }

    @Test
    void aLanguageIsToldWithItsRegionWhereTheServiceKnowsIt() throws InterruptedException {
        assertThat(queryOf(Shop.in("ar-EG"))).containsEntry("language", List.of("ar-EG"));
        assertThat(queryOf(Shop.in("vi-VN"))).containsEntry("language", List.of("vi"));
        assertThat(queryOf(Shop.in("vi-VN"), "model", "nova-3, vi: nova-2", "language", "multi, ar: ar-SA"))
                .containsEntry("model", List.of("nova-2")).containsEntry("language", List.of("multi"));
        assertThat(queryOf(Shop.in("ar-EG"), "language", Map.of("ar", "ar-SA")))
                .containsEntry("language", List.of("ar-SA"));
    }

    @Test
    void endpointingCanBeSetAndSwitchedOff() throws InterruptedException {
        assertThat(queryOf(Shop.in("en-US"), "endpointing", "80")).containsEntry("endpointing", List.of("80"));
        assertThat(queryOf(Shop.in("en-US"), "endpointing", "off")).containsEntry("endpointing", List.of("false"));
        assertThatThrownBy(() -> recognizer("endpointing", "soon")).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void theAudioIsMuLawAtTheTelephonesRate() throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer()) {
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), new Heard()).silence(1).pause().finish();
            byte[] silence = new byte[160];
            Arrays.fill(silence, G711.MU_LAW.encode((short) 0));
            assertThat(next()).isInstanceOfSatisfying(Received.Binary.class,
                    audio -> assertThat(audio.data()).isEqualTo(silence));
            assertThat(next()).isEqualTo(new Received.Text("{\"type\":\"Finalize\"}"));
            assertThat(next()).isEqualTo(new Received.Text("{\"type\":\"CloseStream\"}"));
        }
    }

    @Test
    void theAudioIsLinearWhenItIsSetSo() throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer("encoding", "linear16")) {
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), new Heard()).speech(1);
            assertThat(service.exchange().requestLine()).contains("encoding=linear16&sample_rate=8000");
            assertThat(next()).isInstanceOfSatisfying(Received.Binary.class, audio -> {
                assertThat(audio.data()).hasSize(320);
                int second = audio.data()[2] & 0xff | audio.data()[3] << 8;
                assertThat(second).isEqualTo((int) (8000 * Math.sin(2 * Math.PI * 400 / 8000)));
            });
        }
    }

    @Test
    void anEndInTheMiddleIsNotTakenForTheEndOfTheTurn() throws InterruptedException {
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.next();
            // endpointing, and an answer to Finalize; the caller goes on
            socket.send(DeepgramSpoken.METADATA);
            // read after that: once it is told, the end in the middle has been seen
            socket.send(DeepgramSpoken.results("my order", 0.5, true, true));
            Received next = socket.next();
            while (!next.equals(new Received.Text("{\"type\":\"CloseStream\"}"))) {
                next = socket.next();
            }
            socket.send(DeepgramSpoken.results("is late", 1.0, true, false));
            socket.send(DeepgramSpoken.METADATA);
            socket.holdUntilClosed();
        });
        try (Recognizer recognizer = recognizer()) {
            Heard heard = new Heard();
            LoopedHearing hearing = LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), heard).speech(20).pause();
            assertThat(heard.nextPartial()).isEqualTo("my order");
            hearing.speech(20).finish();
            assertThat(heard.words()).isEqualTo("my order is late");
            // eight letters at 0.5, seven at 1
            assertThat(heard.awaitEnd().confidence()).isBetween(0.73, 0.74);
        }
    }

    @Test
    void anErrorInTheStreamFailsTheUtterance() throws InterruptedException {
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.send("{\"type\":\"Error\",\"description\":\"bad audio " + KEY + "\",\"message\":\"DATA-0000\"}");
            socket.holdUntilClosed();
        });
        try (Recognizer recognizer = recognizer()) {
            Heard heard = new Heard();
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), heard).speech(1);
            assertThat(heard.failure()).contains("bad audio ***", "DATA-0000");
        }
    }
}
