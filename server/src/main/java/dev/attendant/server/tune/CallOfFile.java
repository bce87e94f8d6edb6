package dev.attendant.server.tune;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which call a recording is of, as its file's name tells: {@code <call>.wav}, or {@code <call>-2.wav} for what
 * followed at another sampling rate.
 *
 * @param part from 1
 */
record CallOfFile(UUID call, int part) {

    private static final Pattern NAME = Pattern.compile(
            "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:-([1-9][0-9]{0,3}))?\\.wav");

    static Optional<CallOfFile> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new CallOfFile(UUID.fromString(name.group(1)),
                        name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
                : Optional.empty();
    }
}
