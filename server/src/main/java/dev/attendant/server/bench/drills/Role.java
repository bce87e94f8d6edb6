package dev.attendant.server.bench.drills;

import java.util.Locale;

/** What an engine is for; named as in the configuration. */
enum Role {
    RECOGNIZER,
    MODEL,
    SYNTHESIZER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
