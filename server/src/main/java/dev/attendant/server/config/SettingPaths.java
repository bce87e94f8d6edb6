package dev.attendant.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attendant.server.config.SettingKeys.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the paths in a configuration absolute, and reads the files that passwords stand in. */
final class SettingPaths {

    private static final String FILE = "-file";
    private static final String FOLDER = "-folder";
    private static final int LONGEST_SECRET = 4096;

    private final YamlFile file;
    private final SettingTree tree;
    private final Optional<Path> read;
    private final Optional<Path> home;

    SettingPaths(YamlFile file, SettingTree tree, Optional<Path> read, Optional<Path> home) {
        this.file = file;
        this.tree = tree;
        this.read = read;
        this.home = home;
    }

    void resolve() {
        for (Key key : SettingKeys.ALL) {
            String written = tree.text(key.path());
            try {
                if (key.type() == Path.class && (isUnset(key) || !written.isEmpty())) {
                    Path path = Path.of(isUnset(key) ? key.setting().value()[0] : written);
                    tree.set(key.path(), base(key).resolve(path).toAbsolutePath().normalize().toString());
                } else if (key.path().endsWith(FILE) && !written.isEmpty()) {
                    readSecret(key, base(key).resolve(written));
                }
            } catch (InvalidPathException e) {
                file.problem(key.path(), "is not a path: " + Shown.quoted(written));
            }
            ofEngines(key);
        }
    }

    /** What an engine's own settings call a file or a folder: {@code voice-activity.silero.model-file}. */
    private void ofEngines(Key key) {
        if (key.engineSection().isEmpty()) {
            return;
        }
        tree.get(key.engineSection()).properties().forEach(engine -> {
            for (Map.Entry<String, JsonNode> setting : List.copyOf(engine.getValue().properties())) {
                String path = key.engineSection() + "." + engine.getKey() + "." + setting.getKey();
                if ((path.endsWith(FILE) || path.endsWith(FOLDER)) && !tree.text(path).isEmpty()) {
                    try {
                        Path base = file.isFrom(path, SettingKeys.variableOf(path)) ? Path.of("") : beside();
                        tree.set(path, base.resolve(tree.text(path)).toAbsolutePath().normalize().toString());
                    } catch (InvalidPathException e) {
                        file.problem(path, "is not a path: " + Shown.quoted(tree.text(path)));
                    }
                }
            }
        });
    }

    /** The folder of the configuration's file. */
    private Path beside() {
        return read.map(f -> f.toAbsolutePath().getParent()).orElse(Path.of(""));
    }

    private boolean isUnset(Key key) {
        return tree.get(key.path()).isMissingNode();
    }

    private Path base(Key key) {
        if (file.isFrom(key.path(), key.variable())) {
            return Path.of("");
        }
        if (key.path().equals("recordings.directory")) {
            return Path.of(tree.text("data"));
        }
        Optional<Path> beside = read.map(f -> f.toAbsolutePath().getParent());
        if (beside.isEmpty() && key.path().equals("scenarios")) {
            beside = home;
        }
        return beside.orElse(Path.of(""));
    }

    private void readSecret(Key key, Path secretFile) {
        String secretKey = key.path().substring(0, key.path().length() - FILE.length());
        if (!tree.text(secretKey).isEmpty()) {
            file.problem(key.path(), "stands beside " + secretKey + "; give one of the two");
            return;
        }
        try {
            if (!Files.isRegularFile(secretFile)) {
                file.problem(key.path(), "there is no file " + Shown.path(secretFile));
            } else if (Files.size(secretFile) > LONGEST_SECRET) {
                file.problem(key.path(), Shown.path(secretFile) + " is too long for a password");
            } else {
                tree.set(secretKey, Files.readString(secretFile).strip());
                file.origin(secretKey, Shown.path(secretFile));
                if (tree.text(secretKey).isEmpty()) {
                    file.problem(key.path(), Shown.path(secretFile) + " is empty");
                }
            }
        } catch (IOException e) {
            file.problem(key.path(), Shown.path(secretFile) + " cannot be read");
        }
    }
}
