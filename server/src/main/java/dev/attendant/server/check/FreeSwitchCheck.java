package dev.attendant.server.check;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.HostPort;
import dev.attendant.server.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks FreeSWITCH whether it has what the dialplan and the scenarios need. */
final class FreeSwitchCheck {

    private static final String SUBJECT = "freeswitch";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String CALL_CENTER = "mod_callcenter";
    /** Without one, mod_callcenter's queues are those of this domain. */
    private static final String DOMAIN = "@default";

    private final FreeSwitchAnswers answers;
    private final Consumer<Finding> found;

    private FreeSwitchCheck(FreeSwitchAnswers answers, Consumer<Finding> found) {
        this.answers = answers;
        this.found = found;
    }

    static void check(Settings.EventSocket socket, Collection<Scenario> scenarios, FreeSwitchProbe.Login login,
            Consumer<Finding> found) {
        if (!socket.isUsed()) {
            found.accept(Finding.info(SUBJECT, "not asked: freeswitch.event-socket.host is not set; with it, modules"
                    + " and queues are checked"));
            return;
        }
        HostPort where = new HostPort(socket.host(), socket.port());
        Instant began = Instant.now();
        try (FreeSwitchProbe freeSwitch =
                login.login(socket.host(), socket.port(), socket.password().reveal(), TIMEOUT)) {
            Duration took = Duration.between(began, Instant.now());
            FreeSwitchCheck check = new FreeSwitchCheck(new FreeSwitchAnswers(freeSwitch), found);
            if (check.version(where, took)) {
                check.modules();
                check.queues(scenarios);
            }
        } catch (FreeSwitchUnavailable e) {
            found.accept(unavailable(where, e));
        }
    }

    private static Finding unavailable(HostPort where, FreeSwitchUnavailable e) {
        String details = e.getMessage().isEmpty() ? "" : ": " + e.getMessage();
        return switch (e.reason()) {
            case UNREACHABLE -> Finding.fail(SUBJECT, "nothing listens at " + where + details,
                    "is FreeSWITCH running, with mod_event_socket? compare freeswitch.event-socket.host and port with"
                            + " listen-ip and listen-port in event_socket.conf.xml");
            case SILENT -> Finding.fail(SUBJECT, "no event socket answers at " + where + details,
                    "compare freeswitch.event-socket.host and port with listen-ip and listen-port in"
                            + " event_socket.conf.xml");
            case ADDRESS_DENIED -> Finding.fail(SUBJECT, "FreeSWITCH at " + where + " does not let this machine's"
                    + " address in" + details,
                    "add it to the list that apply-inbound-acl names in event_socket.conf.xml (acl.conf.xml; unless"
                            + " named, loopback.auto), then `fs_cli -x 'reloadacl'` and `fs_cli -x 'reload"
                            + " mod_event_socket'`");
            case PASSWORD_DENIED -> Finding.fail(SUBJECT, "FreeSWITCH at " + where + " refuses the password" + details,
                    "compare freeswitch.event-socket.password with password in event_socket.conf.xml");
            case LOST -> Finding.fail(SUBJECT, "FreeSWITCH at " + where + " stopped answering" + details,
                    "look into FreeSWITCH's log");
        };
    }

    /** Whether it told; without mod_commands it can be asked nothing else either. */
    private boolean version(HostPort where, Duration took) throws FreeSwitchUnavailable {
        Optional<String> version = answers.version();
        found.accept(version
                .map(text -> Finding.ok(SUBJECT, "logged in at " + where + ", version " + text, took))
                .orElseGet(() -> Finding.fail(SUBJECT, "logged in at " + where + ", but it knows no command `version`",
                        load("mod_commands"))));
        return version.isPresent();
    }

    private void modules() throws FreeSwitchUnavailable {
        module("mod_dptools", Finding.Level.FAIL, "no dialplan runs without it");
        module("mod_event_socket", Finding.Level.FAIL, "no call is handed to us without it");
        module("mod_sofia", Finding.Level.WARN, "there is no SIP without it");
    }

    private void module(String module, Finding.Level missing, String why) throws FreeSwitchUnavailable {
        String subject = "module " + module;
        found.accept(answers.has(module) ? Finding.ok(subject, "loaded")
                : new Finding(missing, subject, "not loaded: " + why, load(module), Optional.empty()));
    }

    private static String load(String module) {
        return "on FreeSWITCH: `fs_cli -x 'load " + module + "'`, and look into modules.conf.xml";
    }

    private void queues(Collection<Scenario> scenarios) throws FreeSwitchUnavailable {
        boolean callCenter = answers.has(CALL_CENTER);
        if (!callCenter && !answers.has("mod_fifo")) {
            found.accept(Finding.warn("module " + CALL_CENTER, "not loaded, nor mod_fifo: no caller can be handed to a"
                    + " queue", load(CALL_CENTER)));
            return;
        }
        Set<String> there = callCenter ? answers.queues() : Set.of();
        WantedQueues.of(scenarios).forEach((queue, names) -> found.accept(callCenter
                ? queue(queue, names, there)
                : Finding.info("queue " + queue, "FreeSWITCH has mod_fifo alone, which makes a queue when it is first"
                        + " used")));
    }

    private static Finding queue(String queue, String names, Set<String> there) {
        String subject = "queue " + queue;
        String full = queue.contains("@") ? queue : queue + DOMAIN;
        return there.contains(full)
                ? Finding.ok(subject, "FreeSWITCH has it, as " + full)
                : Finding.warn(subject, "named by " + names + " and looked for as " + full + ", but FreeSWITCH has "
                        + (there.isEmpty() ? "no queues" : "only " + String.join(", ", there)),
                        "add it to callcenter.conf.xml and `fs_cli -x 'callcenter_config queue load " + full
                                + "'`, or name another in the scenario");
    }
}
