package dev.attendant.speech.contract;

import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import dev.attendant.testcalls.service.FakeWebSocket.Received;
import java.io.IOException;
import java.util.List;

/** A vendor's service that is spoken to over a WebSocket. */
public abstract class OverSocket implements Dialect {

    /** The messages that tell the parts while the caller speaks: all are final but the last, which may change. */
    protected abstract List<String> whileSpeaking(List<String> parts, double confidence);

    /** Those that tell the rest when the caller has spoken. */
    protected abstract List<String> atTheEnd(List<String> parts, double confidence);

    protected abstract boolean isEnd(String text);

    /** Answers audio, as a service would that says something each time. */
    protected String answerToAudio() {
        return "";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public FakeService.Script hears(List<String> parts, double confidence) {
        return exchange -> hear(exchange.upgrade(), parts, confidence);
    }

    final void hear(FakeWebSocket socket, List<String> parts, double confidence) throws IOException {
        boolean told = false;
        while (true) {
            Received received = socket.next();
            if (received instanceof Received.Closed) {
                return;
            }
            if (received instanceof Received.Binary && !told) {
                told = true;
                sendAll(socket, whileSpeaking(parts, confidence));
            } else if (received instanceof Received.Binary && !answerToAudio().isEmpty()) {
                socket.send(answerToAudio());
            }
            if (received instanceof Received.Text text && isEnd(text.text())) {
                sendAll(socket, atTheEnd(parts, confidence));
                socket.close(1000, "");
                socket.holdUntilClosed();
                return;
            }
        }
    }

    private static void sendAll(FakeWebSocket socket, List<String> messages) throws IOException {
        for (String message : messages) {
            socket.send(message);
        }
    }

    /** @return false when the client has gone */
    private boolean awaitEnd(FakeWebSocket socket) {
        while (true) {
            switch (socket.next()) {
                case Received.Closed closed -> {
                    return false;
                }
                case Received.Text text when isEnd(text.text()) -> {
                    return true;
                }
                default -> {
                    // audio
                }
            }
        }
    }

    @Override
    public FakeService.Script says(String nonsense) {
        return exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            if (awaitEnd(socket)) {
                socket.send(nonsense).holdUntilClosed();
            }
        };
    }

    @Override
    public FakeService.Script thenResets() {
        return exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.next();
            socket.reset();
        };
    }

    @Override
    public FakeService.Script thenCloses() {
        return exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.next();
            socket.close(1011, "enough of this");
            socket.holdUntilClosed();
        };
    }

    @Override
    public FakeService.Script stalls() {
        return exchange -> exchange.upgrade().sendHalf("{\"type\":\"Results\",\"partial\":\"\"}").holdUntilClosed();
    }

    @Override
    public FakeService.Script hearsInPieces(String words) {
        return exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            if (awaitEnd(socket)) {
                for (String message : atTheEnd(List.of(words), 1)) {
                    socket.sendInPieces(message, 5);
                }
                socket.close(1000, "");
                socket.holdUntilClosed();
            }
        };
    }
}
