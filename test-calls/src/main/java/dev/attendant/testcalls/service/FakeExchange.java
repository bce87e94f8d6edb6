package dev.attendant.testcalls.service;

import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request to the fake service, and the means to answer it. */
public final class FakeExchange {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long readAt = System.nanoTime();
    private final CountDownLatch clientClosed = new CountDownLatch(1);

    private FakeExchange(Socket socket, InputStream in, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    static FakeExchange read(Socket socket, InputStream in) throws IOException {
        String first = line(in);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new FakeExchange(socket, in, first, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** When the whole of it had been read, by {@link System#nanoTime}. */
    public long readAt() {
        return readAt;
    }

    /** Such as {@code POST /v1/messages HTTP/1.1}. */
    public String requestLine() {
        return target;
    }

    /** @param name in small letters; empty when there is none */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonObject body() {
        return new JsonObject(new String(body, StandardCharsets.UTF_8));
    }

    /** The request's body as it came. */
    public byte[] bytes() {
        return body.clone();
    }

    /** Answers as the server of a WebSocket, RFC 6455. */
    public FakeWebSocket upgrade() throws IOException {
        return FakeWebSocket.accept(socket, in, header("sec-websocket-key"));
    }

    /** Begins an answer of which the length is not told. */
    public FakeExchange stream() throws IOException {
        return begin(200, "Content-Type: text/event-stream; charset=utf-8");
    }

    public FakeExchange begin(int status, String... lines) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nTransfer-Encoding: chunked\r\n");
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public FakeExchange send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public FakeExchange send(byte[] bytes) throws IOException {
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] chunk = new byte[size.length + bytes.length + 2];
        System.arraycopy(size, 0, chunk, 0, size.length);
        System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        write(chunk);
        return this;
    }

    /** Each byte by itself. */
    public FakeExchange sendInBytes(String text) throws IOException {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            send(new byte[] {b});
        }
        return this;
    }

    /** Ends the answer as HTTP wants it; the connection stays. */
    public void end() throws IOException {
        write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the connection where the answer stands. */
    public void cut() throws IOException {
        socket.close();
    }

    /** Resets the connection (RST). */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends nothing more until the client closes the connection. */
    public void holdUntilClosed() {
        try {
            while (in.read() >= 0) {
                // a client has nothing more to say
            }
        } catch (IOException e) {
            // it reset the connection
        }
        clientClosed.countDown();
    }

    public boolean clientHasClosed() throws InterruptedException {
        return clientClosed.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void write(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // the client may go while we answer
            clientClosed.countDown();
            throw e;
        }
    }
}
