package dev.attendant.asterisk.manager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** As much of Asterisk's manager interface as is asked for, answered as Asterisk's main/manager.c does. */
final class FakeManager implements AutoCloseable {

    static final String SECRET = "s3cret";
    private static final String CHALLENGE = "189237123";

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final boolean trusted;
    private final BlockingQueue<Map<String, String>> actions = new LinkedBlockingQueue<>();

    /** @param trusted whether the user has the rights {@code system} and {@code reporting} */
    FakeManager(boolean trusted) throws IOException {
        this.trusted = trusted;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The actions that came so far, by their headers in small letters. */
    List<Map<String, String>> actions() {
        return List.copyOf(actions);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                serve(server.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(out, "Asterisk Call Manager/7.0.3\r\n");
            Map<String, String> action = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    String[] header = line.split(": ?", 2);
                    action.put(header[0].toLowerCase(Locale.ROOT), header[1]);
                    continue;
                }
                actions.add(Map.copyOf(action));
                String id = "ActionID: " + action.get("actionid");
                write(out, answer(action).replace("ID", id).replace("\n", "\r\n"));
                action.clear();
            }
        }
    }

    private String answer(Map<String, String> action) {
        return switch (action.get("action").toLowerCase(Locale.ROOT)) {
            case "challenge" -> "Response: Success\nID\nChallenge: " + CHALLENGE + "\n\n";
            case "login" -> action.get("key").equals(key())
                    ? "Response: Success\nID\nMessage: Authentication accepted\n\n"
                    : "Response: Error\nID\nMessage: Authentication failed\n\n";
            case "coresettings" -> trusted
                    ? "Response: Success\nID\nAMIversion: 7.0.3\nAsteriskVersion: 20.6.0\nSystemName: \n\n"
                    : "Response: Error\nID\nMessage: Permission denied\n\n";
            case "modulecheck" -> !trusted
                    ? "Response: Error\nID\nMessage: Permission denied\n\n"
                    : List.of("app_queue", "res_agi").contains(action.get("module"))
                            ? "Response: Success\nID\nVersion: \n\n"
                            : "Response: Error\nID\nMessage: Module not loaded\n\n";
            case "queuesummary" -> """
                    Response: Success
                    ID
                    EventList: start
                    Message: Queue summary will follow

                    Event: QueueSummary
                    Queue: support
                    LoggedIn: 2
                    Available: 1
                    Callers: 0
                    HoldTime: 3
                    TalkTime: 17
                    LongestHoldTime: 0
                    ID

                    Event: QueueSummary
                    Queue: sales
                    LoggedIn: 0
                    Available: 0
                    Callers: 0
                    HoldTime: 0
                    TalkTime: 0
                    LongestHoldTime: 0
                    ID

                    Event: QueueSummaryComplete
                    ID
                    EventList: Complete
                    ListItems: 2

                    """;
            case "logoff" -> "Response: Goodbye\nID\nMessage: Thanks for all the fish.\n\n";
            default -> "Response: Error\nID\nMessage: Permission denied\n\n";
        };
    }

    private static String key() {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest((CHALLENGE + SECRET).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
