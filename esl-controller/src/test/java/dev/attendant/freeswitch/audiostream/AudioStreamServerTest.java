package dev.attendant.freeswitch.audiostream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioStreamServerTest {

    private static final int LONG = 60_000;

    private final Vertx vertx = Vertx.vertx();
    private final FakeLine line = new FakeLine(0x1234);
    private AudioStreamServer server;
    private int port;

    @AfterEach
    void nothingIsLeft() throws Exception {
        Async.get(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"8000, 160", "8000, 480", "16000, 320", "16000, 317", "8000, 7"})
    void whateverSizeItsMessagesHaveTheCallerIsHeardInFrames(int rate, int samples) throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(rate);
        FakeModule module = connect(stream);
        assertThat(attached(stream).sampleRate()).isEqualTo(rate);
        for (int sent = 0; sent < rate / 10; sent += samples) {
            module.send(samples, -300);
        }
        for (int frames = 0; frames < 5; frames++) {
            assertThat(line.frame()).hasSize(rate / 50).containsOnly((short) -300);
        }
        module.close();
        line.end();
    }

    @Test
    void whatIsSpokenGoesOutAsJsonFrameByFrame() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(16000);
        FakeModule module = connect(stream);
        attached(stream);
        for (int frames = 0; frames < StreamOutput.CUSHION; frames++) {
            assertThat(module.text()).contains("streamAudio");
        }
        for (int frames = 0; frames < 3; frames++) {
            JsonObject message = new JsonObject(module.text());
            assertThat(message.getString("type")).isEqualTo("streamAudio");
            JsonObject data = message.getJsonObject("data");
            assertThat(data.getString("audioDataType")).isEqualTo("raw");
            assertThat(data.getInteger("sampleRate")).isEqualTo(16000);
            assertThat(Base64.getDecoder().decode(data.getString("audioData")))
                    .hasSize(640).startsWith(0x34, 0x12).endsWith(0x34, 0x12);
        }
    }

    @Test
    void whatIsSpokenGoesOutAsBareSamplesWhereTheModuleTakesThem() throws Exception {
        listen(Playback.BINARY);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        for (int frames = 0; frames < StreamOutput.CUSHION; frames++) {
            assertThat(module.binary()).hasSize(320).containsOnly(0);
        }
        for (int frames = 0; frames < 3; frames++) {
            assertThat(module.binary()).hasSize(320).startsWith(0x34, 0x12).endsWith(0x34, 0x12);
        }
    }

    @Test
    void aCallIsExpectedUnderASecretOfItsOwn() throws Exception {
        listen(Playback.JSON);
        AudioStream one = server.expect(8000);
        AudioStream other = server.expect(8000);
        assertThat(one.url()).matches("ws://pbx-side\\.example:9/audio/[0-9a-f]{48}").isNotEqualTo(other.url());
        assertThat(server.expected()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audio/000000000000000000000000000000000000000000000000", "/audio/", "/", "/audio"})
    void whoeverDoesNotKnowTheSecretIsRefused(String path) throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        assertThatThrownBy(() -> new FakeModule(vertx, port, path))
                .isInstanceOf(ExecutionException.class)
                .cause().isInstanceOfSatisfying(UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(404));
        assertThat(stream.ready().isComplete()).isFalse();
        assertThat(server.expected()).isEqualTo(1);
    }

    @Test
    void theSecretIsGoodOnce() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        connect(stream);
        Async.get(stream.ready());
        assertThatThrownBy(() -> connect(stream)).hasCauseInstanceOf(UpgradeRejectedException.class);
        assertThat(server.expected()).isZero();
    }

    @Test
    void onlyListedPeersMayConnect() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        assertThatThrownBy(() -> new FakeModule(vertx, port, path(stream), "127.0.0.2"))
                .isInstanceOf(ExecutionException.class);
        assertThat(server.expected()).isEqualTo(1);
        connect(stream);
        Async.get(stream.ready());
    }

    @Test
    void whoeverConnectsAndSaysNothingIsClosed() throws Exception {
        listen(Playback.JSON, 100, LONG);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        // on the event loop, or it may be closed before
        Async.get(vertx.createNetClient().connect(port, "127.0.0.1")
                .onSuccess(socket -> socket.closeHandler(over -> closed.complete(null))));
        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aStreamIsNotClosedForTheTimeOfAnIntroduction() throws Exception {
        listen(Playback.BINARY, 100, LONG);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        // 400 ms by the metronome
        for (int frames = 0; frames < 20; frames++) {
            module.binary();
        }
        assertThat(module.isClosed()).isFalse();
    }

    @Test
    void aDisconnectInMidCallEndsTheAudioOnce() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        module.close();
        assertThat(line.end()).contains("closed the audio stream");
        stream.ended("NORMAL_CLEARING");
        Async.get(stream.close());
        assertThat(line.ends()).isEmpty();
    }

    @Test
    void aModuleThatIsGoneWithoutAWordIsNoticed() throws Exception {
        listen(Playback.JSON, LONG, 2000);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        assertThat(line.end()).contains("closed the audio stream");
        module.awaitClosed();
    }

    @Test
    void aPausedStreamLivesByItsPingsAndIsHeardAgain() throws Exception {
        listen(Playback.BINARY, LONG, 3000);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        module.send(160, 1);
        assertThat(line.frame()).containsOnly((short) 1);
        // more than twice the time in which a dead one is noticed, by the metronome
        for (int frames = 0; frames < 320; frames++) {
            module.binary();
            if (frames % 10 == 0) {
                module.ping();
            }
        }
        module.send(160, 2);
        assertThat(line.frame()).containsOnly((short) 2);
        assertThat(line.ends()).isEmpty();
    }

    @Test
    void aMessageTooBigForAudioEndsTheStream() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        module.send(5000, 3);
        module.awaitClosed();
        line.end();
        assertThat(line.framesWaiting()).isZero();
    }

    @Test
    void aFewTextsAreIgnoredAndAFloodEndsTheStream() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        module.flood(20, "{\"caller\":\"${system rm}\"}");
        module.send(160, 5);
        assertThat(line.frame()).containsOnly((short) 5);
        module.flood(1000, "x");
        module.awaitClosed();
        line.end();
    }

    @Test
    void audioThatComesFasterThanItCanBeSpokenIsDropped() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        // 20 s at once
        for (int messages = 0; messages < 100; messages++) {
            module.send(1600, 6);
        }
        module.close();
        line.end();
        assertThat(line.framesWaiting()).isBetween(100, 900);
    }

    @Test
    void connectionsThatAreClosedAreCountedNoMore() throws Exception {
        listen(Playback.JSON);
        for (int calls = 0; calls < 12; calls++) {
            AudioStream stream = server.expect(8000);
            FakeModule module = connect(stream);
            Async.get(stream.ready());
            Async.get(stream.close());
            module.awaitClosed();
        }
        assertThat(server.connections()).isLessThan(10);
    }

    @Test
    void digitsComeFromTheEventSocket() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        connect(stream);
        attached(stream);
        stream.digit('4');
        stream.digit('#');
        assertThat(line.digit()).isEqualTo('4');
        assertThat(line.digit()).isEqualTo('#');
    }

    @Test
    void aHangupEndsTheAudioOnceAndClosesTheConnection() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        attached(stream);
        stream.ended("NORMAL_CLEARING");
        stream.ended("disconnected");
        module.awaitClosed();
        Async.get(stream.close());
        assertThat(line.ends()).containsExactly("NORMAL_CLEARING");
    }

    @Test
    void aHangupBeforeTheLineIsThereIsToldToIt() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        connect(stream);
        Async.get(stream.ready());
        stream.ended("NORMAL_CLEARING");
        attached(stream);
        assertThat(line.ends()).containsExactly("NORMAL_CLEARING");
    }

    @Test
    void theLineClosesTheConnectionAndHearsOfNoEnd() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        FakeModule module = connect(stream);
        AudioPort audio = attached(stream);
        audio.loop().execute(audio::close);
        module.awaitClosed();
        stream.digit('1');
        Async.get(stream.close());
        assertThat(line.ends()).isEmpty();
    }

    @Test
    void whoeverWaitsForAudioHearsThatTheCallIsGoneAndNobodyMayConnectAnyMore() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        stream.ended("ORIGINATOR_CANCEL");
        assertThatThrownBy(() -> Async.get(stream.ready()))
                .hasCauseInstanceOf(AudioStreamUnavailable.class)
                .hasMessageContaining("ORIGINATOR_CANCEL");
        assertThatThrownBy(() -> connect(stream)).hasCauseInstanceOf(UpgradeRejectedException.class);
        Async.get(stream.close());
        assertThat(server.expected()).isZero();
    }

    @Test
    void whatIsNoWebSocketGetsNothing() throws Exception {
        listen(Playback.JSON);
        AudioStream stream = server.expect(8000);
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        NetSocket socket = Async.get(vertx.createNetClient().connect(port, "127.0.0.1"));
        socket.handler(answer::complete);
        socket.write("GET " + path(stream) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer.get(10, TimeUnit.SECONDS).toString()).startsWith("HTTP/1.1 400");
        assertThat(stream.ready().isComplete()).isFalse();
    }

    private void listen(Playback playback) throws Exception {
        listen(playback, LONG, LONG);
    }

    private void listen(Playback playback, int introductionMillis, int deadMillis) throws Exception {
        Listening listening = new Listening(
                "freeswitch.audio.stream", "127.0.0.1", 0, PeerList.of(List.of("127.0.0.1")), 10, 2);
        AudioStreamSettings settings = new AudioStreamSettings(listening, "ws://pbx-side.example:9/", playback);
        server = new AudioStreamServer(vertx, settings, introductionMillis, deadMillis);
        port = Async.get(server.listen());
    }

    private FakeModule connect(AudioStream stream) throws Exception {
        return new FakeModule(vertx, port, path(stream));
    }

    private static String path(AudioStream stream) {
        return stream.url().substring(stream.url().indexOf("/audio/"));
    }

    private AudioPort attached(AudioStream stream) throws Exception {
        AudioPort audio = Async.get(stream.ready());
        CompletableFuture<Void> attached = new CompletableFuture<>();
        audio.loop().execute(() -> {
            audio.attach(line);
            attached.complete(null);
        });
        attached.get(10, TimeUnit.SECONDS);
        return audio;
    }
}
