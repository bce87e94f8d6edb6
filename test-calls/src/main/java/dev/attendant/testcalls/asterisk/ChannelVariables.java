package dev.attendant.testcalls.asterisk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a channel, and the substitution of <code>${…}</code>, with as much of Asterisk's functions as
 * the attendant uses: BASE64_ENCODE, and those that were given a value under their whole name, such as
 * {@code CALLERID(num)}.
 */
final class ChannelVariables {

    private static final String BASE64 = "BASE64_ENCODE(";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** One or two leading underscores ask for inheritance; the name is without them. */
    void set(String name, String value) {
        values.put(name.replaceFirst("^__?", ""), value);
    }

    void remove(String name) {
        values.remove(name);
    }

    boolean is(String name, String value) {
        return value.equalsIgnoreCase(values.get(name));
    }

    Map<String, String> copy() {
        return Map.copyOf(values);
    }

    /** The value of a variable or function; Asterisk tells no empty one from one that is not set. */
    Optional<String> get(String name) {
        if (name.startsWith(BASE64) && name.endsWith(")")) {
            byte[] plain = name.substring(BASE64.length(), name.length() - 1).getBytes(StandardCharsets.UTF_8);
            return Optional.of(Base64.getEncoder().encodeToString(plain));
        }
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Replaces each <code>${…}</code>, the inner ones first. What is not set becomes nothing. */
    String substitute(String expression) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < expression.length()) {
            int start = expression.indexOf("${", at);
            int end = start < 0 ? -1 : closing(expression, start + 2);
            if (end < 0) {
                return result.append(expression, at, expression.length()).toString();
            }
            result.append(expression, at, start);
            result.append(get(substitute(expression.substring(start + 2, end))).orElse(""));
            at = end + 1;
        }
        return result.toString();
    }

    private static int closing(String expression, int from) {
        int depth = 1;
        for (int i = from; i < expression.length(); i++) {
            if (expression.charAt(i) == '{') {
                depth++;
            } else if (expression.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
