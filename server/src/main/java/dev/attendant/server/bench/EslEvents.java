package dev.attendant.server.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as FreeSWITCH 1.11.1 sends them when an application ends in a SIP call: of the headers of one that was
 * recorded, their number, and the length and the encoding of their values. Immutable.
 *
 * @param format     as FreeSWITCH calls it: plain, json
 * @param count      how many events
 * @param eventBytes of one, as it is sent
 * @param pieces     the stream as TCP might deliver it
 */
record EslEvents(String format, int count, int eventBytes, List<Buffer> pieces) {

    /** As in the event that was recorded, of a call from one FreeSWITCH to another. */
    static final int HEADERS = 158;

    static final int PIECE_BYTES = 16 * 1024;

    private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";

    static EslEvents plain(int count) {
        StringBuilder body = new StringBuilder();
        headers().forEach((name, value) -> body.append(name).append(": ").append(encoded(value)).append('\n'));
        return of("plain", count, body.append('\n').toString());
    }

    static EslEvents json(int count) {
        JsonObject body = new JsonObject();
        headers().forEach(body::put);
        return of("json", count, body.encode());
    }

    private static EslEvents of(String format, int count, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        Buffer event =
                Buffer.buffer("Content-Length: " + length + "\nContent-Type: text/event-" + format + "\n\n" + body);
        Buffer stream = Buffer.buffer();
        for (int i = 0; i < count; i++) {
            stream.appendBuffer(event);
        }
        List<Buffer> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += PIECE_BYTES) {
            pieces.add(stream.getBuffer(at, Math.min(stream.length(), at + PIECE_BYTES)));
        }
        return new EslEvents(format, count, event.length(), List.copyOf(pieces));
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Event-Name", "CHANNEL_EXECUTE_COMPLETE");
        headers.put("Core-UUID", "6c3a1f9e-7d7c-4c5b-8a50-3a7c0d5b1c11");
        headers.put("Event-Date-Local", "2026-11-21 06:30:00");
        headers.put("Unique-ID", "2b1f9f1e-58ab-4a0e-9c5c-7d1f5f0c2a10");
        headers.put("Caller-Caller-ID-Name", "Jürgen O&Co 100% + 5");
        for (int i = headers.size(); i < HEADERS - 3; i++) {
            headers.put((i % 3 == 0 ? "Caller-Detail-" : "variable_sip_detail_") + i, value(i));
        }
        headers.put("Application", "playback");
        headers.put("Application-Response", "FILE PLAYED");
        headers.put("Application-UUID", "9b1c2d3e-0f1a-4b2c-8d3e-4f5a6b7c8d9e");
        return headers;
    }

    private static String value(int i) {
        return switch (i % 6) {
            case 0 -> "sip:1000@127.0.0.1:5060;transport=udp";
            case 1 -> "1795246475300573";
            case 2 -> "0";
            case 3 -> "true";
            case 4 -> "127.0.0.1";
            default -> "FreeSWITCH-mod_sofia/1.11.1-release 64bit";
        };
    }

    /** FreeSWITCH's {@code switch_url_encode}. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ' || b > '~' || UNSAFE.indexOf(b) >= 0) {
                encoded.append(String.format("%%%02X", b));
            } else {
                encoded.append((char) b);
            }
        }
        return encoded.toString();
    }
}
