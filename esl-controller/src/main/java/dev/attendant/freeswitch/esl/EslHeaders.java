package dev.attendant.freeswitch.esl;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The headers of a message or an event, in their order; names in any case, as in FreeSWITCH's own
 * {@code switch_event_get_header}, and of two with one name the first. Not changed once it has been handed on.
 */
public final class EslHeaders {

    private record Header(String name, String value) {}

    private final Map<String, Header> headers = new LinkedHashMap<>();

    EslHeaders() {}

    void add(String name, String value) {
        headers.putIfAbsent(name.toLowerCase(Locale.ROOT), new Header(name, value));
    }

    /** The value; empty when there is no such header. */
    public String get(String name) {
        Header header = headers.get(name.toLowerCase(Locale.ROOT));
        return header == null ? "" : header.value();
    }

    public boolean has(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    public int size() {
        return headers.size();
    }

    public boolean isEmpty() {
        return headers.isEmpty();
    }

    /** The names as they were written. */
    public Collection<String> names() {
        return Collections.unmodifiableList(
                headers.values().stream().map(Header::name).toList());
    }
}
