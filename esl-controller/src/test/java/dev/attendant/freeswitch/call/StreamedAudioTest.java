package dev.attendant.freeswitch.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.audiostream.Async;
import dev.attendant.freeswitch.audiostream.AudioStreamServer;
import dev.attendant.freeswitch.audiostream.AudioStreamSettings;
import dev.attendant.freeswitch.audiostream.FakeLine;
import dev.attendant.freeswitch.audiostream.FakeModule;
import dev.attendant.freeswitch.audiostream.Playback;
import dev.attendant.freeswitch.esl.EslEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Calls whose audio mod_audio_stream brings; FreeSWITCH is a script, and the module a WebSocket client. */
class StreamedAudioTest {

    private static final String STREAM = "uuid_audio_stream " + FakeFreeSwitch.UUID;
    private static final String START = "api " + STREAM + " start";
    private static final String STOP = "api " + STREAM + " stop";

    private static final String AGENTS = "name|instance_id|uuid|type|contact|status|state\n1001@default|single_box||"
            + "callback|user/1001|Available|Waiting\n+OK";

    private final Vertx vertx = Vertx.vertx();
    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();
    private final CallSocket socket = freeSwitch.call();
    private final FakeLine line = new FakeLine(0x1234);
    private final BlockingQueue<FakeModule> modules = new LinkedBlockingQueue<>();
    private AudioStreamServer streams;
    private int port;
    private CallMedia media;
    private FreeSwitchCall call;

    @BeforeEach
    void listen() throws Exception {
        Listening listening = new Listening(
                "freeswitch.audio.stream", "127.0.0.1", 0, PeerList.of(List.of("127.0.0.1")), 10, 2);
        streams = new AudioStreamServer(vertx, new AudioStreamSettings(listening, "", Playback.JSON));
        port = Async.get(streams.listen());
        EslEvent channel = FakeFreeSwitch.channel("variable_attendant_after", "after XML people");
        call = new FreeSwitchCall(socket, channel, CallRequest.info(channel, Instant.now()),
                new Queues(Queues.Application.CALLCENTER, "{queue}@default"), (park, turn) -> {
                    media = new StreamedAudio(socket, streams, Playback.JSON);
                    return media;
                });
        freeSwitch.answers("uuid_exists", "true");
        for (String application : List.of("set", "answer")) {
            freeSwitch.when(application, freeSwitch::executed);
        }
        moduleConnects();
    }

    @AfterEach
    void close() throws Exception {
        freeSwitch.close();
        Async.get(vertx.close());
    }

    @Test
    void theModuleIsStartedAtTheCallsRateAndItsAudioIsTheCallers() throws Exception {
        AudioPort audio = media.open(16000);
        assertThat(audio.sampleRate()).isEqualTo(16000);
        assertThat(freeSwitch.commands().getLast())
                .matches(START + " ws://127\\.0\\.0\\.1:" + port + "/audio/[0-9a-f]{48} mono 16k");
        attach(audio);
        FakeModule module = modules.take();
        module.send(320, -7);
        assertThat(line.frame()).containsOnly((short) -7);
        assertThat(module.text()).contains("streamAudio");
    }

    @Test
    void digitsAndTheHangupComeFromTheEventSocket() throws Exception {
        attach(media.open(8000));
        freeSwitch.event("DTMF", "DTMF-Digit", "4");
        assertThat(line.digit()).isEqualTo('4');
        freeSwitch.event("CHANNEL_HANGUP");
        assertThat(line.end()).isEqualTo("the caller hung up");
        modules.take().awaitClosed();
    }

    @Test
    void aModuleThatDoesNotConnectInTimeIsStoppedAndStartedOnceMore() throws Exception {
        freeSwitch.when(STREAM + " start", first -> moduleConnects());
        media.open(8000);
        assertThat(streamCommands()).containsExactly("start", "stop", "start");
        assertThat(streams.expected()).isZero();
    }

    @Test
    void aModuleThatNeverConnectsIsAReasonWithItsRemedyAndWithoutTheSecret() {
        freeSwitch.when(STREAM + " start", command -> { });
        assertThatThrownBy(() -> media.open(8000))
                .isInstanceOf(MediaUnavailable.class)
                .hasMessageContaining("did not connect to ws://127.0.0.1:" + port + ";")
                .hasMessageContaining("freeswitch.audio.stream.url")
                .hasMessageContaining("freeswitch.audio.stream.allow");
        assertThat(streamCommands()).containsExactly("start", "stop", "start", "stop");
        assertThat(streams.expected()).isZero();
    }

