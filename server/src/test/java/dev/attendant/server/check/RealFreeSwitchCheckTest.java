package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real FreeSWITCH with the files of {@code freeswitch-conf/}. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchCheckTest {

    private static RealFreeSwitch freeSwitch;

    private final Scenario support = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));

    @BeforeAll
    static void up() {
        freeSwitch = RealFreeSwitch.setup().start();
    }

    @AfterAll
    static void down() {
        if (freeSwitch != null) {
            freeSwitch.close();
        }
    }

    @Test
    void theFilesThatShipHaveAllThatIsNeeded() {
        freeSwitch.agentsAvailable("201");

        List<Finding> findings = check(freeSwitch.password(), Map.of());

        assertThat(findings).allMatch(finding -> finding.level() == Finding.Level.OK);
        assertThat(findings.getFirst().text())
                .startsWith("logged in at 127.0.0.1:" + freeSwitch.eventSocketPort() + ", version ")
                .contains(freeSwitch.version());
        assertThat(findings.getLast().text()).isEqualTo("FreeSWITCH has it, as support@default; agents: 1 Available,"
                + " 1 Logged Out; callers waiting: 0");
    }

    @Test
    void aQueueThatIsNotThereIsToldWithThoseThatAre() {
        List<Finding> findings =
                check(freeSwitch.password(), Map.of("ATTENDANT_FREESWITCH_QUEUES_ARGUMENT", "{queue}@other"));

        assertThat(findings.getLast().level()).isEqualTo(Finding.Level.WARN);
        assertThat(findings.getLast().text())
                .contains("looked for as support@other", "FreeSWITCH has only", "support@default");
    }

    @Test
    void aWrongPasswordIsToldAsOne() {
        List<Finding> findings = check("a-guess", Map.of());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
            assertThat(finding.text()).endsWith("refuses the password");
            assertThat(finding.remedy()).contains("freeswitch.event-socket.password");
            assertThat(finding.toString()).doesNotContain("a-guess");
        });
    }

    private List<Finding> check(String password, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("ATTENDANT_FREESWITCH_EVENT_SOCKET_HOST", "127.0.0.1");
        environment.put("ATTENDANT_FREESWITCH_EVENT_SOCKET_PORT", "" + freeSwitch.eventSocketPort());
        environment.put("ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD", password);
        List<Finding> findings = new ArrayList<>();
        FreeSwitchCheck.check(Configuration.load(Optional.empty(), environment).settings().freeswitch(),
                List.of(support), EventSocketProbe::login, findings::add);
        return findings;
    }
}
