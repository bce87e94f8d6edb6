package dev.attendant.server.bench.engines;

import java.util.Locale;
import java.util.Map;

/**
 * One of our adapters, and how the service that it is for answers.
 *
 * @param name     of its factory, as the configuration names it
 * @param settings beside {@code url} and {@code key}
 */
record Adapter(Role role, String name, Map<String, String> settings, VendorForm form) {

    /** What an engine is for, as the configuration calls it. */
    enum Role {
        MODEL,
        RECOGNIZER,
        SYNTHESIZER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return role + " " + name;
    }
}
