package dev.attendant.speech.contract;

import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service that takes audio, says nothing, and notices when its client goes. */
final class Closing implements FakeService.Script {

    private final boolean streams;
    private final CountDownLatch audio = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Closing(Dialect dialect) {
        streams = dialect.streams();
    }

    @Override
    public void answer(FakeExchange exchange) throws IOException {
        if (streams) {
            FakeWebSocket socket = exchange.upgrade();
            FakeWebSocket.Received received = socket.next();
            while (!(received instanceof FakeWebSocket.Received.Closed)) {
                if (received instanceof FakeWebSocket.Received.Binary) {
                    audio.countDown();
                }
                received = socket.next();
            }
        } else {
            audio.countDown();
            exchange.holdUntilClosed();
        }
        closed.countDown();
    }

    void awaitAudio() throws InterruptedException {
        if (!audio.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no audio came");
        }
    }

    boolean clientHasClosed() throws InterruptedException {
        return closed.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
