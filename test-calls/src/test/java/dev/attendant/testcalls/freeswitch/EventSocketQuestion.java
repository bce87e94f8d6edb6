package dev.attendant.testcalls.freeswitch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One {@code api} command over a connection of its own to FreeSWITCH's event socket, as {@code fs_cli -x} asks
 * it: {@code auth}, {@code api}, answer (mod_event_socket's inbound mode). The calling thread waits.
 */
final class EventSocketQuestion {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 4_000_000;
    private static final int LONGEST_LINE = 8_192;

    private EventSocketQuestion() {}

    /**
     * @throws IOException           when there is no answer: it is not there (yet), or ended in the middle
     * @throws IllegalStateException when it does not take our password: waiting will not help
     */
    static String ask(int port, String password, String command) throws IOException {
        if (command.contains("\n")) {
            throw new IllegalArgumentException("more than one line: " + command);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            await(in, "auth/request");
            send(socket, "auth " + password);
            if (!await(in, "command/reply").getOrDefault("reply-text", "").startsWith("+OK")) {
                throw new IllegalStateException("the event socket on port " + port + " does not take our password:"
                        + " it is not our FreeSWITCH, or its configuration sets another");
            }
            send(socket, "api " + command);
            return body(in, await(in, "api/response"));
        }
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads messages up to one of this type. @return its headers, names in lower case */
    private static Map<String, String> await(InputStream in, String type) throws IOException {
        while (true) {
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
                }
            }
            if (type.equals(headers.get("content-type"))) {
                return headers;
            }
            body(in, headers);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() >= LONGEST_LINE) {
                throw new EOFException("FreeSWITCH's event socket ended within a message");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length < 0 || length > LONGEST_ANSWER) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("FreeSWITCH's event socket ended within an answer");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
