package dev.attendant.server.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** On FreeSWITCH's ports: the event socket, and the UDP ports of the calls' audio. */
final class FreeSwitchStranger extends Stranger {

    private static final String CHANNEL = """
            Content-Type: command/reply
            Reply-Text: %%2BOK%%0A
            Socket-Mode: async
            Control: full
            Event-Name: CHANNEL_DATA
            Unique-ID: %s
            Caller-Caller-ID-Number: %s
            Caller-Destination-Number: 1000
            Channel-Read-Codec-Rate: %s
            variable_socket_path: /support

            """;

    private final int port;
    private final StrayDatagrams datagrams;

    /**
     * @param firstAudio first of the ports that calls' audio comes to
     * @param lastAudio  last of them
     */
    FreeSwitchStranger(long seed, int port, int firstAudio, int lastAudio) {
        super(seed);
        this.port = port;
        datagrams = new StrayDatagrams(random, firstAudio, lastAudio);
    }

    @Override
    protected String come() throws IOException {
        return switch (random.nextInt(14)) {
            case 0 -> send("random bytes", port, bytes(1 + random.nextInt(4096)));
            case 1 -> send("a channel cut short", port, cut(channel().getBytes(StandardCharsets.UTF_8)));
            case 2 -> send("too long a header", port, text("Content-Type: " + "x".repeat(1 << 20)));
            case 3 -> send("too many headers", port, text("A: b\n".repeat(20_000)));
            case 4 -> send("too long a body", port, text("Content-Type: command/reply\nContent-Length: 999999999\n\n"));
            case 5 -> send("a body without an end", port,
                    text("Content-Type: api/response\nContent-Length: 16000000\n\n" + "x".repeat(1 << 20)));
            case 6 -> send("replies that nobody asked for", port,
                    text("Content-Type: command/reply\nReply-Text: +OK\n\n".repeat(1 + random.nextInt(2000))));
            case 7 -> slowly(port, channel().getBytes(StandardCharsets.UTF_8));
            case 8 -> silent();
            case 9 -> refused();
            case 10 -> datagrams.everywhere();
            default -> converse();
        };
    }

    /** Longer, at times, than a peer may take to say what it wants. */
    private String silent() throws IOException {
        try (Socket socket = connect(port)) {
            socket.setSoTimeout(1 + random.nextInt(7000));
            socket.getInputStream().readAllBytes();
        }
        return "nobody who says anything";
    }

    private String refused() throws IOException {
        try (Socket socket = connect(InetAddress.getByName(StrayDatagrams.ELSEWHERE), port)) {
            socket.getOutputStream().write(text(channel()));
            leave(socket);
        }
        return "somebody who may not connect";
    }

    /** Begins as FreeSWITCH does, then answers commands with anything, and sends anything as events and audio. */
    private String converse() throws IOException {
        try (Socket socket = connect(port)) {
            OutputStream out = socket.getOutputStream();
            BufferedReader commands = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(text(channel()));
            for (int i = 0; i < 40; i++) {
                Map<String, String> command = command(commands);
                if (command.isEmpty()) {
                    break;
                }
                if (!command.containsKey("connect")) {
                    out.write(text(reply(command)));
                }
                if (command.containsKey("remote-port")) {
                    datagrams.to(Integer.parseInt(command.get("remote-port")));
                }
            }
            leave(socket);
        }
        return "a conversation with FreeSWITCH";
    }

    /** A command's headers, its first line as one without a value; empty at the end. */
    private static Map<String, String> command(BufferedReader commands) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = commands.readLine(); line != null && !line.isEmpty(); line = commands.readLine()) {
            String[] pair = line.split(": ", 2);
            headers.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        commands.skip(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return headers;
    }

    private String reply(Map<String, String> command) {
        return switch (random.nextInt(16)) {
            case 0 -> "Content-Type: command/reply\nReply-Text: -ERR invalid session id\n\n";
            case 1 -> "Content-Type: api/response\nContent-Length: 3\n\ntr";
            case 2 -> "no header\n\n";
            case 3 -> new String(bytes(200), StandardCharsets.ISO_8859_1) + "\n\n";
            case 4 -> "Content-Type: text/disconnect-notice\nContent-Disposition: linger\n\n";
            case 5 -> event("Event-Name: DTMF\nDTMF-Digit: " + random.nextInt(100) + "\n").repeat(3000);
            case 6 -> event("Event-Name: CHANNEL_EXECUTE_COMPLETE\nApplication-UUID: %zz%\n");
            case 7 -> event(new String(bytes(60), StandardCharsets.ISO_8859_1));
            case 8 -> "Content-Type: text/event-plain\nContent-Length: -1\n\n";
            case 9 -> event("Event-Name: CHANNEL_PARK\n").repeat(2000);
            default -> properReply(command);
        };
    }

    private String properReply(Map<String, String> command) {
        if (command.keySet().stream().anyMatch(line -> line.startsWith("api "))) {
            return "Content-Type: api/response\nContent-Length: 4\n\ntrue";
        }
        String accepted = "Content-Type: command/reply\nReply-Text: +OK\n\n";
        String application = command.getOrDefault("Event-UUID", "");
        return application.isEmpty() ? accepted : accepted + event("""
                Event-Name: CHANNEL_EXECUTE_COMPLETE
                Answer-State: answered
                Application-UUID: %s
                """.formatted(application));
    }

    private static String event(String headers) {
        String body = headers + "\n";
        return "Content-Type: text/event-plain\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\n\n" + body;
    }

    private String channel() {
        String garbage = new String(bytes(200), StandardCharsets.ISO_8859_1).replace("\n", "");
        return CHANNEL.formatted(
                random.nextInt(8) == 0 ? garbage : UUID.randomUUID(),
                random.nextInt(4) == 0 ? garbage : "666",
                random.nextInt(4) == 0 ? garbage : "8000");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
