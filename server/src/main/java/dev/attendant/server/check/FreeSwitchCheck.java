package dev.attendant.server.check;

import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.freeswitch.client.FreeSwitchLogin;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable;
import dev.attendant.server.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks FreeSWITCH whether it has what the dialplan and the scenarios need. */
final class FreeSwitchCheck {

    private static final String SUBJECT = "freeswitch";

    private final FreeSwitchProbe freeSwitch;
    private final Consumer<Finding> found;

    private FreeSwitchCheck(FreeSwitchProbe freeSwitch, Consumer<Finding> found) {
        this.freeSwitch = freeSwitch;
        this.found = found;
    }

    static void check(Settings.FreeSwitch settings, Collection<Scenario> scenarios, FreeSwitchProbe.Login login,
            Consumer<Finding> found) {
        Settings.EventSocket socket = settings.eventSocket();
        if (!socket.isUsed()) {
            found.accept(Finding.info(SUBJECT, "not asked: freeswitch.event-socket.host is not set; calls do not need"
                    + " it, with it modules, queues and agents are checked"
                    + " (freeswitch-conf/autoload_configs/event_socket.conf.xml)"));
            return;
        }
        FreeSwitchLogin where = new FreeSwitchLogin(socket.host(), socket.port(), socket.password().reveal());
        Instant began = Instant.now();
        try (FreeSwitchProbe freeSwitch = login.login(where)) {
            FreeSwitchCheck check = new FreeSwitchCheck(freeSwitch, found);
            if (check.version(where, Duration.between(began, Instant.now()))) {
                check.module("mod_dptools", Finding.Level.FAIL, "no dialplan runs without it");
                check.module("mod_sofia", Finding.Level.WARN, "there is no SIP without it");
                if (settings.audio().streamed().isPresent()) {
                    check.module("mod_audio_stream", Finding.Level.FAIL, "no call has audio without it, since"
                            + " freeswitch.audio.how is mod_audio_stream");
                }
                if (scenarios.stream().anyMatch(scenario -> scenario.line() instanceof LineKind.UniMrcp)) {
                    String why = "a scenario has line: unimrcp, whose calls are streamed without it";
                    check.module("mod_unimrcp", Finding.Level.WARN, why);
                    check.module("mod_loopback", Finding.Level.WARN, why);
                }
                new FreeSwitchQueues(freeSwitch, settings.queues(), check::module, found).check(scenarios);
            }
        } catch (FreeSwitchUnavailable e) {
            found.accept(Finding.fail(SUBJECT, e.what(), e.remedy()));
        }
    }

    /** Whether it told; without mod_commands it can be asked nothing else either. */
    private boolean version(FreeSwitchLogin where, Duration took) throws FreeSwitchUnavailable {
        Optional<String> version = freeSwitch.version();
        found.accept(version
                .map(text -> Finding.ok(SUBJECT, "logged in at " + where + ", version " + text, took))
                .orElseGet(() -> Finding.fail(SUBJECT, "logged in at " + where + ", but it knows no command `version`",
                        load("mod_commands"))));
        return version.isPresent();
    }

    private boolean module(String module, Finding.Level missing, String why) throws FreeSwitchUnavailable {
        String subject = "module " + module;
        boolean loaded = freeSwitch.has(module);
        found.accept(loaded ? Finding.ok(subject, "loaded")
                : new Finding(missing, subject, "not loaded: " + why, load(module), Optional.empty()));
        return loaded;
    }

    private static String load(String module) {
        return "on FreeSWITCH: `fs_cli -x 'load " + module + "'`, and look into modules.conf.xml";
    }
}
