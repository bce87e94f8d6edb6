package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
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
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.turns.TableEndOfTurn;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.asterisk.UniMrcp;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole chain: a caller, a real Asterisk with app_unimrcp, and a UniMRCP server with its demo voice and recogniser,
 * which says its one sentence whatever it is asked to, and understands {@code one} whatever it hears. Runs where
 * {@link UniMrcp#required} finds them.
 */
class RealAsteriskMrcpTest {

    private static final String PEOPLE = "people";
    private static final TurnTaking TURNS = new TurnTaking(
            Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(300), Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofMillis(240), Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(8));

    private static final ScriptedCalls scripts = new ScriptedCalls();
    private static UniMrcp server;
    private static AsteriskAttendant attendant;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void up() {
        server = UniMrcp.required();
        attendant = new AsteriskAttendant(scripts, 8000);
        asterisk = RealAsterisk.setup().agi(attendant.port()).mrcp(server)
                .dialplan("""
                        exten => people,1,Answer()
                         same => n,Playtones(%d)
                         same => n,Wait(60)
                        exten => mrcp,1,Gosub(attendant-call,s,1(support,people))
                        """.formatted(SipCaller.PEOPLE_HERTZ))
                .queues("""
                        [%s]
                        joinempty = yes
                        ringinuse = yes
                        member => Local/people@phones/n
                        """.formatted(PEOPLE))
                .start();
    }

    @AfterAll
    static void down() {
        if (asterisk != null) {
            asterisk.close();
        }
        if (attendant != null) {
            attendant.close();
        }
    }

    @Test
    void whatTheCallerSaysIsUnderstood() throws Exception {
        Heard heard = call("100", line -> line.exchange(Reply.of("Which number, \"please\" (one, two)?")), caller -> {
            awaitVoice(caller, 1000);
            caller.play(ContractHarness.callerTone(800));
        });
        assertThat(heard).isInstanceOfSatisfying(Heard.Said.class, said -> {
            assertThat(said.utterance().text()).isEqualTo("one");
            assertThat(said.utterance().confidence()).isEqualTo(0.97);
        });
    }

    @Test
    void aCallerWhoSpeaksIntoThePromptSilencesIt() throws Exception {
        String prompt = "This is a prompt of some length. Its words take longer than the caller's patience lasts, "
                + "so that nobody would wait for its end before saying something.";
        Heard heard = call("101", line -> line.exchange(Reply.of(prompt)), caller -> {
            awaitVoice(caller, 200);
            caller.play(ContractHarness.callerTone(800));
        });
        assertThat(heard).isInstanceOf(Heard.Said.class);
        assertThat(heard.spoken().interrupted()).isTrue();
        assertThat(heard.spoken().heard()).hasSizeLessThan(prompt.length());
    }

    @Test
    void aCallerWhoSaysNothingIsSilence() throws Exception {
        assertThat(call("102", line -> line.exchange(Reply.of("Hello?")), caller -> { }))
                .isInstanceOf(Heard.Silence.class);
    }

    @Test
    void aReplyThatGrowsIsSpokenSentenceBySentence() throws Exception {
        Heard heard = call("103", line -> {
            Reply reply = new Reply();
            reply.write("One moment. ");
            Thread.ofVirtual().start(() -> {
                Await.until("the first sentence", SOON, () -> asterisk.cli("core show channels").contains("MRCPSynth"),
                        () -> asterisk.cli("core show channels"));
                reply.write("Here it is.");
                reply.complete(Expect.SPEECH);
            });
            return line.exchange(reply);
        }, caller -> { });
        assertThat(heard.spoken().heard()).isEqualTo("One moment. Here it is.");
    }

    @Test
    void aKeyAfterTheNoticeAnswers() throws Exception {
        Heard heard = call("104", line -> line.exchange(
                Reply.of("<notice>Key in your number.</notice>", new Expect.Digits(4))), caller -> {
                    Await.until("the recogniser", SOON,
                            () -> asterisk.cli("core show channels").contains("MRCPRecog"), () -> "not there");
                    caller.digits("123#");
                });
        assertThat(heard).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("123"));
    }

    @Test
    void aHangUpEndsTheLine() throws Exception {
        Heard heard = call("105", line -> line.exchange(Reply.of("Hello?")), caller -> {
            awaitVoice(caller, 200);
            caller.hangUp();
        });
        assertThat(heard).isInstanceOf(Heard.LineEnded.class);
    }

    @Test
    void whenTheServerFreezesTheCallGoesOnStreamedOrToPeople() throws Exception {
        Assumptions.assumeTrue(server.process().isPresent(), "UNIMRCP_PID names no process that may be frozen");
        server.freeze(true);
        try {
            Heard before = call("106", line -> line.exchange(
                    ContractHarness.tone(ContractHarness.ATTENDANT_HERTZ, 400, Expect.NOTHING)), caller -> { });
            assertThat(before).isInstanceOf(Heard.Finished.class);
        } finally {
            server.freeze(false);
        }
        assertFrozenInTheMiddle();
    }

    private static void assertFrozenInTheMiddle() throws Exception {
        try (SipPhone phone = asterisk.phone("107")) {
            CompletableFuture<Heard> heard = scripts.expect("107", call -> {
                Line line = open(call);
                Heard got = line.exchange(Reply.of("Hello?"));
                line.close();
                call.transfer(new Transfer(PEOPLE, SOON, ""));
                call.release(CallResult.NO_AGENT);
                return got;
            });
            SipCall caller = phone.call(asterisk.uri("mrcp")).connected(SOON);
            awaitVoice(caller, 200);
            server.freeze(true);
            try {
                assertThat(heard.get(30, TimeUnit.SECONDS)).isInstanceOf(Heard.Mute.class);
                Await.until("people", SOON, () -> ContractHarness.hears(caller.heard(), 0, SipCaller.PEOPLE_HERTZ),
                        asterisk::log);
            } finally {
                server.freeze(false);
            }
            caller.hangUp();
        }
    }

    private static void awaitVoice(SipCall caller, int millis) {
        Await.until("the voice", SOON, () -> spoken(caller.heard()) >= millis, () -> caller.heard().millis() + " ms");
    }

    private static int spoken(Sound heard) {
        int millis = 0;
        for (int from = 0; from + 20 <= heard.millis(); from += 20) {
            millis += heard.between(from, from + 20).level() >= Sound.SPEECH ? 20 : 0;
        }
        return millis;
    }

    private interface Talk {

        Heard over(Line line);
    }

    private interface Deeds {

        void of(SipCall caller) throws Exception;
    }

    private static Heard call(String number, Talk talk, Deeds deeds) throws Exception {
        try (SipPhone phone = asterisk.phone(number)) {
            CompletableFuture<Heard> heard = scripts.expect(number, call -> {
                Line line = open(call);
                Heard got = talk.over(line);
                line.close();
                call.release(CallResult.COMPLETED);
                return got;
            });
            SipCall caller = phone.call(asterisk.uri("mrcp")).connected(SOON);
            deeds.of(caller);
            Heard got = heard.get(30, TimeUnit.SECONDS);
            caller.hangUp();
            return got;
        }
    }

    private static Line open(PhoneCall call) {
        LineKind line = new LineKind.UniMrcp(
                "attendant", "Anna", "en-US", List.of("builtin:speech/transcribe"), true, Duration.ofSeconds(4));
        Scenario scenario = new Scenario(
                "support", "en-US", "", "", "", Map.of(), List.of(), List.of(), new Handover(PEOPLE, SOON, 2, ""),
                new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false, line);
        return ContractHarness.opened(call.openLine(new LineSetup(
                call.info(), new ToneEar(), new ToneVoice(), scenario, rate -> new LevelDetector(), TableEndOfTurn::new,
                TURNS, event -> { }, Anticipation.NONE, AudioTap.NONE)));
    }
}
