package dev.attendant.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.asterisk.agi.AsteriskServer;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void callsAndAudioHaveRandomPortsOfTheirOwn() throws Exception {
        Vertx vertx = Vertx.vertx();
        PeerList loopback = PeerList.of(List.of("127.0.0.1"));
        AsteriskServer server = new AsteriskServer(vertx, new AsteriskSettings(
                new Listening("asterisk.agi", "127.0.0.1", 0, loopback, 10, 2),
                new Listening("asterisk.audio-socket", "127.0.0.1", 0, loopback, 10, 2), "", 8000), call -> {});
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(server.agiPort()).isPositive().isNotEqualTo(server.audioPort());
            assertThat(server.audioPort()).isPositive();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
