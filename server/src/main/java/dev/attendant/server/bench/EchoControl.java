package dev.attendant.server.bench;

import dev.attendant.conversation.peer.PeerServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * A call's FastAGI connection to the echo: answers, has Asterisk bring the audio, and lets go when that has ended. For
 * the simulated Asterisk of the benchmark. Belongs to the socket's event loop.
 */
final class EchoControl implements PeerServer.Connection {

    private final NetSocket socket;
    private final Queue<String> commands;
    private boolean requested;

    /** @param audio host:port where the echo takes audio */
    EchoControl(NetSocket socket, String audio) {
        this.socket = socket;
        commands = new ArrayDeque<>(List.of("ANSWER\n", "EXEC AudioSocket " + UUID.randomUUID() + "," + audio + "\n"));
        socket.handler(RecordParser.newDelimited("\n", this::line));
    }

    /** The request ends with an empty line; a reply begins with its number, and a hang-up's line has none. */
    private void line(Buffer line) {
        if (!requested && line.length() == 0) {
            requested = true;
            next();
        } else if (requested && line.length() > 0 && Character.isDigit(line.getByte(0))) {
            next();
        }
    }

    private void next() {
        if (commands.isEmpty()) {
            socket.end();
        } else {
            socket.write(commands.remove());
        }
    }

    @Override
    public void introductionIsOver() {
        if (!requested) {
            socket.close();
        }
    }

    @Override
    public void closed() {}
}
