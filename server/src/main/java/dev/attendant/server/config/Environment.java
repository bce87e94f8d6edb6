package dev.attendant.server.config;

import dev.attendant.server.config.SettingKeys.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lays the {@code ATTENDANT_…} variables of the environment over a configuration file. */
final class Environment {

    /** The folder that the launcher stands in. */
    static final String HOME = "ATTENDANT_HOME";

    private static final Set<String> NOT_SETTINGS = Set.of(HOME, "ATTENDANT_JAVA_OPTS");
    private static final String OF_TESTS = "ATTENDANT_TEST_";

    private final YamlFile file;
    private final SettingTree tree;

    private Environment(YamlFile file) {
        this.file = file;
        this.tree = new SettingTree(file.tree());
    }

    /** Unknown variables become problems of the file. */
    static void apply(Map<String, String> variables, YamlFile file) {
        var environment = new Environment(file);
        Map<String, Key> keys = new HashMap<>();
        SettingKeys.ALL.forEach(k -> keys.put(k.variable(), k));
        Map<String, String> ofEngines = new TreeMap<>();
        new TreeMap<>(variables).forEach((variable, value) -> {
            if (!variable.startsWith("ATTENDANT_") || NOT_SETTINGS.contains(variable)
                    || variable.startsWith(OF_TESTS)) {
                return;
            }
            Key key = keys.get(variable);
            if (key == null) {
                ofEngines.put(variable, value);
            } else {
                environment.set(key, variable, value);
            }
        });
        // Last, since they may belong to an engine that was chosen by a variable.
        ofEngines.forEach((variable, value) -> environment.ofEngine(variable, value, keys.keySet()));
    }

    private void set(Key key, String variable, String value) {
        file.origin(key.path(), variable);
        if (key.isList()) {
            tree.set(key.path(), SettingTree.list(value.split(",")));
        } else {
            tree.set(key.path(), value);
        }
    }

    /** {@code ATTENDANT_SYNTHESIZER_ESPEAK_NG_VOICE}: the engine must be chosen, be in the file, or be a default. */
    private void ofEngine(String variable, String value, Collection<String> known) {
        for (Key key : SettingKeys.ALL) {
            if (key.engineSection().isEmpty()) {
                continue;
            }
            for (String engine : engines(key)) {
                String prefix = SettingKeys.variableOf(key.engineSection() + "." + engine) + "_";
                if (variable.startsWith(prefix) && variable.length() > prefix.length()) {
                    String setting = variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                    String path = key.engineSection() + "." + engine + "." + setting;
                    file.origin(path, variable);
                    tree.set(path, value);
                    return;
                }
            }
        }
        file.origin(variable, variable);
        file.problem(variable, "is not a variable of Attendant" + Suggestion.of(variable, known)
                + " (ATTENDANT_ and a key of attendant.yaml, such as ATTENDANT_ASTERISK_AGI_PORT)");
    }

    private Set<String> engines(Key key) {
        Set<String> engines = new LinkedHashSet<>();
        engines.addAll(tree.texts(key.path()));
        tree.get(key.engineSection()).properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .forEach(entry -> engines.add(entry.getKey()));
        engines.add(key.setting().value()[0]);
        if (key.engineSection().equals("synthesizer")) {
            // Stands beside the engines, and belongs to whichever is chosen.
            engines.add("cache");
        }
        engines.remove("");
        return engines;
    }
}
