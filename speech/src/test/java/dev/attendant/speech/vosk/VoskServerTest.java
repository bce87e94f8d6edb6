package dev.attendant.speech.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.speech.contract.Heard;
import dev.attendant.speech.contract.LoopedHearing;
import dev.attendant.speech.contract.OnAnEventLoop;
import dev.attendant.speech.contract.Shop;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import dev.attendant.testcalls.service.FakeWebSocket.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a Vosk server is sent, message by message. */
class VoskServerTest extends OnAnEventLoop {

    private final FakeService service = new FakeService();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        service.close();
    }

    private Recognizer recognizer(String phrases) {
        return new VoskServerFactory().create(vertx, new EngineSettings("recognizer.vosk-server",
                Map.of("url", "http://localhost:" + service.port(), "warm", "0", "phrases", phrases)), List.of());
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

    private Received next() throws InterruptedException {
        return received.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void anUtteranceIsConfigurationAudioAndEnd() throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer("0")) {
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), new Heard()).speech(1).pause().finish();
            assertThat(service.exchange().requestLine()).isEqualTo("GET / HTTP/1.1");
            assertThat(next()).isEqualTo(new Received.Text("{\"config\":{\"sample_rate\":8000,\"words\":true}}"));
            assertThat(next()).isInstanceOfSatisfying(Received.Binary.class,
                    audio -> assertThat(audio.data()).hasSize(320));
            assertThat(next()).isEqualTo(new Received.Text("{\"eof\" : 1}"));
        }
    }

    @Test
    void phrasesAreAGrammarWithRoomForOthers() throws InterruptedException {
        listen();
        try (Recognizer recognizer = recognizer("3")) {
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), new Heard());
            assertThat(next()).isInstanceOfSatisfying(Received.Text.class,
                    text -> assertThat(new JsonObject(text.text()).getJsonObject("config").getJsonArray("phrase_list"))
                            .isEqualTo(new JsonArray().add("tuesday").add("sunday").add("where is my order")
                                    .add("[unk]")));
        }
    }

    @Test
    void wordsBeforeAnEndThatItFoundAreNotLost() throws InterruptedException {
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.next();
            socket.next();
            socket.send(VoskSpoken.text("my order", 0.5));
            socket.next();
            socket.send(VoskSpoken.partial("is"));
            socket.next();
            // a final text, and no close: the count of answers tells that it is the last
            socket.send(VoskSpoken.text("is [unk] late", 1));
            socket.holdUntilClosed();
        });
        try (Recognizer recognizer = recognizer("0")) {
            Heard heard = new Heard();
            LoopedHearing.begin(vertx, recognizer, Shop.in("en-US"), heard).speech(2).finish();
            assertThat(heard.words()).isEqualTo("my order is late");
            assertThat(List.copyOf(heard.partials)).contains("my order", "my order is");
        }
    }

    @Test
    void theAddressIsNeeded() {
        assertThatThrownBy(() -> new VoskServerFactory().create(vertx,
                new EngineSettings("recognizer.vosk-server", Map.of()), List.of()))
                .hasMessageContaining("http://localhost:2700");
    }
}
