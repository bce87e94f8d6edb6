package dev.attendant.server.config;

import dev.attendant.conversation.engine.InvalidSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator has set, from three layers: the defaults, a file, and the environment's {@code ATTENDANT_…}
 * variables, the later before the earlier.
 *
 * <p>Relative paths in the file are relative to the file's folder, those in variables to the working directory.
 * Without either, {@code scenarios} stands beside the launcher ({@code ATTENDANT_HOME}) and {@code data} in the
 * working directory.
 */
public final class Configuration {

    /** What the file is called when nobody says otherwise. */
    public static final String FILE_NAME = "attendant.yaml";

    private final Settings settings;
    private final YamlFile file;

    private Configuration(Settings settings, YamlFile file) {
        this.settings = settings;
        this.file = file;
    }

    /**
     * @param file without one, {@code attendant.yaml} beside the launcher is read if there is one
     * @throws InvalidFile with all problems, for the operator
     */
    public static Configuration load(Optional<Path> file, Map<String, String> environment) {
        return load(file, environment, Map.of());
    }

    /**
     * @param given by key, such as {@code turn-taking.end-of-turn}: goes before all layers, and is named {@code --set}
     *              in messages
     */
    public static Configuration load(
            Optional<Path> file, Map<String, String> environment, Map<String, String> given) {
        Optional<Path> home = Optional.ofNullable(environment.get(Environment.HOME))
                .filter(h -> !h.isBlank()).map(Path::of);
        Optional<Path> found = file.or(() -> home.map(h -> h.resolve(FILE_NAME)).filter(Files::isRegularFile));
        YamlFile yaml = found.map(YamlFile::read).orElseGet(YamlFile::none);
        Environment.apply(environment, yaml);
        var tree = new SettingTree(yaml.tree());
        given.forEach((key, value) -> {
            yaml.origin(key, "--set");
            tree.set(key, value);
        });
        tree.listEngines();
        new SettingPaths(yaml, tree, found, home).resolve();
        tree.fillIn(SettingKeys.ALL);
        Settings settings = Binding.bind(yaml, Settings.class);
        // Ranges make sense only for what could be read.
        yaml.refuseProblems();
        new SettingsCheck(yaml, settings).check();
        yaml.refuseProblems();
        return new Configuration(settings, yaml);
    }

    public Settings settings() {
        return settings;
    }

    /** The file that was read, as short as it can be said; empty when there was none. */
    public String fileName() {
        return file.name();
    }

    /** What is wrong with a setting that was refused later, such as by an engine, with its file and line. */
    public InvalidFile explain(InvalidSetting e) {
        return new InvalidFile(List.of(file.describe(e.key(), Shown.clean(e.getMessage()))));
    }
}
