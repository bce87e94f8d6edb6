package dev.attendant.server.config;

/** What the types alone do not say about the settings below {@code asterisk}. */
final class AsteriskSettingsCheck {

    private final YamlFile file;
    private final ListenerCheck listeners;
    private final Settings.Asterisk asterisk;

    AsteriskSettingsCheck(YamlFile file, Settings.Asterisk asterisk) {
        this.file = file;
        this.listeners = new ListenerCheck(file);
        this.asterisk = asterisk;
    }

    void check() {
        listeners.host("asterisk.agi.host", asterisk.agi().host());
        listeners.allowed("asterisk.agi.allow", asterisk.agi().allow());
        audioSocket(asterisk.audioSocket());
        manager(asterisk.manager());
    }

    private void audioSocket(Settings.AudioSocket audio) {
        listeners.host("asterisk.audio-socket.host", audio.host());
        listeners.allowed("asterisk.audio-socket.allow", audio.allow());
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
        } else if (ListenerCheck.isEverywhere(audio.host())) {
            file.problem("asterisk.audio-socket.advertise", "must say where Asterisk connects to (HOST:PORT), since "
                    + "asterisk.audio-socket.host is every address of this machine");
        }
    }

    private void manager(Settings.Manager manager) {
        if (!manager.isUsed()) {
            if (!manager.user().isEmpty()) {
                file.problem("asterisk.manager.user", "has no use without asterisk.manager.host");
            }
            if (!manager.secret().isEmpty()) {
                file.problem("asterisk.manager.secret", "has no use without asterisk.manager.host");
            }
            return;
        }
        listeners.host("asterisk.manager.host", manager.host());
        if (manager.user().isBlank()) {
            file.problem("asterisk.manager.user", "is missing; it is the name in brackets in Asterisk's manager.conf");
        }
        if (manager.secret().isEmpty()) {
            file.problem("asterisk.manager.secret", "is missing; give it, or the file it stands in as secret-file");
        }
    }
}
