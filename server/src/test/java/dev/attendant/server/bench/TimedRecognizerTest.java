package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.Recognizer;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedRecognizerTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyUtteranceIsThePhrase() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();

        recognizer(Map.of("phrase", "yes please", "delay", "20ms")).hear(8000, null, completing(heard)).finish();

        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("yes please");
    }

    @Test
    void utterancesUnderWayFailWhenItIsClosed() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        Recognizer recognizer = recognizer(Map.of("phrase", "yes please"));
        recognizer.hear(8000, null, completing(heard));

        recognizer.close();

        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("failed: the recogniser was closed");
    }

    @Test
    void itMustBeToldWhatToHear() {
        assertThatThrownBy(() -> recognizer(Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("for benchmarks only");
    }

    private Recognizer recognizer(Map<String, String> settings) {
        return new TimedRecognizerFactory().create(vertx, new EngineSettings("recognizer.timed", settings), List.of());
    }

    private static Recognizer.Listener completing(CompletableFuture<String> heard) {
        return new Recognizer.Listener() {
            @Override
            public void partial(String words) {}

            @Override
            public void result(String words, double confidence) {
                heard.complete(words);
            }

            @Override
            public void failed(String reason) {
                heard.complete("failed: " + reason);
            }
        };
    }
}
