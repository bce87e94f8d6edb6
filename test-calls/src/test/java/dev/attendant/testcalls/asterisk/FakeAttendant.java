package dev.attendant.testcalls.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** In the attendant's place: takes FastAGI connections and does with each what the test says. */
final class FakeAttendant implements AutoCloseable {

    /** What is done with a call. The connection is closed after it. */
    interface Part {
        void play(Agi agi) throws IOException;
    }

    /** One FastAGI connection. */
    static final class Agi {
        private final Socket socket;
        private final BufferedReader in;
        private final Map<String, String> environment = new LinkedHashMap<>();

        private Agi(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                String[] pair = line.split(": ", 2);
                environment.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }

        /** Sends a command without waiting for what comes of it. */
        void send(String command) throws IOException {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        }

        String ask(String command) throws IOException {
            send(command);
            String answer = in.readLine();
            return answer != null && answer.equals("HANGUP") ? in.readLine() : answer;
        }

        /** Breaks the connection as a process that is killed does: with a reset. */
        void die() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<CompletableFuture<Map<String, String>>> calls = new ArrayBlockingQueue<>(10);

    FakeAttendant() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The part that it has in the next call; completes with what Asterisk told of the call once it is played. */
    CompletableFuture<Map<String, String>> next(Part part) {
        CompletableFuture<Map<String, String>> call = new CompletableFuture<>();
        calls.add(call);
        parts.add(part);
        return call;
    }

    /** Sets the result and gives the call back. */
    CompletableFuture<Map<String, String>> nextResult(String result) {
        return next(agi -> {
            agi.ask("ANSWER");
            agi.ask("SET VARIABLE ATTENDANT_RESULT \"" + result + "\"");
        });
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Part part = parts.take();
                CompletableFuture<Map<String, String>> call = calls.take();
                Thread.ofVirtual().start(() -> play(socket, part, call));
            } catch (IOException e) {
                // closed: the loop ends
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void play(Socket socket, Part part, CompletableFuture<Map<String, String>> call) {
        try (socket) {
            Agi agi = new Agi(socket);
            part.play(agi);
            call.complete(agi.environment);
        } catch (IOException | RuntimeException e) {
            call.completeExceptionally(e);
        }
    }
}
