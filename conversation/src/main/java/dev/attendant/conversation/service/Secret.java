package dev.attendant.conversation.service;

import dev.attendant.conversation.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A key or a password. Its value goes into requests and nowhere else: not into {@link #toString}, a log, a record or
 * an error's text.
 */
public final class Secret {

    public static final Secret NONE = new Secret("");

    private static final int LONGEST_FILE = 16 * 1024;
    /** What may stand in a header, RFC 9110 section 5.5, without spaces. */
    private static final String VISIBLE = "[\\x21-\\x7e]*";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Reads {@code key}, or the file that {@code key-file} names, or the environment's variable.
     *
     * @param variable    of the environment; empty for none
     * @param environment by its variables' names; gives null for one that is not set
     */
    static Secret read(EngineSettings settings, String key, String variable, UnaryOperator<String> environment) {
        String given = settings.text(key, "").strip();
        String file = settings.text(key + "-file", "").strip();
        if (!given.isEmpty() && !file.isEmpty()) {
            throw settings.invalid(key + "-file", "stands beside " + key + "; give one of the two");
        }
        String where = key;
        String value = given;
        if (!file.isEmpty()) {
            where = key + "-file";
            value = contents(settings, where, file);
        } else if (given.isEmpty() && !variable.isEmpty()) {
            String set = environment.apply(variable);
            value = set == null ? "" : set.strip();
            where = key + "-variable";
        }
        if (!value.matches(VISIBLE)) {
            throw settings.invalid(where, "must be one line of visible ASCII characters");
        }
        return value.isEmpty() ? NONE : new Secret(value);
    }

    private static String contents(EngineSettings settings, String key, String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw settings.invalid(key, "there is no file " + file);
            }
            if (Files.size(path) > LONGEST_FILE) {
                throw settings.invalid(key, file + " is larger than a key: " + Files.size(path) + " bytes");
            }
            String contents = Files.readString(path).strip();
            if (contents.isEmpty()) {
                throw settings.invalid(key, file + " is empty");
            }
            return contents;
        } catch (IOException | InvalidPathException e) {
            throw settings.invalid(key, "cannot be read: " + e.getClass().getSimpleName() + " for " + file);
        }
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The value itself, to be put into a request. */
    public String reveal() {
        return value;
    }

    /** A text from outside, in which a service may have repeated what we sent it. */
    String removeFrom(String text) {
        return value.isEmpty() ? text : text.replace(value, "***");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "" : "***";
    }
}
