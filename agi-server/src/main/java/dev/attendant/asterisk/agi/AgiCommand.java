package dev.attendant.asterisk.agi;

import java.nio.charset.StandardCharsets;

/** Writes commands as Asterisk's {@code res_agi.c} reads them. */
public final class AgiCommand {

    private AgiCommand() {}

    /**
     * Asterisk reads 2,047 bytes of a line, and takes what follows for the next command
     * ({@code AGI_BUF_LEN} in {@code res_agi.c}).
     */
    private static final int LONGEST_LINE = 2000;

    private static final int LONGEST_VALUE = 1800;

    /**
     * A command line, its arguments quoted.
     *
     * @throws IllegalArgumentException when it is longer than Asterisk reads
     */
    static String line(String command, String... arguments) {
        StringBuilder line = new StringBuilder(command);
        for (String argument : arguments) {
            line.append(' ').append(quote(argument));
        }
        if (isTooLong(line)) {
            throw new IllegalArgumentException("a command of more than " + LONGEST_LINE + " bytes: " + command);
        }
        return line.append('\n').toString();
    }

    private static boolean isTooLong(CharSequence line) {
        return line.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE;
    }

    /** Whether a command is short enough. */
    public static boolean fits(String command, String... arguments) {
        StringBuilder line = new StringBuilder(command);
        for (String argument : arguments) {
            line.append(' ').append(quote(argument));
        }
        return !isTooLong(line);
    }

    /** As much of a text as a command can carry beside a variable's name, whatever is in it. */
    static String fitting(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += quote(text.substring(end, next)).getBytes(StandardCharsets.UTF_8).length - 2;
            if (bytes > LONGEST_VALUE) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /**
     * A line break would end the command, and a quote the argument. Asterisk takes the character behind a
     * backslash as it is; a line break it cannot carry at all.
     */
    private static String quote(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        argument.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(c == '\n' || c == '\r' || c == 0 ? ' ' : c);
        });
        return quoted.append('"').toString();
    }
}
