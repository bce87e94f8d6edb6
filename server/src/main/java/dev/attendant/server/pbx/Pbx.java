package dev.attendant.server.pbx;

import dev.attendant.server.config.Settings;

/** The telephone exchanges that can hand us calls. */
public enum Pbx {
    ASTERISK("Asterisk") {
        @Override
        public int configuredPort(Settings settings) {
            return settings.asterisk().agi().port();
        }
    },
    FREESWITCH("FreeSWITCH") {
        @Override
        public int configuredPort(Settings settings) {
            return settings.freeswitch().socket().port();
        }
    };

    private final String title;

    Pbx(String title) {
        this.title = title;
    }

    /** The port that its dialplan hands calls over to, as configured; 0 for any that is free. */
    public abstract int configuredPort(Settings settings);

    /** Its name as people write it. */
    @Override
    public String toString() {
        return title;
    }
}
