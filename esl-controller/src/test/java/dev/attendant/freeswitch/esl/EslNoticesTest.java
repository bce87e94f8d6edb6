package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What FreeSWITCH sends without being asked. */
class EslNoticesTest {

    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();
    private final EslConnection connection = freeSwitch.connect();

    @AfterEach
    void close() {
        freeSwitch.close();
    }

    @Test
    void bothDisconnectNoticesAreHeardAndThenTheEnd() {
        freeSwitch.write(Buffer.buffer("Content-Type: text/disconnect-notice\nControlled-Session-UUID: u\n"
                + "Content-Disposition: linger\nLinger-Time: 5\nContent-Length: 0\n\n"));
        freeSwitch.write(Stream.plain(Map.of("Event-Name", "CHANNEL_HANGUP_COMPLETE"), ""));
        freeSwitch.write(Stream.withBody(
                "Content-Type: text/disconnect-notice\nContent-Disposition: disconnect\n", "", "Disconnected.\n"));
        freeSwitch.hangUp();
        assertThat(freeSwitch.heard()).isEqualTo("disconnect lingering");
        assertThat(freeSwitch.heard()).isEqualTo("event CHANNEL_HANGUP_COMPLETE");
        assertThat(freeSwitch.heard()).isEqualTo("disconnect");
        assertThat(freeSwitch.heard()).isEqualTo("closed");
    }

    @Test
    void aPasswordIsAskedForAndAnAddressRefused() {
        freeSwitch.write(Buffer.buffer("Content-Type: auth/request\n\n"));
        freeSwitch.write(Stream.withBody("Content-Type: text/rude-rejection\n", "", "Access Denied, go away.\n"));
        freeSwitch.write(Stream.withBody("Content-Type: log/data\n", "Log-Level: 7\n", "a log\nline"));
        assertThat(freeSwitch.heard()).isEqualTo("auth");
        assertThat(freeSwitch.heard()).isEqualTo("rude Access Denied, go away.");
        assertThat(freeSwitch.heard()).isEqualTo("log 10");
    }

    @Test
    void whatIsNotFreeSwitchIsClosed() {
        CompletableFuture<EslReply> waiting = connection.send(EslCommand.line("connect"));
        freeSwitch.write(Buffer.buffer("GET / HTTP/1.1\r\n\r\nContent-Type: auth/request\n\n"));
        assertThat(freeSwitch.heard()).isEqualTo("malformed a line that is no header");
        assertThat(freeSwitch.heard()).isEqualTo("closed");
        assertThat(FakeFreeSwitch.await(waiting)).isEqualTo(EslReply.CLOSED);
    }

    @Test
    void aReplyToNoCommandClosesTheConnection() {
        freeSwitch.reply("+OK");
        assertThat(freeSwitch.heard()).isEqualTo("malformed a reply to no command");
        assertThat(freeSwitch.heard()).isEqualTo("closed");
    }

    @Test
    void anEventThatCannotBeReadCostsNoOther() {
        freeSwitch.write(Stream.withBody("", "Content-Type: text/event-json\n", "{broken"));
        freeSwitch.write(Stream.withBody("", "Content-Type: text/event-xml\n", "<event/>"));
        freeSwitch.write(Stream.json(Map.of("Event-Name", "DTMF"), ""));
        assertThat(freeSwitch.heard()).isEqualTo("event DTMF");
    }

    @Test
    void aListenerThatFailsGetsTheNextEventAllTheSame() {
        freeSwitch.write(Stream.plain(Map.of("Event-Name", "FAIL"), ""));
        freeSwitch.write(Stream.plain(Map.of("Event-Name", "DTMF"), ""));
        assertThat(freeSwitch.heard()).isEqualTo("event FAIL");
        assertThat(freeSwitch.heard()).isEqualTo("event DTMF");
    }

    @Test
    void aPausedStreamHoldsFreeSwitchUpAndThenGoesOn() {
        freeSwitch.write(Stream.plain(Map.of("Event-Name", "PAUSE"), ""));
        assertThat(freeSwitch.heard()).isEqualTo("event PAUSE");
        assertThat(freeSwitch.writeUntilHeldUp(Stream.plain(Map.of("Event-Name", "DTMF"), "x".repeat(60_000))))
                .as("what TCP cannot deliver waits at FreeSWITCH's side")
                .isTrue();
        connection.resume();
        assertThat(freeSwitch.heard()).isEqualTo("event DTMF");
    }
}
