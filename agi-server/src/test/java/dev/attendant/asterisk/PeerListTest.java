package dev.attendant.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerListTest {

    private final PeerList peers = PeerList.of(List.of("127.0.0.0/8", "10.1.2.3", "::1/128"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "10.1.2.3", "::1"})
    void whoIsOnTheListMayConnect(String address) {
        assertThat(peers.allows(SocketAddress.inetSocketAddress(1, address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.4", "128.0.0.1", "::2"})
    void nobodyElseMay(String address) {
        assertThat(peers.allows(SocketAddress.inetSocketAddress(1, address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "", "1.2.3.4.5"})
    void whatIsNoNetworkIsRefusedByName(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerList.of(List.of(network)))
                .withMessage("\"" + network + "\" is no IP address or network");
    }
}
