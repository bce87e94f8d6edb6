package dev.attendant.conversation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final SocketAddress KNOWN = SocketAddress.inetSocketAddress(1, "10.1.2.3");
    private static final SocketAddress STRANGER = SocketAddress.inetSocketAddress(1, "10.1.2.4");

    private final Admission admission = new Admission(
            new Listening("asterisk.agi", "127.0.0.1", 0, PeerList.of(List.of("10.1.2.3")), 2, 1), () -> 0);

    @Test
    void whoIsOnTheListIsServedUpToTheMostConnections() {
        assertThat(admission.admits(KNOWN, 2)).isTrue();
        assertThat(admission.admits(KNOWN, 3)).isFalse();
    }

    @Test
    void aStrangerIsRefusedEachTimeToldOfOrNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(admission.admits(STRANGER, 1)).isFalse();
        }
        assertThat(admission.admits(KNOWN, 1)).isTrue();
    }
}
