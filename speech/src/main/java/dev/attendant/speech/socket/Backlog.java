package dev.attendant.speech.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.List;

/** What of an utterance is still to be sent, or may have to be sent again, in order; bounded. */
final class Backlog {

    record Message(Buffer data, boolean text) {

        void write(WebSocket socket) {
            if (text) {
                socket.writeTextMessage(data.toString());
            } else {
                socket.writeBinaryMessage(data);
            }
        }
    }

    private final int most;
    private final List<Message> messages = new ArrayList<>();
    private int bytes;

    /** @param most bytes */
    Backlog(int most) {
        this.most = most;
    }

    /** @return false when it is full, and the message is not in it */
    boolean add(Message message) {
        if (message.data.length() > most - bytes) {
            return false;
        }
        messages.add(message);
        bytes += message.data.length();
        return true;
    }

    void writeAll(WebSocket socket) {
        messages.forEach(message -> message.write(socket));
    }

    void clear() {
        messages.clear();
        bytes = 0;
    }
}
