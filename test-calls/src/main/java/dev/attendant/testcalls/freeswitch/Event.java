package dev.attendant.testcalls.freeswitch;

import io.vertx.core.json.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event: a name, headers in their order, and perhaps a body. As switch_event.c serializes it. */
final class Event {

    private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";
    private static final String HEX = "0123456789ABCDEF";

    private final String name;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";

    Event(String name) {
        this.name = name;
        headers.put("Event-Name", name);
    }

    static Event custom(String subclass) {
        return new Event("CUSTOM").with("Event-Subclass", subclass);
    }

    Event with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Event withBody(String text) {
        body = text;
        return this;
    }

    String name() {
        return name;
    }

    String subclass() {
        return headers.getOrDefault("Event-Subclass", "");
    }

    /** The header, whatever the case of its name. */
    Optional<String> header(String wanted) {
        String exact = headers.get(wanted);
        return exact != null ? Optional.of(exact) : headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(wanted)).map(Map.Entry::getValue).findFirst();
    }

    /** switch_event_serialize(): values URL-encoded; one that is empty is {@code _undef_}. */
    String plain() {
        StringBuilder text = new StringBuilder(4096);
        headers.forEach((header, value) -> {
            text.append(header).append(": ");
            if (value.isEmpty()) {
                text.append("_undef_");
            } else {
                urlEncode(value, text);
            }
            text.append('\n');
        });
        if (body.isEmpty()) {
            return text.append('\n').toString();
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ").append(length).append("\n\n").append(body).toString();
    }

    /** switch_event_serialize_json(): values as they are, the body as {@code _body}. */
    String json() {
        JsonObject object = new JsonObject();
        headers.forEach(object::put);
        if (!body.isEmpty()) {
            object.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
            object.put("_body", body);
        }
        return object.encode();
    }

    /** switch_url_encode(): it leaves a percent sign that two (upper-case) hex digits follow as it is. */
    static void urlEncode(String value, StringBuilder to) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean encoded = b == '%' && i + 2 < bytes.length
                    && HEX.indexOf(bytes[i + 1]) >= 0 && HEX.indexOf(bytes[i + 2]) >= 0;
            if (!encoded && (b < ' ' || b > '~' || UNSAFE.indexOf(b) >= 0)) {
                to.append('%').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            } else {
                to.append((char) b);
            }
        }
    }
}