    @Test
    void whereFreeSwitchHasNoSuchModuleTheReasonTellsSo() {
        freeSwitch.answers(STREAM, "-ERR uuid_audio_stream Command not found!");
        freeSwitch.when(STREAM + " start", command -> { });
        assertThatThrownBy(() -> media.open(8000))
                .isInstanceOf(MediaUnavailable.class)
                .hasMessageContaining("Command not found!")
                .hasMessageContaining("load mod_audio_stream")
                .hasMessageContaining("freeswitch.audio.how");
    }

    @Test
    void aHangupWhileTheModuleIsAwaitedEndsTheWait() {
        freeSwitch.when(STREAM + " start", command -> freeSwitch.event("CHANNEL_HANGUP"));
        assertThatThrownBy(() -> media.open(8000)).isInstanceOf(MediaUnavailable.class);
        assertThat(streamCommands()).containsExactly("start");
        assertThat(streams.expected()).isZero();
    }

    @Test
    void forACallThatIsOverNothingIsStarted() {
        socket.closed();
        assertThatThrownBy(() -> media.open(8000)).hasMessage("the call is over");
        assertThat(streamCommands()).isEmpty();
    }

    @Test
    void beforeAQueueTheAudioIsEndedAndTheModuleTakenOffTheChannel() throws Exception {
        attach(media.open(8000));
        queueHasNobody();
        assertThat(transfer()).isInstanceOf(TransferOutcome.NoAgents.class);
        modules.take().awaitClosed();
        assertThat(freeSwitch.commands().indexOf(STOP))
                .isPositive()
                .isLessThan(freeSwitch.commands().indexOf("execute callcenter support@default"));
        assertThat(line.ends()).isEmpty();
    }

    @Test
    void afterAQueueThatHadNobodyTheStreamStartsAgainInTheSamePark() throws Exception {
        attach(media.open(8000));
        queueHasNobody();
        transfer();
        attach(media.open(8000));
        modules.take();
        modules.take().send(160, 9);
        assertThat(line.frame()).containsOnly((short) 9);
        assertThat(streamCommands()).containsExactly("start", "stop", "start");
        assertThat(freeSwitch.commands()).noneMatch(command -> command.contains("uuid_transfer"));
    }

    @Test
    void aSecondLineStopsTheStreamOfTheFirst() throws Exception {
        media.open(8000);
        media.open(8000);
        modules.take().awaitClosed();
        assertThat(streamCommands()).containsExactly("start", "stop", "start");
    }

    @Test
    void aCallThatIsGivenBackHasNoModuleOnIt() throws Exception {
        media.open(8000);
        call.release(CallResult.COMPLETED);
        modules.take().awaitClosed();
        assertThat(streamCommands()).containsExactly("start", "stop");
    }

    @Test
    void aCallThatHadNoAudioIsGivenBackWithoutACommandToTheModule() {
        call.release(CallResult.COMPLETED);
        assertThat(streamCommands()).isEmpty();
    }

    @Test
    void aModuleThatMakesFilesIsToldOnceAndTheCallGoesOn() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(StreamedAudio.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        try {
            attach(media.open(8000));
            for (int frames = 0; frames < 3; frames++) {
                freeSwitch.event("CUSTOM", "Event-Subclass", "mod_audio_stream::play");
            }
            freeSwitch.event("DTMF", "DTMF-Digit", "1");
            assertThat(line.digit()).isEqualTo('1');
        } finally {
            log.detachAppender(logged);
        }
        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .contains("the caller hears nothing", "amigniter", "1.0.3", "freeswitch.audio.how to unicast");
        });
        assertThat(line.ends()).isEmpty();
        assertThat(socket.isOver()).isFalse();
    }

    /** From now on, when it is started. */
    private void moduleConnects() {
        freeSwitch.when(STREAM + " start", command -> {
            String path = command.replaceFirst(".*(/audio/[0-9a-f]+) .*", "$1");
            Thread.ofVirtual().start(() -> {
                try {
                    modules.add(new FakeModule(vertx, port, path));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    private void queueHasNobody() {
        freeSwitch.answers("callcenter_config queue list agents", AGENTS);
        freeSwitch.when("callcenter", id -> freeSwitch.executed(
                id, "variable_cc_cause", "cancel", "variable_cc_cancel_reason", "NO_AGENT_TIMEOUT"));
    }

    private TransferOutcome transfer() {
        return call.transfer(new Transfer("support", Duration.ofSeconds(5), "help"));
    }

    /** What the module was told. */
    private List<String> streamCommands() {
        return freeSwitch.commands().stream().filter(command -> command.startsWith("api " + STREAM))
                .map(command -> command.split(" ")[3]).toList();
    }

    private void attach(AudioPort audio) throws Exception {
        CompletableFuture<Void> attached = new CompletableFuture<>();
        audio.loop().execute(() -> {
            audio.attach(line);
            attached.complete(null);
        });
        attached.get(10, TimeUnit.SECONDS);
    }
}
