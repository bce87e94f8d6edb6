package dev.attendant.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PbxServersTest {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ATTENDANT_ASTERISK_AGI_PORT", "0",
            "ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "0",
            "ATTENDANT_FREESWITCH_SOCKET_PORT", "0"));

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyPbxHasAPortAndTheLogLineNamesThemAll() {
        PbxServers servers = PbxServers.open(vertx, settings(), call -> { });

        for (Pbx pbx : Pbx.values()) {
            assertThat(servers.port(pbx)).as(pbx.toString()).isPositive();
            assertThat(servers.listening()).contains(pbx + ": ").contains("on port " + servers.port(pbx));
        }
        assertThat(servers.listening()).startsWith("Asterisk: AGI on port " + servers.port(Pbx.ASTERISK)
                + ", audio on port " + servers.asterisk().audioPort());
        assertThat(servers.connections()).isZero();
    }

    @Test
    void aPortThatIsTakenIsToldWithTheKeysThatNameOthers() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("ATTENDANT_ASTERISK_AGI_PORT", "" + other.getLocalPort());

            assertThatThrownBy(() -> PbxServers.open(vertx, settings(), call -> { }))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("Cannot listen for Asterisk on 127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("is Attendant running already?")
                    .hasMessageContaining("asterisk.agi.port");
        }
    }

    private Settings settings() {
        return Configuration.load(Optional.empty(), environment).settings();
    }
}
