package dev.attendant.testcalls.freeswitch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** One event-socket connection, at the attendant's end. */
final class ScriptedConnection {

    /** A block of headers, and its body. */
    record Block(Map<String, String> headers, String body) {

        String type() {
            return headers.getOrDefault("Content-Type", "");
        }

        /** The reply's text, or the API's answer. */
        String text() {
            return type().equals("api/response") ? body : headers.getOrDefault("Reply-Text", "");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final Queue<Map<String, String>> events = new ArrayDeque<>();
    private final Queue<Block> notices = new ArrayDeque<>();
    private Map<String, String> channel = new HashMap<>();

    ScriptedConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a command and returns what it is answered. Events that come before are kept. */
    Block send(String command) throws IOException {
        write(command + "\n\n");
        Block reply = reply();
        if (command.equals("connect")) {
            channel = reply.headers();
        }
        return reply;
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next block that is no event. */
    Block reply() throws IOException {
        for (Block block = read(); ; block = read()) {
            if (block.type().startsWith("text/event-")) {
                events.add(decoded(block.body()));
            } else if (block.type().equals("text/disconnect-notice")) {
                notices.add(block);
            } else {
                return block;
            }
        }
    }

    Block api(String command) throws IOException {
        return send("api " + command);
    }

    Block execute(String application, String data, String... headers) throws IOException {
        return send("sendmsg\ncall-command: execute\nexecute-app-name: " + application
                + (data.isEmpty() ? "" : "\nexecute-app-arg: " + data)
                + (headers.length == 0 ? "" : "\n" + String.join("\n", headers)));
    }

    Block unicast(int port) throws IOException {
        return send("sendmsg\ncall-command: unicast\nlocal-ip: 127.0.0.1\nlocal-port: 0\nremote-ip: 127.0.0.1"
                + "\nremote-port: " + port + "\ntransport: udp");
    }

    void setResult(String result) throws IOException {
        api("uuid_setvar " + uuid() + " attendant_result " + result);
    }

    /** The next event of that name, now or until the deadline; what comes before it of others is kept. */
    Map<String, String> event(String name) throws IOException {
        for (Iterator<Map<String, String>> known = events.iterator(); known.hasNext();) {
            Map<String, String> event = known.next();
            if (name.equals(event.get("Event-Name"))) {
                known.remove();
                return event;
            }
        }
        for (Block block = read(); ; block = read()) {
            if (block.type().startsWith("text/event-")) {
                Map<String, String> event = decoded(block.body());
                if (name.equals(event.get("Event-Name"))) {
                    return event;
                }
                events.add(event);
            } else if (block.type().equals("text/disconnect-notice")) {
                notices.add(block);
            }
        }
    }

    Map<String, String> completed(String application) throws IOException {
        Map<String, String> event = event("CHANNEL_EXECUTE_COMPLETE");
        while (!application.equals(event.get("Application"))) {
            event = event("CHANNEL_EXECUTE_COMPLETE");
        }
        return event;
    }

    /** The next disconnect notice. */
    Block notice() throws IOException {
        while (notices.isEmpty()) {
            Block block = read();
            if (block.type().startsWith("text/event-")) {
                events.add(decoded(block.body()));
            } else if (block.type().equals("text/disconnect-notice")) {
                notices.add(block);
            }
        }
        return notices.remove();
    }

    /** Reads on to the end of the stream; all events on the way are kept. */
    ScriptedConnection toTheEnd() throws IOException {
        try {
            while (true) {
                Block block = read();
                if (block.type().startsWith("text/event-")) {
                    events.add(decoded(block.body()));
                } else if (block.type().equals("text/disconnect-notice")) {
                    notices.add(block);
                }
            }
        } catch (EOFException end) {
            return this;
        }
    }

    /** Those that came and were not asked for. */
    Queue<Map<String, String>> events() {
        return events;
    }

    /** What {@code connect} was answered. */
    Map<String, String> channel() {
        return channel;
    }

    String uuid() {
        return channel.get("Unique-ID");
    }

    void close() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The next block. */
    Block read() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] pair = line.split(": ?", 2);
            headers.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Block(headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    static Map<String, String> decoded(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.split("\n\n", 2)[0].split("\n")) {
            String[] pair = line.split(": ", 2);
            headers.put(pair[0], URLDecoder.decode(pair[1].replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        String[] parts = text.split("\n\n", 2);
        headers.put("_body", parts.length > 1 ? parts[1] : "");
        return headers;
    }
}
