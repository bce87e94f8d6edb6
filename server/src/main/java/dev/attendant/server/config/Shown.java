package dev.attendant.server.config;

import java.nio.file.Path;

/** How things that an operator wrote are shown in messages. */
final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    /** A path as short as it can be said from the working directory. */
    static String path(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return clean(absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString());
    }

    /** In quotes, on one line, and not longer than a message can bear. */
    static String quoted(String text) {
        String all = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "\"" + clean(all) + "\"";
    }

    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
