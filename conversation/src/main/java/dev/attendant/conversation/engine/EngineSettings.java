package dev.attendant.conversation.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An engine's own part of the configuration, read key by key with a default and a range. When the engine has
 * read all that it knows, {@link #refuseUnknown} refuses the rest.
 */
public final class EngineSettings {

    private final String path;
    private final Map<String, ?> values;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param path where these settings stand in the configuration, such as {@code recognizer.sphinx4} */
    public EngineSettings(String path, Map<String, ?> values) {
        this.path = path;
        this.values = Map.copyOf(values);
    }

    public String text(String key, String otherwise) {
        known.add(key);
        Object value = values.get(key);
        return value == null ? otherwise : value.toString();
    }

    /** A whole number from least to most. */
    public int number(String key, int otherwise, int least, int most) {
        String text = text(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw invalid(key, "must be a whole number from " + least + " to " + most + ", not \"" + text + "\"");
    }

    /** A duration such as {@code 300ms}, {@code 2s}, {@code 1m}. */
    public Duration duration(String key, Duration otherwise) {
        String text = text(key, "");
        return text.isEmpty() ? otherwise : parseDuration(path + "." + key, text);
    }

    /** A duration from least to most. */
    public Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Duration value = duration(key, otherwise);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw invalid(key, "must be from " + text(least) + " to " + text(most));
        }
        return value;
    }

    private static String text(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSecondsPart() != 0 ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
    }

    /**
     * A file that can be read; empty when none is named. A key that ends with {@code -file} is a path, and has been made
     * absolute by whoever read the configuration: relative to its file's folder, or of a variable of the environment to
     * the working directory.
     *
     * @param what what it holds, for a message: such as {@code certificates (PEM)}
     */
    public Optional<Path> file(String key, String what) {
        String text = text(key, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return Optional.of(file);
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw invalid(key, "there is no file " + text + " with " + what + ", or it cannot be read");
    }

    /** Says that a setting is wrong. */
    public InvalidSetting invalid(String key, String message) {
        return new InvalidSetting(path + "." + key, message);
    }

    /** @throws InvalidSetting for a key that nobody read */
    public void refuseUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw invalid(key, "is not a setting here; there are " + String.join(", ", known));
            }
        }
    }

    /** Reads {@code 250ms}, {@code 2s}, {@code 15m}, {@code 1h}, or ISO 8601. */
    public static Duration parseDuration(String key, String text) {
        try {
            String t = text.trim().toLowerCase(java.util.Locale.ROOT);
            if (t.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(t.substring(0, t.length() - 2).trim()));
            }
            return Duration.parse(t.startsWith("p") ? t : "PT" + t.replace(" ", ""));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new InvalidSetting(key, "must be a duration such as 300ms, 2s or 15m, not \"" + text + "\"");
        }
    }
}
