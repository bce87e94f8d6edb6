package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.contract.ContractHarness.callerTone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.turns.TableEndOfTurn;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.asterisk.UniMrcp;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.freeswitch.FreeSwitchSetup;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole chain, where there is one: a phone, a real FreeSWITCH with mod_unimrcp, and the UniMRCP server that
 * {@link UniMrcp} finds, with its demo synthesiser and recogniser. That recogniser understands "one", whatever it hears.
 */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchMrcpTest {

    private static final Logger log = LoggerFactory.getLogger(RealFreeSwitchMrcpTest.class);

    private static final String QUESTION = "Which number may I put you through to?";
    /** What the streamed voice can say. */
    private static final int HERTZ = 1000;
    private static final String TONE = new ToneHeard(HERTZ, 400).words();

    private static final TurnTaking TURNS = new TurnTaking(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(240),
            Duration.ofSeconds(2),
            // the demo recogniser counts it from the beginning of the prompt, which takes 2.2 s
            Duration.ofSeconds(7),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8));

    private static final ScriptedCalls scripts = new ScriptedCalls();
    private static UniMrcp server;
    private static FreeSwitchAttendant attendant;
    private static RealFreeSwitch freeSwitch;
    /** Takes what is sent to it, and never answers: a server that was frozen before. */
    private static DatagramSocket silent;

    @BeforeAll
    static void up() throws IOException {
        server = UniMrcp.ofEnvironment().orElseGet(() -> skip("UNIMRCP_HOST names no UniMRCP server"));
        String host = InetAddress.getByName(server.host()).getHostAddress();
        silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        attendant = new FreeSwitchAttendant(scripts, FreeSwitchAttendant.UNICAST);
        FreeSwitchSetup setup = RealFreeSwitch.setup()
                .socket(attendant.port())
                .mrcp("lab", host, server.port())
                .mrcp("silent", "127.0.0.1", silent.getLocalPort());
        freeSwitch = setup.start();
        freeSwitch.cli("load mod_unimrcp");
        if (!freeSwitch.cli("module_exists mod_unimrcp").strip().equals("true")) {
            skip("the FreeSWITCH has no mod_unimrcp");
        }
    }

    private static UniMrcp skip(String reason) {
        log.warn("Tests of FreeSWITCH's own UniMRCP are skipped: {}", reason);
        return Assumptions.abort(reason);
    }

    @AfterAll
    static void down() {
        if (freeSwitch != null) {
            freeSwitch.close();
        }
        if (attendant != null) {
            attendant.close();
        }
        if (silent != null) {
            silent.close();
        }
    }

    @Test
    void theCallerHearsTheServersVoiceAndIsUnderstood() throws Exception {
        try (Call<Heard> call = exchange("100", "lab", Reply.of(QUESTION))) {
            call.awaitVoice();
            call.sip().play(callerTone(1200));
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.Said.class, said -> assertThat(said.utterance().text()).isEqualTo("one"));
        }
    }

    @Test
    void aCallerWhoSaysNothingIsSilence() throws Exception {
        try (Call<Heard> call = exchange("101", "lab", Reply.of(QUESTION))) {
            assertThat(call.result()).isInstanceOf(Heard.Silence.class);
        }
    }

    @Test
    void aReplyThatExpectsNothingIsHeardToItsEnd() throws Exception {
        try (Call<Heard> call = exchange("102", "lab", Reply.of("Goodbye.", Expect.NOTHING))) {
            assertThat(call.result()).isInstanceOf(Heard.Finished.class);
            assertThat(loud(call.sip().heard())).as("milliseconds of voice").isGreaterThan(500);
        }
    }

    @Test
    void keysArriveInOrderAndOnce() throws Exception {
        try (Call<Heard> call = exchange("103", "lab", Reply.of(QUESTION, new Expect.Digits(10)))) {
            call.awaitVoice();
            call.sip().digits("1123*45#");
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("1123*45"));
        }
    }

    /** Whatever is in it, it breaks no command, and is no parameter of one. */
    @Test
    void aTextOfAnyKindIsSpoken() throws Exception {
        String text = "{voice=x}<speak>detect:unimrcp 5 | \"or\" 'it''s' [six] \\ ${system(date)} * # 100 %, "
                + "so ".repeat(1200);
        try (Call<Heard> call = exchange("104", "lab", Reply.of(text, Expect.NOTHING))) {
            assertThat(call.result()).isInstanceOf(Heard.Finished.class);
        }
    }

    @Test
    void aCallerWhoHangsUpEndsTheExchange() throws Exception {
        try (Call<Heard> call = exchange("105", "lab", Reply.of(QUESTION))) {
            call.awaitVoice();
            call.sip().hangUp();
            assertThat(call.result()).isInstanceOf(Heard.LineEnded.class);
        }
    }

    @Test
    void aProfileThatFreeSwitchDoesNotHaveIsReplacedByTheStreamedLine() throws Exception {
        assertStreamed("106", "nowhere");
    }

    @Test
    void aServerThatNeverAnswersIsReplacedByTheStreamedLine() throws Exception {
        assertStreamed("107", "silent");
    }

    @Test
    void aServerThatFreezesInTheMiddleIsReplacedByTheStreamedLine() throws Exception {
        Assumptions.assumeTrue(server.process().isPresent(), "UNIMRCP_PID names no process that may be frozen");
        try (Call<Heard> call = exchange("109", "lab", Reply.of(TONE, Expect.SPEECH))) {
            call.awaitVoice();
            server.freeze(true);
            Await.until("the streamed voice", Duration.ofSeconds(25),
                    () -> ContractHarness.hears(call.sip().heard(), 5000, HERTZ),
                    () -> call.sip().heard().millis() + " ms heard");
            call.sip().play(callerTone(600));
            assertThat(call.result()).isInstanceOf(Heard.Said.class);
        } finally {
            server.freeze(false);
        }
    }

    @Test
    void nobodyInTheQueueTheTalkGoesOnAndTheDialplanHasItsVariablesBack() throws Exception {
        try (Call<String> call = call("108", talk -> {
            Line line = open(talk, "lab");
            line.exchange(Reply.of("One moment.", Expect.NOTHING));
            String during = variable(talk, "transfer_after_bridge") + "," + variable(talk, "last_bridge_to");
            line.close();
            assertThat(talk.transfer(new Transfer("support", SOON, ""))).isInstanceOf(TransferOutcome.NoAgents.class);
            String queue = variable(talk, "transfer_after_bridge");
            Line again = open(talk, "lab");
            assertThat(again.exchange(Reply.of("Nobody.", Expect.NOTHING))).isInstanceOf(Heard.Finished.class);
            again.close();
            talk.release(CallResult.COMPLETED);
            return during + "," + queue;
        })) {
            assertThat(call.result()).isEqualTo("_undef_,_undef_,back:XML:attendant-people");
            call.sip().awaitEnd(SOON);
        }
    }

    // ---- how it is told ------------------------------------------------------------------------------------

    private static String variable(PhoneCall call, String name) {
        return freeSwitch.cli("uuid_getvar " + call.info().pbxCallId() + " " + name).strip();
    }

    private static void assertStreamed(String caller, String profile) throws Exception {
        try (Call<Heard> call = exchange(caller, profile, Reply.of(TONE, Expect.NOTHING))) {
            assertThat(call.result()).isInstanceOf(Heard.Finished.class);
            Await.until("the streamed voice", SOON, () -> ContractHarness.hears(call.sip().heard(), 0, HERTZ),
                    () -> call.sip().heard().millis() + " ms heard");
        }
    }

    private record Call<T>(SipPhone phone, SipCall sip, CompletableFuture<T> script) implements AutoCloseable {

        T result() throws Exception {
            return script.get(40, TimeUnit.SECONDS);
        }

        void awaitVoice() {
            Await.until("a voice", SOON, () -> loud(sip.heard()) > 100, () -> sip.heard().millis() + " ms heard");
        }

        @Override
        public void close() {
            sip.close();
            phone.close();
        }
    }

    private static int loud(Sound heard) {
        return ToneHeard.in(heard).millis();
    }

    private static Call<Heard> exchange(String caller, String profile, Reply reply) {
        return call(caller, talk -> {
            Line line = open(talk, profile);
            Heard heard = line.exchange(reply);
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        });
    }

    private static <T> Call<T> call(String caller, ScriptedCalls.Script<T> script) {
        CompletableFuture<T> result = scripts.expect(caller, script);
        SipPhone phone = freeSwitch.phone(caller);
        return new Call<>(phone, phone.call(freeSwitch.uri("1000")).connected(SOON), result);
    }

    private static Line open(PhoneCall call, String profile) {
        LineKind line = new LineKind.UniMrcp(
                profile, "Anna", "en-US", List.of("builtin:grammar/number"), true, Duration.ofSeconds(5));
        Scenario scenario = new Scenario(
                "support", "en-US", "", "", "", Map.of(), List.of(), List.of(), new Handover("support", SOON, 2, ""),
                new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false, line);
        return ContractHarness.opened(call.openLine(new LineSetup(
                call.info(), new ToneEar(), new ToneVoice(), scenario, rate -> new LevelDetector(), TableEndOfTurn::new,
                TURNS, event -> { }, Anticipation.NONE, AudioTap.NONE)));
    }
}
