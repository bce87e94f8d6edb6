package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The other end of a connection, over TCP; and what the connection's listener heard. */
final class FakeFreeSwitch {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final CompletableFuture<NetSocket> accepted = new CompletableFuture<>();
    private volatile EslConnection connection;
    private volatile boolean echoes;
    private volatile Runnable atNextEvent = () -> {};

    EslConnection connect() {
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            socket.handler(RecordParser.newDelimited("\n\n", command -> came(socket, command.toString())));
            accepted.complete(socket);
        });
        int port = await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()).actualPort();
        CompletableFuture<EslConnection> made = new CompletableFuture<>();
        vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .onSuccess(socket -> made.complete(new EslConnection(socket, new Hearing())))
                .onFailure(made::completeExceptionally);
        connection = await(made);
        await(accepted);
        return connection;
    }

    private void came(NetSocket socket, String command) {
        commands.add(command);
        if (echoes) {
            socket.write("Content-Type: command/reply\nReply-Text: +OK " + command + "\n\n");
        }
    }

    /** Answers every command with itself. */
    void echo() {
        echoes = true;
    }

    void expect(String... lines) {
        for (String line : lines) {
            assertThat(next(commands).lines().findFirst()).contains(line);
        }
    }

    /** The UUID of the job that the next command starts. */
    String nextJob() {
        String command = next(commands);
        return command.substring(command.indexOf("Job-UUID: ") + 10);
    }

    void reply(String text) {
        write(Buffer.buffer("Content-Type: command/reply\nReply-Text: " + text + "\n\n"));
    }

    void write(Buffer bytes) {
        await(await(accepted).write(bytes).toCompletionStage().toCompletableFuture());
    }

    /** Writes until TCP takes no more; false when it takes 64 MB. */
    boolean writeUntilHeldUp(Buffer bytes) {
        NetSocket socket = await(accepted);
        for (long written = 0; written < 64L * 1024 * 1024; written += bytes.length()) {
            CompletableFuture<Void> taken = socket.write(bytes).toCompletionStage().toCompletableFuture();
            if (!taken.isDone() && !isTaken(taken)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTaken(CompletableFuture<Void> write) {
        try {
            write.get(500, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void hangUp() {
        await(accepted).close();
    }

    void stopsReading() {
        await(accepted).pause();
    }

    /** Runs it on the connection's event loop, where the listener is called. */
    void onLoop(Runnable action) {
        atNextEvent = action;
        write(Stream.plain(Map.of("Event-Name", "RUN"), ""));
    }

    /** What the listener heard next. */
    String heard() {
        return next(heard);
    }

    void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static String next(BlockingQueue<String> queue) {
        try {
            String next = queue.poll(10, TimeUnit.SECONDS);
            return next == null ? "nothing within 10 s" : next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private final class Hearing implements EslListener {

        @Override
        public void event(EslEvent event) {
            if (event.name().equals("RUN")) {
                atNextEvent.run();
                return;
            }
            heard.add("event " + event);
            if (event.name().equals("PAUSE")) {
                connection.pause();
            } else if (event.name().equals("FAIL")) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        public void disconnectNotice(boolean lingering) {
            heard.add(lingering ? "disconnect lingering" : "disconnect");
        }

        @Override
        public void closed() {
            heard.add("closed");
        }

        @Override
        public void authRequest() {
            heard.add("auth");
        }

        @Override
        public void rudeRejection(String text) {
            heard.add("rude " + text);
        }

        @Override
        public void log(EslMessage line) {
            heard.add("log " + line.body().length());
        }

        @Override
        public void malformed(String why) {
            heard.add("malformed " + why);
        }
    }
}
