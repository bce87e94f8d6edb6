package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.freeswitch.client.AgentStatus;
import dev.attendant.freeswitch.client.QueueState;
import dev.attendant.server.check.Finding.Level;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import dev.attendant.testcalls.asterisk.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is made of the answers of a FreeSWITCH. */
class FreeSwitchCheckTest {

    private static final String PASSWORD = "s3cret";
    private static final String VERSION = "1.10.12-release-10222002881-a88d069d6f";

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> modules = new HashSet<>(Set.of("mod_dptools", "mod_sofia", "mod_callcenter"));
    private Scenario support = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));
    private final Map<String, QueueState> queues = new TreeMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ATTENDANT_FREESWITCH_EVENT_SOCKET_HOST", "127.0.0.1",
            "ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD", PASSWORD));
    private Optional<String> version = Optional.of(VERSION);
    private boolean closed;

    FreeSwitchCheckTest() {
        queue("support@default", Map.of(AgentStatus.AVAILABLE, 2, AgentStatus.LOGGED_OUT, 1), 3);
        queue("sales@default", Map.of(), 0);
    }

    private void queue(String name, Map<AgentStatus, Integer> agents, int waiting) {
        queues.put(name, new QueueState(name, agents, waiting));
    }

    @Test
    void aFreeSwitchThatHasAllIsFine() {
        check();

        assertThat(findings).allMatch(finding -> finding.level() == Level.OK);
        assertThat(finding("freeswitch").text()).isEqualTo("logged in at 127.0.0.1:8021, version " + VERSION);
        assertThat(finding("freeswitch").took()).isPresent();
        assertThat(finding("module mod_sofia").text()).isEqualTo("loaded");
        assertThat(finding("module mod_callcenter").text()).isEqualTo("loaded");
        assertThat(finding("queue support").text()).isEqualTo("FreeSWITCH has it, as support@default; agents:"
                + " 2 Available, 1 Logged Out; callers waiting: 3");
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
    void withoutTheModuleOfTheQueuesNobodyCanBeHandedOver() {
        modules.remove("mod_callcenter");

        check();

        assertThat(finding("module mod_callcenter").level()).isEqualTo(Level.WARN);
        assertThat(finding("module mod_callcenter").text()).contains("freeswitch.queues.application is callcenter");
        assertThat(findings).noneMatch(finding -> finding.subject().startsWith("queue "));
    }

    @Test
    void whereTheAudioComesFromAModuleItIsLookedFor() {
        check();
        assertThat(findings).noneMatch(finding -> finding.subject().equals("module mod_audio_stream"));
        environment.put("ATTENDANT_FREESWITCH_AUDIO_HOW", "mod_audio_stream");

        check();

        assertThat(finding("module mod_audio_stream").level()).isEqualTo(Level.FAIL);
        assertThat(finding("module mod_audio_stream").text()).contains("freeswitch.audio.how is mod_audio_stream");
        assertThat(finding("module mod_audio_stream").remedy()).contains("fs_cli -x 'load mod_audio_stream'");
        findings.clear();
        modules.add("mod_audio_stream");

        check();

        assertThat(finding("module mod_audio_stream").level()).isEqualTo(Level.OK);
    }

    @Test
    void whereAScenarioLeavesItsLineToFreeSwitchItsModulesAreLookedFor() {
        check();
        assertThat(findings).noneMatch(finding -> finding.subject().equals("module mod_unimrcp"));
        findings.clear();
        support = overMrcp(support);
        modules.add("mod_loopback");

        check();

        assertThat(finding("module mod_unimrcp").level()).isEqualTo(Level.WARN);
        assertThat(finding("module mod_unimrcp").text()).contains("line: unimrcp");
        assertThat(finding("module mod_loopback").level()).isEqualTo(Level.OK);
    }

    private static Scenario overMrcp(Scenario scenario) {
        LineKind line = new LineKind.UniMrcp("", "", "", List.of("builtin:speech/transcribe"), true,
                Duration.ofSeconds(10));
        return new Scenario(
                scenario.name(), scenario.language(), scenario.voice(), scenario.greeting(), scenario.persona(),
                scenario.slots(), scenario.examples(), scenario.tools(), scenario.handover(), scenario.texts(),
                scenario.record(), line);
    }

    @Test
    void fifosAreMadeWhenUsedAndNeedTheirOwnModule() {
        environment.put("ATTENDANT_FREESWITCH_QUEUES_APPLICATION", "fifo");

        check();

        assertThat(finding("module mod_fifo").level()).isEqualTo(Level.WARN);
        findings.clear();
        modules.add("mod_fifo");

        check();

        assertThat(finding("module mod_fifo").level()).isEqualTo(Level.OK);
        assertThat(finding("queue support").level()).isEqualTo(Level.INFO);
        assertThat(finding("queue support").text()).contains("fifo support@default", "when it is first used");
        assertThat(findings).noneMatch(finding -> finding.subject().equals("module mod_callcenter"));
    }

    @Test
    void whereAQueueIsADialStringItIsToldWhich() {
        environment.put("ATTENDANT_FREESWITCH_QUEUES_APPLICATION", "bridge");
        environment.put("ATTENDANT_FREESWITCH_QUEUES_ARGUMENT", "user/{queue}");

        check();

        assertThat(finding("queue support").text()).startsWith("bridge user/support: ");
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
    void aQueueIsLookedForByTheNameThatTheSettingsMakeOfIt() {
        environment.put("ATTENDANT_FREESWITCH_QUEUES_ARGUMENT", "{queue}@pbx.lan");
        queue("support@pbx.lan", Map.of(AgentStatus.AVAILABLE, 1), 0);

        check();

        assertThat(finding("queue support").text()).contains("as support@pbx.lan;");
    }

    @Test
    void aQueueWithoutAgentsTakesNobody() {
        queue("support@default", Map.of(), 0);

        check();

        assertThat(finding("queue support").level()).isEqualTo(Level.WARN);
        assertThat(finding("queue support").text()).contains("no agents");
        assertThat(finding("queue support").remedy()).contains("tier add support@default");
    }

    @Test
    void agentsWhoAreAwayAreToBeKnown() {
        queue("support@default", Map.of(AgentStatus.ON_BREAK, 2), 0);

        check();

        assertThat(finding("queue support").level()).isEqualTo(Level.INFO);
        assertThat(finding("queue support").text()).contains("2 On Break", "nobody takes calls at this moment");
    }

    @Test
    void aFreeSwitchWithoutItsCommandsIsToldSo() {
        version = Optional.empty();

        check();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.remedy()).contains("mod_commands");
        });
    }

    @Test
    void whyFreeSwitchCannotBeAskedIsToldWithItsRemedy() {
        int free = FreePorts.tcp();
        environment.put("ATTENDANT_FREESWITCH_EVENT_SOCKET_PORT", "" + free);

        FreeSwitchCheck.check(settings(), List.of(support), EventSocketProbe::login, findings::add);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.text()).startsWith("nothing listens at 127.0.0.1:" + free).doesNotContain(PASSWORD);
            assertThat(finding.remedy()).contains("freeswitch.event-socket.host and port").doesNotContain(PASSWORD);
        });
    }

    @Test
    void withoutAHostItIsNotAsked() {
        environment.clear();

        FreeSwitchCheck.check(settings(), List.of(support), where -> {
            throw new AssertionError("asked");
        }, findings::add);

        assertThat(finding("freeswitch").level()).isEqualTo(Level.INFO);
        assertThat(finding("freeswitch").text()).contains("freeswitch.event-socket.host is not set");
    }

    private void check() {
        FreeSwitchCheck.check(settings(), List.of(support), where -> {
            assertThat(where + " " + where.password()).isEqualTo("127.0.0.1:8021 " + PASSWORD);
            return new FreeSwitchProbe() {
                @Override
                public Optional<String> version() {
                    return version;
                }

                @Override
                public boolean has(String module) {
                    return modules.contains(module);
                }

                @Override
                public Set<String> queues() {
                    return queues.keySet();
                }

                @Override
                public Optional<QueueState> queue(String name) {
                    return Optional.ofNullable(queues.get(name));
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }, findings::add);
    }

    private Settings.FreeSwitch settings() {
        return Configuration.load(Optional.empty(), environment).settings().freeswitch();
    }

    private Finding finding(String subject) {
        return findings.stream().filter(finding -> finding.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + findings));
    }
}
