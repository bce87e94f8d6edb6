package dev.attendant.freeswitch.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A FreeSWITCH's event socket, which answers as mod_event_socket.c does; or otherwise. */
final class FakeEventSocket implements AutoCloseable {

    static final String PASSWORD = "s3cret";
    static final String VERSION = "1.10.12-release";
    /** To a command, for none. */
    static final String NOTHING = "";

    /** What it does with one that connects. */
    enum Manner { USUAL, RUDE, SAYS_NOTHING, NO_ANSWER_TO_PASSWORD, HANGS_UP, ANOTHER_PROTOCOL }

    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile Manner manner = Manner.USUAL;
    private ServerSocket server = listen(0);
    private final int port = server.getLocalPort();

    FakeEventSocket() {
        answers.put("version", "FreeSWITCH Version " + VERSION + " (git a88d069 2024-08-02 20:19:32Z 64bit)\n");
    }

    int port() {
        return port;
    }

    FakeEventSocket manner(Manner wanted) {
        manner = wanted;
        return this;
    }

    /** What this API command prints from now on. */
    FakeEventSocket answer(String command, String text) {
        answers.put(command, text);
        return this;
    }

    /** It no longer knows the command. */
    FakeEventSocket forget(String command) {
        answers.remove(command);
        return this;
    }

    /** The next that connected; nothing comes, when none does within this time. */
    boolean isConnected(long millis) {
        return next(accepted, millis) != null;
    }

    /** A connection was ended from the other side. */
    boolean isLeft() {
        return next(ended, 10_000) != null;
    }

    /** Waits until this command came. */
    String command(String beginning) {
        for (String command = next(commands, 10_000); command != null; command = next(commands, 10_000)) {
            if (command.startsWith(beginning)) {
                return command;
            }
        }
        throw new AssertionError("no command " + beginning);
    }

    /** Ends its connections, and listens no more. */
    void stop() {
        try {
            server.close();
            for (Socket socket : List.copyOf(accepted)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again, on the same port. */
    void start() {
        accepted.clear();
        server = listen(port);
    }

    @Override
    public void close() {
        stop();
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket(wanted, 10, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket next = socket.accept();
                Thread.ofVirtual().start(() -> serve(next));
            }
        } catch (IOException e) {
            // stopped
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            accepted.add(socket);
            switch (manner) {
                case RUDE -> write(socket, "Content-Type: text/rude-rejection\nContent-Length: 24\n\n"
                        + "Access Denied, go away.\n");
                case HANGS_UP -> socket.shutdownOutput();
                case ANOTHER_PROTOCOL -> write(socket, "SSH-2.0-OpenSSH_9.6\r\n");
                case SAYS_NOTHING -> read(socket);
                default -> {
                    write(socket, "Content-Type: auth/request\n\n");
                    converse(socket);
                }
            }
        } catch (IOException e) {
            // either side has ended it
        }
        ended.add(socket);
    }

    private void converse(Socket socket) throws IOException {
        for (String command = read(socket); !command.isEmpty(); command = read(socket)) {
            commands.add(command);
            String line = command.lines().findFirst().orElseThrow();
            if (line.startsWith("auth ")) {
                if (manner == Manner.NO_ANSWER_TO_PASSWORD) {
                    continue;
                }
                if (!line.equals("auth " + PASSWORD)) {
                    write(socket, "Content-Type: command/reply\nReply-Text: -ERR invalid\n\n");
                    String goodbye = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";
                    write(socket, "Content-Type: text/disconnect-notice\nContent-Length: " + goodbye.length()
                            + "\n\n" + goodbye);
                    return;
                }
                write(socket, "Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
            } else if (line.startsWith("bgapi ")) {
                background(socket, line.substring(6), command.substring(command.indexOf("Job-UUID: ") + 10));
            } else if (line.startsWith("api ")) {
                api(socket, line.substring(4));
            } else {
                write(socket, "Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n");
            }
        }
    }

    private void api(Socket socket, String command) throws IOException {
        String text = answers.getOrDefault(command, "-ERR " + command.split(" ")[0] + " Command not found!\n");
        if (!text.equals(NOTHING)) {
            write(socket, "Content-Type: api/response\nContent-Length: " + bytes(text).length + "\n\n" + text);
        }
    }

    private void background(Socket socket, String command, String job) throws IOException {
        write(socket, "Content-Type: command/reply\nReply-Text: +OK Job-UUID: " + job + "\nJob-UUID: " + job + "\n\n");
        String text = answers.get(command);
        String event = "Event-Name: BACKGROUND_JOB\nJob-UUID: " + job + "\nContent-Length: " + bytes(text).length
                + "\n\n" + text;
        write(socket, "Content-Length: " + bytes(event).length + "\nContent-Type: text/event-plain\n\n" + event);
    }

    /** A command up to its empty line; nothing at the end. */
    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder command = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            command.append((char) next);
            if (command.toString().endsWith("\n\n")) {
                return command.toString().strip();
            }
        }
        return "";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T next(BlockingQueue<T> queue, long millis) {
        try {
            return queue.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
