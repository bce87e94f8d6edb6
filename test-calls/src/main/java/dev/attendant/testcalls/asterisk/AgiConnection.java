package dev.attendant.testcalls.asterisk;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The AGI connection: lines in, replies out, one command at a time. On the call's event loop.
 */
final class AgiConnection {

    /** AGI_BUF_LEN of res_agi.c less its end: what is longer is cut, and the rest is read as the next command. */
    private static final int LONGEST_LINE = 2_047;

    private final NetSocket socket;
    private final BiConsumer<String, Consumer<String>> commands;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final byte[] line = new byte[LONGEST_LINE];
    private int filled;
    private boolean busy;
    private boolean hangupDue;
    private boolean closed;

    /**
     * @param commands executes a command line, and gives the reply once
     * @param onClose  takes whether the connection ended cleanly and no command was running
     */
    AgiConnection(NetSocket socket, BiConsumer<String, Consumer<String>> commands, Consumer<Boolean> onClose) {
        this.socket = socket;
        this.commands = commands;
        boolean[] reset = new boolean[1];
        socket.handler(this::read);
        socket.exceptionHandler(broken -> reset[0] = true);
        socket.closeHandler(nothing -> {
            closed = true;
            onClose.accept(!reset[0] && !busy);
        });
    }

    void header(String block) {
        send(block);
    }

    /** The channel was hung up; the line says so before the next reply at the latest. */
    void hangupIsDue() {
        hangupDue = true;
    }

    void sendHangupIfDue() {
        if (hangupDue) {
            hangupDue = false;
            send("HANGUP\n");
        }
    }

    void close() {
        socket.close();
    }

    boolean isClosed() {
        return closed;
    }

    private void read(Buffer chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            byte b = chunk.getByte(i);
            if (b != '\n') {
                line[filled++] = b;
            }
            if (b == '\n' || filled == LONGEST_LINE) {
                waiting.add(new String(line, 0, filled, StandardCharsets.UTF_8).stripTrailing());
                filled = 0;
            }
        }
        next();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        commands.accept(waiting.remove(), reply -> {
            busy = false;
            send(reply);
            next();
        });
    }

    private void send(String text) {
        if (!closed) {
            socket.write(Buffer.buffer(text, "UTF-8"));
        }
    }
}
