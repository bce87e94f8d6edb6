package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a real Asterisk with the manager user of {@code dialplan/manager_attendant.conf}. */
class RealAsteriskCheckTest {

    @Test
    void theManagerUserThatShipsIsToldTheVersionAndTheQueues() {
        Scenario support = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));
        List<Finding> findings = new ArrayList<>();
        try (RealAsterisk asterisk = RealAsterisk.setup().start()) {
            Settings settings = Configuration.load(Optional.empty(), Map.of(
                    "ATTENDANT_ASTERISK_MANAGER_HOST", "127.0.0.1",
                    "ATTENDANT_ASTERISK_MANAGER_PORT", "" + asterisk.managerPort(),
                    "ATTENDANT_ASTERISK_MANAGER_USER", "attendant",
                    "ATTENDANT_ASTERISK_MANAGER_SECRET", "change-me")).settings();

            AsteriskCheck.check(settings.asterisk(), List.of(support), findings::add);
        }

        assertThat(findings).noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("asterisk");
            assertThat(finding.text()).containsPattern("version \\d+\\.\\d+");
        });
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("queue support");
            assertThat(finding.level()).isEqualTo(Finding.Level.OK);
        });
    }
}
