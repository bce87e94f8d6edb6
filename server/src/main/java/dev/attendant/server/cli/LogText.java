package dev.attendant.server.cli;

/**
 * Makes text from outside harmless in a log or on a terminal: one line, no control characters (CWE-117, terminal
 * escapes), no turning of the writing direction, and not without end.
 */
public final class LogText {

    private static final int LONGEST = 8_000;

    private LogText() {}

    /** On one line. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** Keeps line ends and tabs. */
    static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLines) {
        int length = keepLines ? text.length() : Math.min(text.length(), LONGEST);
        var safe = new StringBuilder(length + 16);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (keepLines && (c == '\n' || c == '\t')) {
                safe.append(c);
            } else if (c == '\n') {
                safe.append("\\n");
            } else if (c == '\r') {
                safe.append("\\r");
            } else if (isHarmful(c)) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        if (length < text.length()) {
            safe.append("… (").append(text.length() - length).append(" more)");
        }
        return safe.toString();
    }

    private static boolean isHarmful(char c) {
        return Character.isISOControl(c)
                || c == '\u2028' || c == '\u2029'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }
}
