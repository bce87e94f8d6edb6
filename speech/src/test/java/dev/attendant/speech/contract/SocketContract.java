package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.testcalls.service.FakeWebSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every recogniser over a WebSocket, beside the rest. */
public abstract class SocketContract extends ServiceContract {

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
        Recognizer recognizer = recognizer("warm", "1");
        // the one that was opened at the start, and the one in its place
        service.then(dialect().hears(List.of("hello"), 1));
        service.exchange();
        service.then(FakeWebSocketHold.UNTIL_CLOSED);
        Heard heard = new Heard();
        hear(recognizer, heard).speech(20).finish();
        assertThat(heard.words()).isEqualTo("hello");
        service.exchange();
        assertThat(service.connections()).isEqualTo(2);
    }

    @Test
    void anOpenConnectionThatTurnsOutToBeDeadIsMadeUpFor() throws InterruptedException {
        Recognizer recognizer = recognizer("warm", "1");
        // dies when it is used; then come the one in its place, and the new one, in any order
        service.then(dialect().thenResets());
        service.exchange();
        service.then(dialect().hears(List.of("hello"), 1)).then(dialect().hears(List.of("hello"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer, heard).speech(20);
        assertThat(heard.nextPartial()).isEqualTo("hello");
        hearing.finish();
        assertThat(heard.words()).isEqualTo("hello");
        assertThat(heard.ends).hasSize(1);
    }

    /** A service's end of a socket on which nothing happens. */
    private static final class FakeWebSocketHold {

        static final dev.attendant.testcalls.service.FakeService.Script UNTIL_CLOSED = exchange -> {
            FakeWebSocket socket = exchange.upgrade();
            socket.holdUntilClosed();
        };
    }
}
