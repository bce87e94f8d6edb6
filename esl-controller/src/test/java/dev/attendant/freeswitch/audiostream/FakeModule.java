package dev.attendant.freeswitch.audiostream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** mod_audio_stream's end of a call's stream: sends binary L16, and keeps what comes. */
final class FakeModule {

    private final WebSocketClient client;
    private final WebSocket socket;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Short> closed = new CompletableFuture<>();

    /** Connects, or fails as the module would. */
    FakeModule(Vertx vertx, int port, String path) throws Exception {
        this(vertx, port, path, "127.0.0.1");
    }

    FakeModule(Vertx vertx, int port, String path, String from) throws Exception {
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setTryUsePerMessageCompression(true)
                .setLocalAddress(from));
        socket = Async.get(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1").setPort(port).setURI(path))
                .onSuccess(connected -> {
                    connected.textMessageHandler(texts::add);
                    connected.binaryMessageHandler(bytes -> binaries.add(bytes.getBytes()));
                    connected.exceptionHandler(e -> { });
                    connected.closeHandler(over -> closed.complete(connected.closeStatusCode()));
                }));
    }

    /** Sends a message of samples that all have this value. */
    void send(int samples, int value) throws Exception {
        Buffer bytes = Buffer.buffer(2 * samples);
        for (int i = 0; i < samples; i++) {
            bytes.appendShortLE((short) value);
        }
        Async.get(socket.writeBinaryMessage(bytes));
    }

    /** Sends and does not mind when it is closed meanwhile. */
    void flood(int messages, String text) {
        for (int i = 0; i < messages; i++) {
            socket.writeTextMessage(text);
        }
    }

    void ping() throws Exception {
        Async.get(socket.writePing(Buffer.buffer("still here")));
    }

    String text() throws InterruptedException {
        return present(texts.poll(10, TimeUnit.SECONDS));
    }

    byte[] binary() throws InterruptedException {
        return present(binaries.poll(10, TimeUnit.SECONDS));
    }

    /** What came and was not asked for. */
    int waiting() {
        return texts.size() + binaries.size();
    }

    private static <T> T present(T message) {
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    void close() throws Exception {
        Async.get(socket.close());
    }

    /** Waits until we are cut off. */
    void awaitClosed() throws Exception {
        closed.get(10, TimeUnit.SECONDS);
    }

    boolean isClosed() {
        return closed.isDone();
    }
}
