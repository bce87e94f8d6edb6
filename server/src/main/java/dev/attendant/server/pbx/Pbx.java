package dev.attendant.server.pbx;

import dev.attendant.server.config.Settings;
import java.util.Set;

/** The telephone exchanges that can hand us calls. */
public enum Pbx {
    ASTERISK("Asterisk") {
        @Override
        public int configuredPort(Settings settings) {
            return settings.asterisk().agi().port();
        }

        @Override
        public Set<Integer> sampleRates(Settings settings) {
            return Set.of(settings.asterisk().audioSocket().rate());
        }
    },
    FREESWITCH("FreeSWITCH") {
        @Override
        public int configuredPort(Settings settings) {
            return settings.freeswitch().socket().port();
        }

        @Override
        public Set<Integer> sampleRates(Settings settings) {
            return FREESWITCH_RATES;
        }
    };

    /** By the channel's codec: those of 16 kHz and above are talked with at 16 kHz. */
    private static final Set<Integer> FREESWITCH_RATES = Set.of(8000, 16_000);

    private final String title;

    Pbx(String title) {
        this.title = title;
    }

    /** The port that its dialplan hands calls over to, as configured; 0 for any that is free. */
    public abstract int configuredPort(Settings settings);

    /** At how many samples a second its calls may be. */
    public abstract Set<Integer> sampleRates(Settings settings);

    /** Its name as people write it. */
    @Override
    public String toString() {
        return title;
    }
}
