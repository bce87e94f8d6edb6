package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @Test
    void aNetworkIsKeptAsItWasWritten() {
        assertThat(Cidr.parse(" 10.1.2.128/25 ")).hasToString("10.1.2.128/25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "127.0.0.0/33", "::1/129", "1.2.3"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }
}
