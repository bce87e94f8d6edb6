package dev.attendant.server.bench.engines;

import dev.attendant.server.bench.engines.Figures.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * No adapter: the same request and answer over a plain socket by the thread that asks. What it takes is the machine's
 * and the service's threads, so that on a busy machine their part of the others' figures can be told.
 */
final class PlainSocketTrial implements Trial {

    private static final byte[] REQUEST =
            "POST / HTTP/1.1\r\nHost: bench\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

    private static final VendorForm.Http FORM = VendorForm.Http.events("data: a\n\n", "data: b\n\n");

    /** The last bytes of an answer's first piece, and of the answer. */
    private static final byte[] FIRST = "a\n\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] LAST = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final LocalService service;
    private Socket socket;

    PlainSocketTrial(LocalService service) {
        this.service = service;
        socket = connect();
    }

    private Socket connect() {
        try {
            Socket connected = new Socket(InetAddress.getLoopbackAddress(), service.port());
            connected.setTcpNoDelay(true);
            return connected;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void request(Figures figures) throws InterruptedException {
        service.answerNext(FORM);
        try {
            long asked = System.nanoTime();
            ask();
            figures.add(Figure.FIRST_WORD, System.nanoTime() - asked - service.taken());
            await(LAST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cancel(Figures figures) throws InterruptedException {
        service.holdNext(FORM);
        try {
            ask();
            service.taken();
            long cancelled = System.nanoTime();
            socket.close();
            figures.add(Figure.CLOSED, service.closed() - cancelled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket = connect();
    }

    private void ask() throws IOException {
        socket.getOutputStream().write(REQUEST);
        await(FIRST);
    }

    /** Reads until these bytes have come. */
    private void await(byte[] wanted) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] last = new byte[wanted.length];
        while (!Arrays.equals(last, wanted)) {
            System.arraycopy(last, 1, last, 0, last.length - 1);
            int next = in.read();
            if (next < 0) {
                throw new TrialFailed("the service closed the connection");
            }
            last[last.length - 1] = (byte) next;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
