package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.9.9.9, true", "127.0.0.0/8, 128.0.0.0, false",
        "10.1.2.128/25, 10.1.2.200, true", "10.1.2.128/25, 10.1.2.100, false",
        "10.1.2.3, 10.1.2.3, true", "10.1.2.3, 10.1.2.4, false",
        "0.0.0.0/0, 8.8.8.8, true", "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false", "::1/128, ::1, true"})
    void aNetworkHoldsTheAddressesWithItsPrefix(String network, String address, boolean holds)
            throws UnknownHostException {
        assertThat(Cidr.parse(network).contains(InetAddress.getByName(address))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com/8", "127.0.0.0/33", "::1/129", "127.0.0.0/", "127.0.0.0/-1",
        "256.0.0.1", "1.2.3", "127.0.0.0/8/8", ":", "::g"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }
}
