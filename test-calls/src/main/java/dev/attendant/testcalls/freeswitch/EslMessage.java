package dev.attendant.testcalls.freeswitch;

import java.util.Map;
import java.util.Optional;

/**
 * A message of the attendant on an event socket.
 *
 * @param command the first line
 * @param headers the further lines, by their names in lower case
 * @param body    empty when there is none
 * @param text    all of it as it came
 */
record EslMessage(String command, Map<String, String> headers, String body, String text) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String header(String name, String otherwise) {
        return headers.getOrDefault(name, otherwise);
    }

    /** switch_true() of switch_utils.c, as far as it is used. */
    boolean isTrue(String name) {
        return header(name, "").matches("(?i)true|yes|on|enabled|active|t|allow|[1-9][0-9]*");
    }
}
