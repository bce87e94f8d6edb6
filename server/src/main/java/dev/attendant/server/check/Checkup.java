package dev.attendant.server.check;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.InvalidFile;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries everything that a call will need. Blocks; tells each finding as soon as there is one. */
public final class Checkup {

    private final Supplier<Configuration> configuration;
    private final Consumer<Finding> found;

    /** @param configuration reads it, and may throw {@link InvalidFile} */
    public Checkup(Supplier<Configuration> configuration, Consumer<Finding> found) {
        this.configuration = configuration;
        this.found = found;
    }

    public void run() throws InterruptedException {
        found.accept(Finding.ok("Java", Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors, " + (Runtime.getRuntime().maxMemory() >> 20) + " MB at most"));
        Configuration read;
        try {
            read = configuration.get();
        } catch (InvalidFile e) {
            problems("configuration", e);
            return;
        }
        found.accept(Finding.ok("configuration", read.fileName().isEmpty()
                ? "no file: all as by default, but for variables of the environment" : read.fileName()));
        Settings settings = read.settings();
        Map<String, Scenario> scenarios = scenarios(settings);
        Ports.check(settings, found);
        UnicastPorts.check(settings, found);
        Directories.check("data", settings.data(), found);
        Directories.check("recordings", settings.recordings().directory(), found);
        DatabaseCheck.check(settings, found);
        if (!scenarios.isEmpty()) {
            new EngineCheck(read, List.copyOf(scenarios.values()), found).run();
        }
        AsteriskCheck.check(settings.asterisk(), scenarios.values(), found);
    }

    private Map<String, Scenario> scenarios(Settings settings) {
        try {
            Map<String, Scenario> scenarios = new TreeMap<>(ScenarioFiles.load(settings.scenarios()));
            found.accept(Finding.ok("scenarios", scenarios.size() + " in " + settings.scenarios()));
            scenarios.forEach((name, scenario) -> found.accept(Finding.ok("scenario " + name,
                    scenario.language() + ", " + scenario.examples().size() + " examples, " + scenario.tools().size()
                            + " tools, queue " + String.join(", ", scenario.queues().stream().sorted().toList()))));
            return scenarios;
        } catch (InvalidFile e) {
            problems("scenarios", e);
            return Map.of();
        }
    }

    /** They tell file, line and remedy. */
    private void problems(String subject, InvalidFile e) {
        e.problems().forEach(problem -> found.accept(Finding.fail(subject, problem, "")));
    }
}
