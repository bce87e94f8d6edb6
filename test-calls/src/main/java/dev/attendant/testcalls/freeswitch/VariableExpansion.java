package dev.attendant.testcalls.freeswitch;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What FreeSWITCH makes of <code>${…}</code> in an application's data: switch_channel_expand_variables_check() of
 * switch_channel.c. The values of variables are expanded as well, and <code>${name(arguments)}</code> or
 * <code>${name arguments}</code> executes an API command: that is told, and gives nothing.
 */
final class VariableExpansion {

    private static final int DEEPEST = 100;

    private final Function<String, Optional<String>> variables;
    private final Consumer<String> onApiCall;

    VariableExpansion(Function<String, Optional<String>> variables, Consumer<String> onApiCall) {
        this.variables = variables;
        this.onApiCall = onApiCall;
    }

    String expand(String text) {
        return expand(text, 0);
    }

    private String expand(String text, int depth) {
        if (depth > DEEPEST || !text.contains("${") && !text.matches("(?s).*\\\\[\\\\nst'].*")) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && next == '$') {
                result.append('$');
                i += 2;
            } else if (c == '\\' && next == '\'') {
                i += 2;
            } else if (c == '\\' && next == '\\') {
                result.append('\\');
                i += 2;
            } else if (text.startsWith("${", i) || text.startsWith("$${", i)) {
                int from = text.indexOf('{', i) + 1;
                int end = closing(text, from);
                result.append(value(text.substring(from, end), depth));
                i = end + 1;
            } else {
                result.append(c);
                i++;
            }
        }
        return result.toString();
    }

    /** Where the brace ends; one that never does has all the rest. */
    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private String value(String name, int depth) {
        if (name.indexOf(' ') >= 0 || name.indexOf('(') >= 0) {
            onApiCall.accept(expand(name, depth + 1));
            return "";
        }
        String[] parts = expand(name, depth + 1).split(":", 3);
        String value = expand(variables.apply(parts[0].replaceFirst("\\[.*]$", "")).orElse(""), depth + 1);
        int offset = parts.length > 1 ? number(parts[1]) : 0;
        int length = parts.length > 2 ? number(parts[2]) : 0;
        String rest = offset >= 0
                ? value.substring(Math.min(offset, value.length()))
                : value.substring(Math.max(0, value.length() + offset));
        return length > 0 && length < rest.length() ? rest.substring(0, length) : rest;
    }

    private static int number(String text) {
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
