package dev.attendant.server.check;

import dev.attendant.asterisk.manager.AsteriskManager;
import dev.attendant.asterisk.manager.ManagerLogin;
import dev.attendant.asterisk.manager.ManagerUnavailable;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks Asterisk whether it has what the dialplan and the scenarios need. */
final class AsteriskCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** At this rate the audio comes through the channel driver: the application knows 8000 only. */
    private static final int WIDEBAND = 16_000;

    private AsteriskCheck() {}

    static void check(Settings.Asterisk asterisk, Collection<Scenario> scenarios, Consumer<Finding> found) {
        Settings.Manager manager = asterisk.manager();
        if (!manager.isUsed()) {
            found.accept(Finding.info("asterisk", "not asked: asterisk.manager.host is not set; with it, modules and"
                    + " queues are checked (dialplan/manager_attendant.conf)"));
            return;
        }
        ManagerLogin login =
                new ManagerLogin(manager.host(), manager.port(), manager.user(), manager.secret().reveal(), TIMEOUT);
        Instant began = Instant.now();
        try (AsteriskManager connection = AsteriskManager.login(login)) {
            Duration took = Duration.between(began, Instant.now());
            String version = connection.version().map(text -> "version " + text)
                    .orElse("version not told (write = originate,reporting lets us ask, as in dialplan/manager_attendant.conf)");
            found.accept(Finding.ok("asterisk", "logged in as " + login + ", " + version, took));
            modules(connection, asterisk.audioSocket().rate(), scenarios, found);
            queues(connection.queues(), scenarios, found);
        } catch (ManagerUnavailable e) {
            found.accept(Finding.fail("asterisk", e.getMessage(), ""));
        }
    }

    private static void modules(
            AsteriskManager connection, int rate, Collection<Scenario> scenarios, Consumer<Finding> found)
            throws ManagerUnavailable {
        List<String> wanted = new ArrayList<>(List.of("res_agi", "app_audiosocket", "app_queue"));
        if (rate == WIDEBAND) {
            wanted.add("chan_audiosocket");
        }
        if (scenarios.stream().anyMatch(scenario -> scenario.line() instanceof LineKind.UniMrcp)) {
            wanted.add("app_unimrcp");
        }
        for (String module : wanted) {
            String subject = "module " + module;
            found.accept(switch (connection.module(module)) {
                case LOADED -> Finding.ok(subject, "loaded");
                case MISSING -> Finding.warn(subject, "not loaded",
                        "on Asterisk: `asterisk -rx 'module load " + module + "'`, and look into modules.conf");
                case NOT_TOLD -> Finding.info(subject, "cannot be asked for by this manager user (write = system"
                        + " would let us, and allow much more); on Asterisk: `asterisk -rx 'module show like "
                        + module + "'`");
            });
        }
    }

    private static void queues(Set<String> there, Collection<Scenario> scenarios, Consumer<Finding> found) {
        WantedQueues.of(scenarios).forEach((queue, names) -> found.accept(there.contains(queue)
                ? Finding.ok("queue " + queue, "Asterisk has it")
                : Finding.warn("queue " + queue, "named by " + names + ", but Asterisk has "
                        + (there.isEmpty() ? "no queues" : "only " + String.join(", ", there)),
                        "add it to queues.conf and `asterisk -rx 'queue reload all'` (a realtime queue shows only once"
                                + " it was used), or name another in the scenario")));
    }
}
