package dev.attendant.testcalls.freeswitch;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes an argument string apart as switch_separate_string() of switch_utils.c does: single quotes hold together, a
 * backslash escapes, and the last part of those asked for has all the rest.
 */
final class SeparatedString {

    private SeparatedString() {}

    static List<String> split(String text, char delimiter, int most) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length() && parts.size() + 1 < most; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' && (quoted || text.indexOf('\'', i + 1) >= 0)) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                parts.add(clean(text.substring(from, i), delimiter));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            parts.add(clean(text.substring(from), delimiter));
        }
        return parts;
    }

    /** cleanup_separated_string(): quotes, escapes and the blanks around it go. */
    private static String clean(String part, char delimiter) {
        StringBuilder result = new StringBuilder();
        boolean quoted = false;
        int end = 0;
        for (int i = part.length() - part.stripLeading().length(); i < part.length(); i++) {
            char c = part.charAt(i);
            char next = i + 1 < part.length() ? part.charAt(i + 1) : 0;
            char escaped = c == '\\' ? unescape(next, delimiter) : 0;
            if (escaped != 0) {
                result.append(escaped);
                end = result.length();
                i++;
            } else if (c == '\'' && (quoted || part.indexOf('\'', i + 1) >= 0)) {
                quoted = !quoted;
                end = quoted ? result.length() : end;
            } else {
                result.append(c);
                end = c != ' ' || quoted ? result.length() : end;
            }
        }
        return result.substring(0, end);
    }

    /** What a backslash and this stand for; 0 when it is no escape. */
    private static char unescape(char c, char delimiter) {
        return switch (c) {
            case '\'', '"', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 's' -> ' ';
            default -> c == delimiter ? c : 0;
        };
    }
}
