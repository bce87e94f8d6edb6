package dev.attendant.speech.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.contract.OnAnEventLoop;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import dev.attendant.testcalls.service.FakeWebSocket.Received;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmSocketsTest extends OnAnEventLoop {

    private final FakeService service = new FakeService();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private WarmSockets sockets;

    @AfterEach
    void close() {
        sockets.close();
        service.close();
    }

    private WarmSockets sockets(int warm, Duration warmFor, Duration keepAlive) {
        return sockets(Map.of("url", service.url()), warm, warmFor, keepAlive);
    }

    private WarmSockets sockets(Map<String, ?> service, int warm, Duration warmFor, Duration keepAlive) {
        Service settings = Service.read(new EngineSettings("recognizer.x", service),
                new Vendor("", ""), variable -> null);
        sockets = new WarmSockets(vertx, settings, new Silent(), new SocketSettings(warm, warmFor, keepAlive));
        return sockets;
    }

    private void listen(FakeExchange exchange) throws java.io.IOException {
        FakeWebSocket socket = exchange.upgrade();
        Received next;
        do {
            next = socket.next();
            received.add(next);
        } while (!(next instanceof Received.Closed));
    }

    private Received next() throws InterruptedException {
        return received.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aSocketThatWaitsIsKeptAwake() throws InterruptedException {
        service.then(this::listen);
        sockets(1, Duration.ofMinutes(1), Duration.ofMillis(10)).fill(service.url());
        assertThat(next()).isEqualTo(new Received.Text("awake"));
        assertThat(next()).isEqualTo(new Received.Text("awake"));
    }

    @Test
    void aSocketThatHasWaitedTooLongIsClosedAndNotReplaced() throws InterruptedException {
        service.then(this::listen);
        sockets(1, Duration.ofMillis(1), Duration.ofMillis(20)).fill(service.url());
        Received last = next();
        while (last instanceof Received.Text) {
            last = next();
        }
        assertThat(last).isInstanceOf(Received.Closed.class);
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    void thereAreNeverMoreThanWereAskedFor() throws InterruptedException {
        WarmSockets two = sockets(2, Duration.ofMinutes(1), Duration.ofSeconds(4));
        for (int i = 0; i < 5; i++) {
            service.then(this::listen);
            two.fill(service.url());
        }
        service.exchange();
        service.exchange();
        two.close();
        assertThat(next()).isInstanceOf(Received.Closed.class);
        assertThat(next()).isInstanceOf(Received.Closed.class);
        assertThat(service.connections()).isEqualTo(2);
    }

    @Test
    void aServiceThatRefusesIsNotAskedAgain() throws InterruptedException {
        service.then(exchange -> exchange.begin(429, "Retry-After: 5").end());
        sockets(1, Duration.ofMinutes(1), Duration.ofMillis(10)).fill(service.url());
        service.exchange();
        service.then(this::listen);
        assertThat(sockets.take(service.url()).toCompletionStage().toCompletableFuture()
                .orTimeout(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS).join().warm()).isFalse();
    }

    @Test
    void aServiceThatDoesNotAnswerTheUpgradeIsGivenUp() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        service.then(exchange -> awaitQuietly(over));
        service.then(this::listen);
        WarmSockets one = sockets(Map.of("url", service.url(), "connect-timeout", "300ms"), 1, Duration.ofMinutes(1),
                Duration.ofMillis(10));
        assertThat(one.fresh(service.url()).toCompletionStage().toCompletableFuture().handle((taken, failed) -> failed)
                .orTimeout(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS).join()).isNotNull();
        over.countDown();

        one.fill(service.url());
        assertThat(next()).isEqualTo(new Received.Text("awake"));
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await(2L * FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says only that it is awake. */
    private static final class Silent implements SocketDialect {

        @Override
        public String address(int sampleRate, Scenario scenario) {
            throw new UnsupportedOperationException("no utterance here");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public Optional<String> keepAlive() {
            return Optional.of("awake");
        }

        @Override
        public Protocol protocol(int sampleRate, Scenario scenario) {
            throw new UnsupportedOperationException("no utterance here");
        }
    }
}
