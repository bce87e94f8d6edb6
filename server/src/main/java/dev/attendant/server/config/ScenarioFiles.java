package dev.attendant.server.config;

import dev.attendant.conversation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the scenarios: one {@code NAME.yaml} each in a directory. */
public final class ScenarioFiles {

    private static final String ENDING = ".yaml";

    private ScenarioFiles() {}

    /**
     * @return by name, at least one
     * @throws InvalidFile with the problems of all files together
     */
    public static Map<String, Scenario> load(Path directory) {
        List<String> problems = new ArrayList<>();
        Map<String, Scenario> scenarios = new TreeMap<>();
        List<Path> files = files(directory, problems);
        for (Path file : files) {
            try {
                scenarios.put(nameOf(file), read(file));
            } catch (InvalidFile e) {
                problems.addAll(e.problems());
            }
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(Shown.path(directory)
                    + ": has no scenario; write one as NAME.yaml there, or name another directory as scenarios");
        }
        if (!problems.isEmpty()) {
            throw new InvalidFile(problems);
        }
        return Map.copyOf(scenarios);
    }

    /**
     * Reads one.
     *
     * @throws InvalidFile with all its problems
     */
    public static Scenario read(Path file) {
        YamlFile yaml = YamlFile.read(file);
        ScenarioFile bound = Binding.bind(yaml, ScenarioFile.class);
        // Further checks would stumble over what could not be read.
        yaml.refuseProblems();
        Scenario scenario = new ScenarioReader(yaml, bound, nameOf(file)).read();
        yaml.refuseProblems();
        new ScenarioCheck(yaml, scenario).check();
        yaml.refuseProblems();
        return scenario;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static List<Path> files(Path directory, List<String> problems) {
        if (!Files.isDirectory(directory)) {
            problems.add(Shown.path(directory) + ": is no directory; scenarios stand there as NAME.yaml");
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
            files.stream().filter(f -> f.toString().endsWith(".yml"))
                    .forEach(f -> problems.add(Shown.path(f) + ": would not be read; rename it to .yaml"));
            return files.stream().filter(f -> f.toString().endsWith(ENDING)).toList();
        } catch (IOException e) {
            problems.add(Shown.path(directory) + ": cannot be read");
            return List.of();
        }
    }
}
