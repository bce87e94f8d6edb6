package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what FreeSWITCH sends, as its {@code mod_event_socket.c} and {@code switch_event.c} write it. */
final class Stream {

    private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";

    private Stream() {}

    /** One of each kind of message. */
    static Buffer ofEverything() {
        return Buffer.buffer()
                .appendBuffer(connected())
                .appendString("Content-Type: command/reply\nReply-Text: +OK Events Enabled\n\n")
                .appendBuffer(withBody("Content-Type: api/response\n", "", "+OK Jürgen €\n"))
                .appendBuffer(plain(channel("CHANNEL_EXECUTE_COMPLETE", 20), ""))
                .appendBuffer(plain(Map.of("Event-Name", "BACKGROUND_JOB", "Job-UUID", "j"), "+OK ü\n\nmore: x\n"))
                .appendBuffer(json(channel("DTMF", 10), "body €"))
                .appendBuffer(withBody(
                        "Content-Type: log/data\n", "Log-Level: 7\nLog-File: x.c\nUser-Data: \n", "a log line\n\n"))
                .appendString("Content-Type: text/disconnect-notice\nControlled-Session-UUID: u\n"
                        + "Content-Disposition: linger\nChannel-Name: sofia/x\nLinger-Time: 5\nContent-Length: 0\n\n")
                .appendBuffer(withBody(
                        "Content-Type: text/disconnect-notice\nControlled-Session-UUID: u\n"
                                + "Content-Disposition: disconnect\n",
                        "",
                        "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n"));
    }

    /** The reply to {@code connect}: headers only, their values encoded. */
    static Buffer connected() {
        Map<String, String> headers = channel("CHANNEL_DATA", 150);
        headers.put("variable_name", "Müller & Söhne: 100%");
        headers.put("Content-Type", "command/reply");
        headers.put("Reply-Text", "+OK\n");
        headers.put("Socket-Mode", "async");
        headers.put("Control", "full");
        StringBuilder block = new StringBuilder();
        headers.forEach((name, value) -> block.append(name)
                .append(": ")
                .append(name.equals("Content-Type") ? value : encode(value))
                .append('\n'));
        return Buffer.buffer(block.append('\n').toString());
    }

    /** A channel's event with so many variables: about 2 kB with 30. */
    static Map<String, String> channel(String name, int variables) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Event-Name", name);
        headers.put("Core-UUID", "6c3a1f9e-7d7c-4c5b-8a50-3a7c0d5b1c11");
        headers.put("Event-Date-Local", "2026-11-21 06:30:00");
        headers.put("Unique-ID", "2b1f9f1e-58ab-4a0e-9c5c-7d1f5f0c2a10");
        headers.put("Caller-Caller-ID-Name", "Müller & Söhne");
        headers.put("Channel-Name", "sofia/internal/1000@10.0.0.5:5060");
        headers.put("Application", "playback");
        headers.put("Application-Response", "FILE PLAYED");
        headers.put("Caller-Context", "");
        for (int i = 0; i < variables; i++) {
            headers.put("variable_sip_detail_" + i, i % 3 == 0 ? "sip:10" + i + "@10.0.0.5:5060" : "value-" + i);
        }
        return headers;
    }

    static Buffer plain(Map<String, String> headers, String body) {
        StringBuilder event = new StringBuilder();
        headers.forEach((name, value) -> event.append(name)
                .append(": ")
                .append(value.isEmpty() ? "_undef_" : encode(value))
                .append('\n'));
        if (body.isEmpty()) {
            event.append('\n');
        } else {
            event.append("Content-Length: ").append(utf8(body).length).append("\n\n").append(body);
        }
        return withBody("", "Content-Type: text/event-plain\n", event.toString());
    }

    static Buffer json(Map<String, String> headers, String body) {
        JsonObject event = new JsonObject();
        headers.forEach(event::put);
        if (!body.isEmpty()) {
            event.put("Content-Length", Integer.toString(utf8(body).length)).put("_body", body);
        }
        return withBody("", "Content-Type: text/event-json\n", event.encode());
    }

    static Buffer withBody(String before, String after, String body) {
        byte[] bytes = utf8(body);
        return Buffer.buffer(before + "Content-Length: " + bytes.length + "\n" + after + "\n")
                .appendBytes(bytes);
    }

    /** {@code switch_url_encode}. */
    static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : utf8(value)) {
            if (b < ' ' || b > '~' || UNSAFE.indexOf(b) >= 0) {
                encoded.append(String.format("%%%02X", b));
            } else {
                encoded.append((char) b);
            }
        }
        return encoded.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
