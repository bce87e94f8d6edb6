package dev.attendant.conversation.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An engine's own part of the configuration, read key by key with a default and a range. When the engine has
 * read all that it knows, {@link #refuseUnknown} refuses the rest.
 */
public final class EngineSettings {

    private static final Pattern BYTES = Pattern.compile("([0-9]{1,6}) ?([KMG]B|)");

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

    /** A list, or one text with commas, as a variable of the environment has it; empty when it is not set. */
    public List<String> texts(String key) {
        known.add(key);
        return switch (values.get(key)) {
            case null -> List.of();
            case Collection<?> list -> list.stream().map(Object::toString).toList();
            case Map<?, ?> map -> throw invalid(key, "must be a list");
            case Object one -> Stream.of(one.toString().split(",")).map(String::strip)
                    .filter(text -> !text.isEmpty()).toList();
        };
    }

    /** Names and values, or one text such as {@code en=amy,vi=mai}; empty when it is not set. */
    public Map<String, String> table(String key) {
        Map<String, String> table = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            known.add(key);
            map.forEach((name, value) -> table.put(name.toString(), String.valueOf(value)));
            return table;
        }
        for (String entry : texts(key)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw invalid(key, "must be names and values (name: value)");
            }
            table.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
        }
        return table;
    }

    /** A number of bytes such as {@code 64MB}, {@code 1GB} or 0. */
    public long bytes(String key, long otherwise) {
        String text = text(key, "").strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw invalid(key, "must be a size such as 64MB or 1GB, not \"" + text + "\"");
        }
        int shift = switch (matcher.group(2)) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
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
            String t = text.trim().toLowerCase(Locale.ROOT);
            if (t.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(t.substring(0, t.length() - 2).trim()));
            }
            return Duration.parse(t.startsWith("p") ? t : "PT" + t.replace(" ", ""));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new InvalidSetting(key, "must be a duration such as 300ms, 2s or 15m, not \"" + text + "\"");
        }
    }
}
