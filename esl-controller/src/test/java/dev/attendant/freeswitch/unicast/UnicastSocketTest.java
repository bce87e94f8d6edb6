package dev.attendant.freeswitch.unicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.FreeSwitchSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicastSocketTest {

    private static final String STRANGER = "127.0.0.2";

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Metronome metronome = new Metronome(loop);
    /** By how much the clock goes on with each datagram. */
    private final AtomicLong paceNanos = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();
    private final UnicastSockets sockets = new UnicastSockets(
            new FreeSwitchSettings.Audio("127.0.0.1", "", 0, 0), () -> clock.addAndGet(paceNanos.get()));
    private final FakeLine line = new FakeLine(0x1234);

    @AfterEach
    void nothingIsLeft() throws Exception {
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"8000, 10", "8000, 20", "8000, 30", "8000, 40", "16000, 10", "16000, 20", "16000, 40"})
    void withAHintOneDatagramOpensTheLineAndItsSizeIsSent(int rate, int ptime) throws Exception {
        pace(ptime);
        UnicastSocket socket = open(rate);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            int bytes = rate / 1000 * ptime * 2;
            pbx.send(bytes, 0);
            AudioPort port = attached(socket);
            assertThat(port.sampleRate()).isEqualTo(rate);

            for (int millis = 0; millis < 240; millis += ptime) {
                pbx.send(bytes, -300);
            }
            for (int frames = 0; frames < 11; frames++) {
                assertThat(line.frame()).hasSize(rate / 50).contains((short) -300);
            }
            for (int datagrams = 0; datagrams < 5; datagrams++) {
                assertThat(pbx.next()).hasSize(bytes).startsWith(0x34, 0x12).endsWith(0x34, 0x12);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 20, 8000", "8000, 40, 8000", "16000, 10, 16000", "16000, 20, 16000", "48000, 20, 16000"})
    void withoutAHintThePaceOpensTheLine(int rate, int ptime, int lineRate) throws Exception {
        pace(ptime);
        UnicastSocket socket = open(0);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            for (int millis = 0; millis <= 200; millis += ptime) {
                pbx.send(rate / 1000 * ptime * 2, 7);
            }
            assertThat(attached(socket).sampleRate()).isEqualTo(lineRate);
            assertThat(pbx.next()).hasSize(rate / 1000 * ptime * 2);
        }
    }

    @Test
    void nothingIsSentOrHeardBeforeFreeSwitchWas() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch stranger = new FakeFreeSwitch(STRANGER, socket.port());
                FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            stranger.send(320, 666);
            onLoop(() -> null);
            assertThat(socket.ready().isComplete()).isFalse();

            pbx.send(320, 1);
            attached(socket);
            pbx.next();
            assertThat(stranger.waiting()).isZero();
            assertThat(onLoop(socket::dropped)).isEqualTo(1L);
        }
    }

    @Test
    void onceFreeSwitchIsKnownNotEvenItsOtherPortsAreTaken() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port());
                FakeFreeSwitch otherCall = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port());
                FakeFreeSwitch stranger = new FakeFreeSwitch(STRANGER, socket.port())) {
            pbx.send(320, 1);
            attached(socket);
            for (int i = 0; i < 10; i++) {
                stranger.send(320, 666);
                otherCall.send(320, 667);
                pbx.send(320, 2);
            }
            for (int i = 0; i < 10; i++) {
                assertThat(line.frame()).containsOnly((short) 2);
            }
            pbx.next();
            assertThat(onLoop(socket::dropped)).isEqualTo(20L);
            assertThat(line.framesWaiting() + otherCall.waiting() + stranger.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "321", "5762", "7000", "30000"})
    void whatHasNoAudiosSizeIsDroppedAndTheCallGoesOn(int bytes) throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pbx.send(bytes, 3);
            pbx.send(320, 1);
            attached(socket);
            pbx.send(bytes, 3);
            pbx.send(320, 4);
            assertThat(line.frame()).containsOnly((short) 4);
            assertThat(onLoop(socket::dropped)).isEqualTo(2L);
        }
    }

    @Test
    void opusAt48KilohertzIsTalkedWithAt16() throws Exception {
        UnicastSocket socket = open(48000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pace(20);
            pbx.send(1920, 0);
            assertThat(attached(socket).sampleRate()).isEqualTo(16000);
            for (int n = 0; n < 20; n++) {
                pbx.send(tone(n * 960, 960));
            }
            line.frame();
            line.frame();
            for (int n = 2; n < 19; n++) {
                // 1 kHz crosses zero 40 times in 20 ms
                assertThat(crossings(line.frame())).isBetween(39, 41);
            }
            byte[] spoken = {};
            for (int n = 0; n < 3; n++) {
                spoken = pbx.next();
                assertThat(spoken).hasSize(1920);
            }
            // a constant stays one, behind the filter's first milliseconds
            assertThat(spoken[1]).isEqualTo((byte) 0x12);
        }
    }

    @Test
    void anotherPacketTimeInMidCallIsHeardWhole() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pace(20);
            pbx.send(320, 0);
            attached(socket);
            for (int i = 1; i <= 10; i++) {
                pbx.send(320, i);
                assertThat(line.frame()).hasSize(160).containsOnly((short) i);
            }
            pace(40);
            for (int i = 11; i <= 30; i++) {
                pbx.send(640, i);
                assertThat(line.frame()).hasSize(160).containsOnly((short) i);
                assertThat(line.frame()).hasSize(160).containsOnly((short) i);
            }
            assertThat(line.ends()).isEmpty();
        }
    }

    @Test
    void anotherCodecInMidCallIsHeardAtTheLinesRateAndSpokenToAsAtFirst() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pace(20);
            pbx.send(320, 0);
            AudioPort port = attached(socket);
            // until the pace tells that it is not a packet time of 40 ms
            for (int i = 0; i < 20; i++) {
                pbx.send(640, 5);
            }
            for (int n = 0; n < 20; n++) {
                pbx.send(tone(n * 320, 320));
            }
            short[] frame = line.frame();
            while (Math.abs(frame[frame.length / 2]) < 100) {
                frame = line.frame();
            }
            for (int n = 0; n < 15; n++) {
                // what is 1 kHz at 48 kHz is 333 Hz at 16 kHz: 13.3 crossings in 20 ms
                assertThat(crossings(line.frame())).isBetween(12, 15);
            }
            assertThat(port.sampleRate()).isEqualTo(8000);
            for (int n = 0; n < 5; n++) {
                assertThat(pbx.next()).hasSize(320);
            }
        }
    }

    @Test
    void aUnicastThatEndsSilentlyIsNoticedAndAnotherGoesOnWithTheLine() throws Exception {
        UnicastSocket socket = open(8000);
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        socket.onStopped(() -> stopped.complete(null));
        try (FakeFreeSwitch first = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port());
                FakeFreeSwitch second = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            first.send(320, 0);
            AudioPort port = attached(socket);
            first.send(320, 1);
            assertThat(line.frame()).containsOnly((short) 1);
            stopped.get(10, TimeUnit.SECONDS);

            socket.rearm(16000);
            onLoop(() -> null);
            pace(20);
            for (int i = 0; i < 10; i++) {
                second.send(640, 1000);
            }
            for (int i = 0; i < 9; i++) {
                assertThat(line.frame()).hasSize(160).contains((short) 1000);
            }
            assertThat(second.next()).hasSize(640);
            assertThat(second.next()).hasSize(640).endsWith(0x34, 0x12);
            assertThat(port.sampleRate()).isEqualTo(8000);
            assertThat(line.ends()).isEmpty();
        }
    }

    @Test
    void digitsComeFromTheEventSocket() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pbx.send(320, 0);
            attached(socket);
            socket.digit('4');
            socket.digit('#');
            assertThat(line.digit()).isEqualTo('4');
            assertThat(line.digit()).isEqualTo('#');
        }
    }

    @Test
    void aHangupEndsTheAudioOnce() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pbx.send(320, 0);
            AudioPort port = attached(socket);
            socket.ended("NORMAL_CLEARING");
            socket.ended("disconnected");
            port.loop().execute(port::close);
            await(socket.close());
            assertThat(line.ends()).containsExactly("NORMAL_CLEARING");
            assertThat(sockets.open()).isZero();
        }
    }

    @Test
    void aHangupBeforeTheLineIsThereIsToldToIt() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pbx.send(320, 0);
            await(socket.ready());
            socket.ended("NORMAL_CLEARING");
            attached(socket);
            assertThat(line.ends()).containsExactly("NORMAL_CLEARING");
        }
    }

    @Test
    void theLineClosesTheSocketAndHearsOfNoEnd() throws Exception {
        UnicastSocket socket = open(8000);
        try (FakeFreeSwitch pbx = new FakeFreeSwitch(FakeFreeSwitch.ADDRESS, socket.port())) {
            pbx.send(320, 0);
            AudioPort port = attached(socket);
            pbx.next();
            onLoop(() -> {
                port.close();
                socket.ended("NORMAL_CLEARING");
                socket.digit('1');
                return null;
            });
            await(socket.close());
            assertThat(line.ends()).isEmpty();
            assertThat(sockets.open()).isZero();
        }
    }

    @Test
    void whoeverWaitsForAudioHearsThatTheCallIsGone() throws Exception {
        UnicastSocket socket = open(8000);
        socket.ended("ORIGINATOR_CANCEL");
        assertThatThrownBy(() -> await(socket.ready()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnicastUnavailable.class)
                .hasMessageContaining("ORIGINATOR_CANCEL");
        await(socket.close());
        assertThat(sockets.open()).isZero();
    }

    private UnicastSocket open(int rateHint) throws Exception {
        return await(sockets.open(
                loop, metronome, peer -> peer.hostAddress().equals(FakeFreeSwitch.ADDRESS), rateHint));
    }

    private void pace(int millis) {
        paceNanos.set(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private AudioPort attached(UnicastSocket socket) throws Exception {
        AudioPort port = await(socket.ready());
        onLoop(() -> {
            port.attach(line);
            return null;
        });
        return port;
    }

    private <T> T onLoop(Supplier<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(now -> done.complete(task.get()));
        return done.get(10, TimeUnit.SECONDS);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** 1 kHz at 48 kHz. */
    private static byte[] tone(int from, int samples) {
        byte[] bytes = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            int sample = (int) Math.round(10_000 * Math.sin(2 * Math.PI * (from + i + 0.5) / 48));
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        return bytes;
    }

    private static int crossings(short[] frame) {
        int crossings = 0;
        for (int i = 1; i < frame.length; i++) {
            crossings += frame[i] < 0 != frame[i - 1] < 0 ? 1 : 0;
        }
        return crossings;
    }
}
