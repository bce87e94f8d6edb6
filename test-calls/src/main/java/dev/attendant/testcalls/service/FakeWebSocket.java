package dev.attendant.testcalls.service;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of a WebSocket (RFC 6455), which a test makes say anything: a message in pieces, nothing, a reset.
 * Its client's frames are read by {@link #next}; one that is a ping is answered.
 */
public final class FakeWebSocket {

    /** What a client sent: the close frame has no data that a test needs. */
    public sealed interface Received {

        record Text(String text) implements Received {}

        record Binary(byte[] data) implements Received {}

        /** The client closes the socket, or has broken it off. */
        record Closed() implements Received {}
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final CountDownLatch clientClosed = new CountDownLatch(1);

    private FakeWebSocket(Socket socket, InputStream in) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(in);
        out = socket.getOutputStream();
    }

    static FakeWebSocket accept(Socket socket, InputStream in, String key) throws IOException {
        FakeWebSocket accepted = new FakeWebSocket(socket, in);
        accepted.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + answer(key) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return accepted;
    }

    /** RFC 6455 section 4.2.2. */
    private static String answer(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(
                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the client's next message. */
    public Received next() {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0xf;
                byte[] data = payload();
                switch (opcode) {
                    case TEXT -> {
                        return new Received.Text(new String(data, StandardCharsets.UTF_8));
                    }
                    case BINARY -> {
                        return new Received.Binary(data);
                    }
                    case CLOSE -> {
                        clientClosed.countDown();
                        frame(FINAL | CLOSE, data);
                        socket.close();
                        return new Received.Closed();
                    }
                    case PING -> frame(FINAL | PONG, data);
                    default -> {
                        // a pong
                    }
                }
            }
        } catch (IOException e) {
            clientClosed.countDown();
            return new Received.Closed();
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        int length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] data = in.readNBytes(length);
        for (int i = 0; i < data.length; i++) {
            data[i] ^= mask[i % 4];
        }
        return data;
    }

    /** Asks the client for a sign of life, and waits for it: then it has seen all that was sent before. */
    public void ping() throws IOException {
        frame(FINAL | PING, new byte[0]);
        while ((in.readUnsignedByte() & 0xf) != PONG) {
            payload();
        }
        payload();
    }

    /** Reads on until the client closes, and says nothing. */
    public void holdUntilClosed() {
        while (!(next() instanceof Received.Closed)) {
            // it may say what it likes
        }
    }

    public boolean clientHasClosed() throws InterruptedException {
        return clientClosed.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public FakeWebSocket send(String text) throws IOException {
        frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** One message in fragments of so many bytes, each byte of them in a segment of its own. */
    public FakeWebSocket sendInPieces(String text, int size) throws IOException {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < all.length; at += size) {
            int end = Math.min(all.length, at + size);
            int last = end == all.length ? FINAL : 0;
            for (byte b : framed(last | (at == 0 ? TEXT : CONTINUATION), Arrays.copyOfRange(all, at, end))) {
                write(new byte[] {b});
            }
        }
        return this;
    }

    /** Begins a message and never ends it. */
    public FakeWebSocket sendHalf(String text) throws IOException {
        byte[] whole = framed(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
        write(Arrays.copyOf(whole, whole.length / 2));
        return this;
    }

    /** Closes as RFC 6455 wants it. */
    public void close(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        frame(FINAL | CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    }

    /** Closes the connection without a word. */
    public void cut() throws IOException {
        socket.close();
    }

    /** Resets the connection (RST). */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void frame(int first, byte[] data) throws IOException {
        write(framed(first, data));
    }

    private static byte[] framed(int first, byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(4 + data.length).put((byte) first);
        if (data.length < 126) {
            frame.put((byte) data.length);
        } else {
            frame.put((byte) 126).putShort((short) data.length);
        }
        frame.put(data);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
