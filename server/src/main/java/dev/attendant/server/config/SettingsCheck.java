package dev.attendant.server.config;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.server.config.SettingKeys.Key;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the types alone do not say about settings: ranges, and how they fit together. */
final class SettingsCheck {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}";

    private final YamlFile file;
    private final Settings settings;

    SettingsCheck(YamlFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    void check() {
        SettingKeys.ALL.forEach(this::range);
        listening();
        manager();
        database();
        engine("recognizer", settings.recognizer());
        engine("synthesizer", settings.synthesizer());
        engine("model", settings.model());
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

    private void listening() {
        Settings.Agi agi = settings.asterisk().agi();
        Settings.AudioSocket audio = settings.asterisk().audioSocket();
        host("asterisk.agi.host", agi.host());
        host("asterisk.audio-socket.host", audio.host());
        allowed("asterisk.agi.allow", agi.allow());
        allowed("asterisk.audio-socket.allow", audio.allow());
        if (agi.port() != 0 && agi.port() == audio.port() && agi.host().equals(audio.host())) {
            file.problem("asterisk.audio-socket.port", "is also the port of asterisk.agi; give each its own");
        }
        if (audio.rate() != 8000 && audio.rate() != 16_000) {
            file.problem("asterisk.audio-socket.rate", "must be 8000 or 16000");
        }
        if (!audio.advertise().isEmpty()) {
            try {
                HostPort.parse(audio.advertise());
            } catch (IllegalArgumentException e) {
                file.problem("asterisk.audio-socket.advertise",
                        "must be " + SettingTypes.expected(HostPort.class) + "; found "
                                + Shown.quoted(audio.advertise()));
            }
        } else if (isEverywhere(audio.host())) {
            file.problem("asterisk.audio-socket.advertise", "must say where Asterisk connects to (HOST:PORT), since "
                    + "asterisk.audio-socket.host is every address of this machine");
        }
    }

    /** The host is a name or a literal by now: one with a colon is never looked up. */
    private static boolean isEverywhere(String host) {
        try {
            return host.equals("0.0.0.0") || host.contains(":") && InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void host(String key, String host) {
        if (!host.matches(HOST)) {
            file.problem(key, "must be a host name or an address; found " + Shown.quoted(host));
        }
    }

    private void allowed(String key, List<Cidr> allowed) {
        if (allowed.isEmpty()) {
            file.problem(key, "must name at least one network, such as 127.0.0.0/8; with none nobody could connect");
        }
    }

    private void manager() {
        Settings.Manager manager = settings.asterisk().manager();
        if (!manager.isUsed()) {
            for (String key : List.of("user", "secret")) {
                if (!(key.equals("user") ? manager.user().isEmpty() : manager.secret().isEmpty())) {
                    file.problem("asterisk.manager." + key, "has no use without asterisk.manager.host");
                }
            }
            return;
        }
        host("asterisk.manager.host", manager.host());
        if (manager.user().isBlank()) {
            file.problem("asterisk.manager.user", "is missing; it is the name in brackets in Asterisk's manager.conf");
        }
        if (manager.secret().isEmpty()) {
            file.problem("asterisk.manager.secret", "is missing; give it, or the file it stands in as secret-file");
        }
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

    private void engine(String section, Settings.Engine engine) {
        if (engine.engine().isBlank()) {
            file.problem(section + ".engine", "must name an engine");
        }
    }
}
