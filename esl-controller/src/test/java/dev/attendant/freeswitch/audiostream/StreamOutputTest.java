package dev.attendant.freeswitch.audiostream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamOutputTest {

    private final List<Integer> sent = new ArrayList<>();
    private boolean full;
    private boolean closed;
    private final StreamOutput output = new StreamOutput(socket(), Playback.BINARY, 8000);

    @Test
    void aTalkBeginsWithACushionOfSilence() {
        speak(3, 7);
        assertThat(sent).containsExactly(0, 0, 7, 7, 7);
    }

    @Test
    void aPauseWithinATalkKeepsItsLength() {
        speak(1, 7);
        speak(StreamOutput.PAUSE, 0);
        speak(1, 8);
        assertThat(sent).hasSize(2 + 1 + StreamOutput.PAUSE + 1).endsWith(0, 8);
    }

    @Test
    void ofALongSilenceOneFrameInTenIsSentAndTheNextTalkHasItsCushion() {
        speak(1, 7);
        speak(StreamOutput.PAUSE, 0);
        sent.clear();
        speak(100, 0);
        assertThat(sent).hasSize(10).containsOnly(0);
        sent.clear();
        speak(2, 9);
        assertThat(sent).containsExactly(0, 0, 9, 9);
    }

    @Test
    void whatFreeSwitchDoesNotReadIsDroppedAndCounted() {
        speak(1, 7);
        full = true;
        speak(5, 7);
        full = false;
        speak(1, 8);
        assertThat(sent).containsExactly(0, 0, 7, 8);
        assertThat(output.dropped()).isEqualTo(5);
    }

    @Test
    void aBeatBetweenTheCloseAndItsTellingDoesNoHarm() {
        speak(1, 7);
        closed = true;
        speak(2, 7);
        assertThat(sent).containsExactly(0, 0, 7);
        assertThat(output.dropped()).isZero();
    }

    private void speak(int frames, int value) {
        short[] frame = new short[160];
        Arrays.fill(frame, (short) value);
        for (int i = 0; i < frames; i++) {
            output.frame(frame);
        }
    }

    /** As Vert.x does. */
    private void refuseWhenClosed() {
        if (closed) {
            throw new IllegalStateException("WebSocket is closed");
        }
    }

    /** Only what the output uses of a socket. */
    private WebSocket socket() {
        return (WebSocket) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {WebSocket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setWriteQueueMaxSize" -> proxy;
                    case "isClosed" -> closed;
                    case "writeQueueFull" -> {
                        refuseWhenClosed();
                        yield full;
                    }
                    case "writeBinaryMessage" -> {
                        refuseWhenClosed();
                        sent.add((int) ((Buffer) arguments[0]).getShortLE(0));
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
