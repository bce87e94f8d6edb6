package dev.attendant.conversation.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerListTest {

    private final PeerList peers = PeerList.of(List.of("127.0.0.0/8", "10.1.2.3", "::1/128"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "10.1.2.3", "::1"})
    void whoIsOnTheListMayConnect(String address) {
        assertThat(peers.allows(SocketAddress.inetSocketAddress(1, address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.128/25, 10.1.2.200, true", "10.1.2.128/25, 10.1.2.100, false",
        "0.0.0.0/0, 8.8.8.8, true", "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false"})
    void aNetworkHoldsTheAddressesWithItsPrefix(String network, String address, boolean holds) {
        assertThat(PeerList.of(List.of(network)).allows(SocketAddress.inetSocketAddress(1, address))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.4", "128.0.0.1", "::2"})
    void nobodyElseMay(String address) {
        assertThat(peers.allows(SocketAddress.inetSocketAddress(1, address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "cafe", "example.com/8", "10.0.0.0/33", "::1/129", "10.0.0.0/x", "10.0.0.0/",
        "10.0.0.0/-1", "10.0.0.0/8/8", "256.0.0.1", "1.2.3", "", "1.2.3.4.5", ":", "::g"})
    void whatIsNoNetworkIsRefusedByName(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerList.of(List.of(network)))
                .withMessage("\"" + network + "\" is no IP address or network");
    }
}
