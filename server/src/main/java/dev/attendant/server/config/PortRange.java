package dev.attendant.server.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports to take from, such as {@code 20000-23999}: from the first to the last, both included. Zeros, written as an
 * empty text, are any free ones.
 */
public record PortRange(int first, int last) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");
    private static final int HIGHEST = 65_535;

    /** Any that are free. */
    public static final PortRange ANY = new PortRange(0, 0);

    /** @throws IllegalArgumentException when it is none */
    static PortRange parse(String text) {
        if (text.isBlank()) {
            return ANY;
        }
        Matcher matcher = WRITTEN.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not FIRST-LAST: " + text);
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (range.first < 1 || range.first > range.last || range.last > HIGHEST) {
            throw new IllegalArgumentException("no such ports: " + text);
        }
        return range;
    }

    public boolean isAny() {
        return first == 0;
    }

    /** How many ports there are; for any free ones, all that a machine has. */
    public int size() {
        return isAny() ? HIGHEST : last - first + 1;
    }

    @Override
    public String toString() {
        return isAny() ? "" : first + "-" + last;
    }
}
