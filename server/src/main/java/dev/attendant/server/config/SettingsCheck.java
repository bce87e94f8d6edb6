package dev.attendant.server.config;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.server.config.SettingKeys.Key;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What the types alone do not say about settings: ranges, and how they fit together. */
final class SettingsCheck {

    private final YamlFile file;
    private final Settings settings;

    SettingsCheck(YamlFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    void check() {
        SettingKeys.ALL.forEach(this::range);
        new AsteriskSettingsCheck(file, settings.asterisk()).check();
        new FreeSwitchSettingsCheck(file, settings.freeswitch()).check();
        ListenerCheck.refuseSharedPorts(file, settings);
        database();
        engines("recognizer", settings.recognizer());
        engines("synthesizer", settings.synthesizer());
        engines("model", settings.model());
        engine("voice-activity", settings.voiceActivity());
        engine("turn-judge", settings.turnJudge());
    }

    private void range(Key key) {
        Setting setting = key.setting();
        if (setting.least().isEmpty()) {
            return;
        }
        boolean within = switch (key.valueIn(settings)) {
            case Integer number -> number >= Integer.parseInt(setting.least())
                    && number <= Integer.parseInt(setting.most());
            case Duration duration -> duration.compareTo(duration(setting.least())) >= 0
                    && duration.compareTo(duration(setting.most())) <= 0;
            default -> throw new IllegalStateException(key.path() + " has no range");
        };
        if (!within) {
            file.problem(key.path(), "must be from " + setting.least() + " to " + setting.most());
        }
    }

    private static Duration duration(String text) {
        return EngineSettings.parseDuration("", text);
    }

    private void database() {
        String url = settings.records().url();
        if (!url.isEmpty() && !url.startsWith("jdbc:")) {
            file.problem("records.url", "must be a JDBC URL such as jdbc:postgresql://db.lan/attendant");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            file.problem("records.url", "must not hold the password; give it as records.password or password-file");
        }
    }

    private void engines(String section, EngineRole role) {
        List<String> names = role.engine();
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            file.problem(section + ".engine", "must name an engine");
        } else if (new HashSet<>(names).size() < names.size()) {
            file.problem(section + ".engine", "names an engine twice; for two of the same kind give each a name of its"
                    + " own, and under that its type");
        }
    }

    private void engine(String section, Settings.Engine engine) {
        if (engine.engine().isBlank()) {
            file.problem(section + ".engine", "must name an engine");
        }
    }
}
