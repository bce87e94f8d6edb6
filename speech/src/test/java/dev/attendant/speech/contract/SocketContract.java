package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds for every recogniser over a WebSocket, beside the rest. */
public abstract class SocketContract extends ServiceContract {

    @Override
    protected abstract OverSocket dialect();

    @Test
    void aServiceThatClosesWhileTheCallerSpeaksFailsTheUtteranceAtOnce() throws InterruptedException {
        service.then(dialect().thenCloses());
        Heard heard = new Heard();
        hear(recognizer(), heard).speech(20);
        assertThat(heard.failure()).contains("closed the connection", "1011", "enough of this");
    }

    @Test
    void aServiceThatDoesNotTakeTheAudioIsGivenUpBeforeMemoryIs() throws InterruptedException {
        service.then(exchange -> {
            exchange.upgrade();
            while (!exchange.clientHasClosed()) {
                // nothing is read
            }
        });
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard);
        for (int minutes = 0; minutes < 60 && heard.ends.isEmpty(); minutes++) {
            hearing.speech(3000);
        }
        assertThat(heard.failure()).containsAnyOf("slower than it is spoken", "too long to open");
    }

    @Test
    void theNextUtteranceFindsAnOpenConnection() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.ping();
            open.countDown();
            dialect().hear(socket, List.of("hello"), 1);
        });
        Recognizer recognizer = recognizer("warm", "1");
        assertThat(open.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        // the one in its place
        service.then(exchange -> exchange.upgrade().holdUntilClosed());
        Heard heard = new Heard();
        hear(recognizer, heard).speech(20).finish();
        assertThat(heard.words()).isEqualTo("hello");
        service.exchange();
        service.exchange();
        assertThat(service.connections()).isEqualTo(2);
    }

    @Test
    void anOpenConnectionThatTurnsOutToBeDeadIsMadeUpFor() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        service.then(exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.ping();
            open.countDown();
            socket.next();
            socket.reset();
        });
        Recognizer recognizer = recognizer("warm", "1");
        assertThat(open.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        // the one in its place and the new one, in any order
        service.then(dialect().hears(List.of("hello"), 1)).then(dialect().hears(List.of("hello"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer, heard).speech(20);
        assertThat(heard.nextPartial()).isEqualTo("hello");
        hearing.finish();
        assertThat(heard.words()).isEqualTo("hello");
        assertThat(heard.ends).hasSize(1);
        assertThat(service.connections()).isEqualTo(3);
    }
}
