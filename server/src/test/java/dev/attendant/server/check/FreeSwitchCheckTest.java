package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.check.Finding.Level;
import dev.attendant.server.check.FreeSwitchUnavailable.Reason;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a FreeSWITCH that answers as mod_commands.c and mod_callcenter.c do. */
class FreeSwitchCheckTest {

    private static final String PASSWORD = "s3cret";

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> modules = new HashSet<>(Set.of(
            "mod_commands", "mod_dptools", "mod_event_socket", "mod_sofia", "mod_callcenter", "mod_fifo"));
    private final Scenario support = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));
    private final List<String> queues = new ArrayList<>(List.of("support@default", "sales@default"));
    private boolean closed;

    @Test
    void aFreeSwitchThatHasAllIsFine() {
        check();

        assertThat(findings).allMatch(finding -> finding.level() == Level.OK);
        assertThat(finding("freeswitch").text())
                .isEqualTo("logged in at 127.0.0.1:8021, version 1.10.12-release-10222002881-a88d069d6f");
        assertThat(finding("freeswitch").took()).isPresent();
        assertThat(finding("module mod_sofia").text()).isEqualTo("loaded");
        assertThat(finding("queue support").text()).isEqualTo("FreeSWITCH has it, as support@default");
        assertThat(closed).isTrue();
    }

    @Test
    void aMissingModuleIsToldWithItsRemedy() {
        modules.removeAll(Set.of("mod_dptools", "mod_sofia"));

        check();

        assertThat(finding("module mod_dptools").level()).isEqualTo(Level.FAIL);
        assertThat(finding("module mod_sofia").level()).isEqualTo(Level.WARN);
        assertThat(finding("module mod_sofia").remedy()).contains("fs_cli -x 'load mod_sofia'");
    }

    @Test
    void withoutAnyModuleForQueuesNobodyCanBeHandedOver() {
        modules.removeAll(Set.of("mod_callcenter", "mod_fifo"));

        check();

        assertThat(finding("module mod_callcenter").level()).isEqualTo(Level.WARN);
        assertThat(finding("module mod_callcenter").text()).contains("nor mod_fifo");
        assertThat(findings).noneMatch(finding -> finding.subject().startsWith("queue "));
    }

    @Test
    void withFifoAloneQueuesAreNotLookedFor() {
        modules.remove("mod_callcenter");

        check();

        assertThat(finding("queue support").level()).isEqualTo(Level.INFO);
    }

    @Test
    void aQueueThatIsNotThereIsToldWithThoseThatAre() {
        queues.remove("support@default");

        check();

        assertThat(finding("queue support").level()).isEqualTo(Level.WARN);
        assertThat(finding("queue support").text())
                .isEqualTo("named by support and looked for as support@default, but FreeSWITCH has only sales@default");
        assertThat(finding("queue support").remedy()).contains("callcenter_config queue load support@default");
    }

    @Test
    void aFreeSwitchWithoutItsCommandsIsToldSo() {
        modules.clear();

        check();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.remedy()).contains("mod_commands");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, nothing listens at 127.0.0.1:8021, freeswitch.event-socket.host and port",
        "SILENT, no event socket answers at 127.0.0.1:8021, freeswitch.event-socket.host and port",
        "ADDRESS_DENIED, does not let this machine's address in, apply-inbound-acl",
        "PASSWORD_DENIED, refuses the password, freeswitch.event-socket.password",
        "LOST, stopped answering, log"})
    void whyFreeSwitchCannotBeAskedIsToldWithItsRemedy(Reason reason, String text, String remedy) {
        FreeSwitchCheck.check(settings().eventSocket(), List.of(support), (host, port, password, timeout) -> {
            throw new FreeSwitchUnavailable(reason, "details");
        }, findings::add);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.text()).contains(text).endsWith(": details").doesNotContain(PASSWORD);
            assertThat(finding.remedy()).contains(remedy).doesNotContain(PASSWORD);
        });
    }

    @Test
    void withoutAHostItIsNotAsked() {
        Settings settings = Configuration.load(Optional.empty(), Map.of()).settings();

        FreeSwitchCheck.check(settings.freeswitch().eventSocket(), List.of(support), (host, port, password, timeout) -> {
            throw new AssertionError("asked");
        }, findings::add);

        assertThat(finding("freeswitch").level()).isEqualTo(Level.INFO);
    }

    private void check() {
        FreeSwitchCheck.check(settings().eventSocket(), List.of(support), (host, port, password, timeout) -> {
            assertThat(host + ":" + port + " " + password).isEqualTo("127.0.0.1:8021 " + PASSWORD);
            return new FreeSwitchProbe() {
                @Override
                public String api(String command) {
                    return answer(command);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }, findings::add);
    }

    private String answer(String command) {
        String[] words = command.split(" ");
        boolean known = modules.contains(words[0].startsWith("callcenter") ? "mod_callcenter" : "mod_commands");
        return !known ? "-ERR " + words[0] + " Command not found!\n" : switch (words[0]) {
            case "version" -> "FreeSWITCH Version 1.10.12-release-10222002881-a88d069d6f (git a88d069 2024-08-02 64bit)\n";
            case "module_exists" -> "" + modules.contains(words[1]);
            case "callcenter_config" -> "name|strategy|moh_sound\n" + String.join("", queues.stream()
                    .map(queue -> queue + "|longest-idle-agent|local_stream://moh\n").toList()) + "+OK\n";
            default -> throw new AssertionError(command);
        };
    }

    private static Settings.FreeSwitch settings() {
        return Configuration.load(Optional.empty(), Map.of(
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_HOST", "127.0.0.1",
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD", PASSWORD)).settings().freeswitch();
    }

    private Finding finding(String subject) {
        return findings.stream().filter(finding -> finding.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + findings));
    }
}
