package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.check.Finding.Level;
import dev.attendant.server.config.Configuration;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnicastPortsTest {

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void anyFreePortsAreFine() {
        assertThat(check().text()).isEqualTo("any free UDP ports of 127.0.0.1");
    }

    @Test
    void fewerPortsThanCallsIsAWarning() {
        environment.put("ATTENDANT_FREESWITCH_AUDIO_PORTS", "1-1");

        Finding finding = check();

        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.text()).contains("of the UDP ports 1-1 of 127.0.0.1 are free", "up to 200 calls");
        assertThat(finding.remedy()).contains("freeswitch.audio.ports", "limits.calls");
    }

    @Test
    void portsThatAreTakenAreNotCounted() throws SocketException {
        environment.put("ATTENDANT_LIMITS_CALLS", "1");
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            environment.put("ATTENDANT_FREESWITCH_AUDIO_PORTS", taken.getLocalPort() + "-" + taken.getLocalPort());

            assertThat(check().level()).isEqualTo(Level.WARN);
            assertThat(check().text()).startsWith("0 of the UDP ports");
        }
        assertThat(check().level()).isEqualTo(Level.OK);
    }

    @Test
    void anAddressOfAnotherMachineIsAFailure() {
        environment.put("ATTENDANT_FREESWITCH_AUDIO_HOST", "192.0.2.1");

        assertThat(check().level()).isEqualTo(Level.FAIL);
        assertThat(check().remedy()).contains("freeswitch.audio.host");
    }

    private Finding check() {
        List<Finding> findings = new ArrayList<>();
        UnicastPorts.check(Configuration.load(Optional.empty(), environment).settings(), findings::add);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
