package dev.attendant.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreeSwitchLinkTest {

    private static final String PASSWORD = "s3cret";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theProgramRefusesToRunOnAWrongPasswordAndSaysWhichKeyToMend() throws IOException {
        try (ServerSocket freeSwitch = refusing()) {
            Settings settings = settings(freeSwitch.getLocalPort());

            assertThatThrownBy(() -> Attendant.start(settings, Map.of(), event -> { }))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("FreeSWITCH at 127.0.0.1:" + freeSwitch.getLocalPort() + " refuses the password")
                    .hasMessageContaining("freeswitch.event-socket.password")
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @Test
    void aFreeSwitchThatDoesNotRunYetKeepsNobodyFromStarting() throws IOException {
        ServerSocket freeSwitch = refusing();
        freeSwitch.close();
        try (FreeSwitchLink link = FreeSwitchLink.open(
                vertx, settings(freeSwitch.getLocalPort()).freeswitch().eventSocket()).orElseThrow()) {
            assertThatCode(link::awaitFirstState).doesNotThrowAnyException();
        }
    }

    @Test
    void withoutASettingThereIsNoConnection() {
        Settings settings = Configuration.load(Optional.empty(), Map.of()).settings();
        assertThat(FreeSwitchLink.open(vertx, settings.freeswitch().eventSocket())).isEmpty();
    }

    private static Settings settings(int port) {
        return Configuration.load(Optional.empty(), Map.of(
                "ATTENDANT_ASTERISK_AGI_PORT", "0",
                "ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "0",
                "ATTENDANT_FREESWITCH_SOCKET_PORT", "0",
                "ATTENDANT_RECORDS_URL", "jdbc:h2:mem:" + UUID.randomUUID(),
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_HOST", "127.0.0.1",
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_PORT", "" + port,
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD", PASSWORD)).settings();
    }

    /** Answers as mod_event_socket.c does to a wrong password. */
    private static ServerSocket refusing() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write("Content-Type: auth/request\n\n".getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() == 'a') {
                    out.write("Content-Type: command/reply\nReply-Text: -ERR invalid\n\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    // until it is left
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                // closed
            }
        });
        return server;
    }
}
