package dev.attendant.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.asterisk.agi.AsteriskServer;
import dev.attendant.conversation.CallHandler;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void callsAndAudioHaveRandomPortsOfTheirOwn() throws Exception {
        AsteriskServer server = listen(call -> {});
        assertThat(server.agiPort()).isPositive().isNotEqualTo(server.audioPort());
        assertThat(server.audioPort()).isPositive();
    }

    @Test
    void aCallThatCannotBeTakenGoesBackToTheDialplan() throws Exception {
        AsteriskServer server = listen(call -> {
            throw new IllegalStateException("a failure of ours");
        });
        try (Socket asterisk = new Socket("127.0.0.1", server.agiPort())) {
            asterisk.setSoTimeout(5000);
            BufferedReader commands = new BufferedReader(new InputStreamReader(asterisk.getInputStream()));
            asterisk.getOutputStream().write("agi_network_script: support\n\n".getBytes());
            assertThat(commands.readLine()).contains("ATTENDANT_RESULT").contains("failed");
            asterisk.getOutputStream().write("200 result=1\n".getBytes());
            assertThat(commands.readLine()).isNull();
        }
    }

    private AsteriskServer listen(CallHandler handler) throws Exception {
        PeerList loopback = PeerList.of(List.of("127.0.0.1"));
        AsteriskServer server = new AsteriskServer(vertx, new AsteriskSettings(
                new Listening("asterisk.agi", "127.0.0.1", 0, loopback, 10, 2),
                new Listening("asterisk.audio-socket", "127.0.0.1", 0, loopback, 10, 2), "", 8000), handler);
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return server;
    }
}
