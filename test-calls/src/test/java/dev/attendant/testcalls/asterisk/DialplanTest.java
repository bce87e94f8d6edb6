package dev.attendant.testcalls.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dialplan/extensions_attendant.conf} in a real Asterisk: whatever the attendant does, nobody is lost. */
@Tag(RealPbx.ASTERISK_TAG)
class DialplanTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Long enough for the queue to try one agent's phone, pause, and try the next. */
    private static final Duration QUEUE = Duration.ofSeconds(20);

    private static FakeAttendant attendant;
    private static RealAsterisk asterisk;

    private SipPhone caller;
    private SipPhone agent;

    @BeforeAll
    static void up() {
        attendant = new FakeAttendant();
        asterisk = RealAsterisk.setup().agi(attendant.port()).global("ATTENDANT_RETRY", "1").start();
    }

    @AfterAll
    static void down() {
        asterisk.close();
        attendant.close();
    }

    @BeforeEach
    void phones() {
        caller = asterisk.phone("100");
        agent = asterisk.phone("201");
        asterisk.awaitCli("queue show support", "Not in use", SOON);
    }

    @AfterEach
    void hangUpAndTidyUp() {
        caller.close();
        agent.close();
        asterisk.awaitNoChannels(SOON);
        asterisk.cli("queue reset stats support"); // or the agent is left alone for some seconds after a call
        asterisk.cli("dialplan set global ATTENDANT_AGI 127.0.0.1:" + attendant.port());
        asterisk.cli("dialplan set global ATTENDANT_PATIENCE 3600");
        asterisk.cli("dialplan set global ATTENDANT_LONGEST 14400");
        asterisk.cli("dialplan set global ATTENDANT_EXIT_ON_HANGUP no");
    }

    private static <T> T in(Duration patience, CompletableFuture<T> future) {
        return future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private SipCall call(String extension) {
        return caller.call(asterisk.uri(extension)).connected(SOON);
    }

    /** Both say something at the same time and hear the other's, at its level. */
    private static void assertTheyTalk(SipCall one, SipCall other) {
        CompletableFuture<?> said = one.play(Tone.sine(440, 1500));
        in(SOON, other.play(Tone.sine(1000, 1500)));
        in(SOON, said);
        assertHears(one, 1000);
        assertHears(other, 440);
    }

    /** Somewhere in the last seconds there are 400 ms of nothing but this tone, as loud as it was sent. */
    private static void assertHears(SipCall call, int hertz) {
        Sound heard = call.recording().byArrival();
        double most = 0;
        for (int from = Math.max(0, heard.millis() - 2500); from + 400 <= heard.millis(); from += 50) {
            Sound part = heard.between(from, from + 400);
            if (Math.abs(part.level() + 20) < 1) {
                most = Math.max(most, Tone.share(part, hertz));
            }
        }
        assertThat(most).as("share of %d Hz in what was heard", hertz).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "transferred", "hangup"})
    void whenTheAttendantHasEndedTheTalkTheCallEnds(String result) {
        CompletableFuture<SipCall> rings = agent.nextRinging();
        attendant.nextResult(result);
        call("1000").awaitEnd(SOON);
        assertThat(rings).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-agent", "failed", "refused", "", "a result of tomorrow, \\\" | & ) $[1+"})
    void whenTheAttendantGivesTheCallBackPeopleTakeIt(String result) {
        CompletableFuture<SipCall> answered = agent.answerNext();
        attendant.nextResult(result);
        SipCall call = call("1000");
        assertTheyTalk(call, in(QUEUE, answered));
    }

    @Test
    void whenTheAttendantIsNotThereThePeopleTakeTheCall() {
        asterisk.cli("dialplan set global ATTENDANT_AGI 127.0.0.1:" + FreePorts.tcp());
        CompletableFuture<SipCall> answered = agent.answerNext();
        SipCall call = call("1000");
        SipCall agents = in(QUEUE, answered);
        assertTheyTalk(call, agents);
        agents.hangUp();
        call.awaitEnd(SOON);
    }

    @Test
    void whenTheAttendantIsKilledInMidCallPeopleTakeIt() {
        CompletableFuture<SipCall> answered = agent.answerNext();
        attendant.next(agi -> {
            agi.ask("ANSWER");
            agi.die();
        });
        assertTheyTalk(call("1000"), in(QUEUE, answered));
    }

    @Test
    void whenTheAttendantIsKilledWhileAnAgentTalksTheTalkGoesOnAndThenTheCallEnds() {
        CompletableFuture<SipCall> answered = agent.answerNext();
        CompletableFuture<Void> talking = new CompletableFuture<>();
        CompletableFuture<?> died = attendant.next(agi -> {
            agi.ask("ANSWER");
            agi.ask("SET VARIABLE ATTENDANT_RESULT transferring");
            agi.send("EXEC Queue support,c,,,60");
            in(SOON, talking);
            agi.die();
        });
        SipCall call = call("1000");
        SipCall agents = in(QUEUE, answered);
        talking.complete(null);
        in(SOON, died);
        assertTheyTalk(call, agents);
        CompletableFuture<SipCall> again = agent.nextRinging();
        agents.hangUp();
        call.awaitEnd(SOON);
        assertThat(again).isNotDone();
    }

    @Test
    void whenTheAttendantIsKilledBeforeAnAgentTakesTheCallItIsQueuedAgain() {
        agent.busy(true);
        CompletableFuture<?> died = attendant.next(agi -> {
            agi.ask("ANSWER");
            agi.ask("SET VARIABLE ATTENDANT_RESULT transferring");
            agi.send("EXEC Queue support,c,,,1");
            agi.die();
        });
        SipCall call = call("1000");
        in(SOON, died);
        agent.busy(false);
        assertTheyTalk(call, in(QUEUE, agent.answerNext()));
    }

    @Test
    void whenTheAttendantIsStuckAHangupStillEndsTheCallIfTheOperatorWantsSo() {
        asterisk.cli("dialplan set global ATTENDANT_EXIT_ON_HANGUP yes");
        CompletableFuture<Void> stuck = new CompletableFuture<>();
        attendant.next(agi -> {
            agi.ask("ANSWER");
            stuck.join();
        });
        try {
            call("1000").hangUp();
            asterisk.awaitNoChannels(SOON);
        } finally {
            stuck.complete(null);
        }
    }

    @Test
    void whenTheAttendantIsStuckPeopleTakeTheCallAtTheLimitIfTheOperatorWantsSo() {
        asterisk.cli("dialplan set global ATTENDANT_EXIT_ON_HANGUP yes");
        asterisk.cli("dialplan set global ATTENDANT_LONGEST 1");
        CompletableFuture<Void> stuck = new CompletableFuture<>();
        CompletableFuture<SipCall> answered = agent.answerNext();
        attendant.next(agi -> {
            agi.ask("ANSWER");
            stuck.join();
        });
        try {
            assertTheyTalk(call("1000"), in(QUEUE, answered));
        } finally {
            stuck.complete(null);
        }
    }

    @Test
    void whenCallerAndAttendantTalkForEverPeopleTakeTheCallAtTheLimit() {
        asterisk.cli("dialplan set global ATTENDANT_LONGEST 1");
        CompletableFuture<SipCall> answered = agent.answerNext();
        attendant.next(agi -> {
            agi.ask("ANSWER");
            agi.ask("EXEC Echo \"\""); // and then it sees a hang-up and closes the connection
        });
        SipCall call = call("1000");
        assertTheyTalk(call, in(QUEUE, answered));
    }

    @Test
    void aQueueThatDoesNotExistIsReplacedByTheDialplans() {
        CompletableFuture<SipCall> answered = agent.answerNext();
        attendant.next(agi -> {
            agi.ask("ANSWER");
            agi.ask("SET VARIABLE ATTENDANT_QUEUE nowhere");
            agi.ask("SET VARIABLE ATTENDANT_RESULT no-agent");
        });
        call("1000");
        in(QUEUE, answered);
    }

    @Test
    void aCallerIsNotKeptWaitingForAQueueThatIsNowhere() {
        attendant.nextResult("no-agent");
        SipCall call = call("1002");
        call.awaitEnd(QUEUE);
        assertThat(call.heard().lastAbove(Sound.SPEECH)).isGreaterThan(1000);
    }

    @Test
    void aCallerWhomNobodyTakesGoesWhereTheOperatorWants() {
        asterisk.cli("dialplan add extension s,1,Playback,tt-weasels into attendant-nobody-custom");
        asterisk.cli("dialplan add extension s,2,Hangup into attendant-nobody-custom");
        try {
            attendant.nextResult("no-agent");
            SipCall call = call("1002");
            asterisk.awaitCli("core show channels concise", "attendant-nobody-custom", SOON);
            call.awaitEnd(QUEUE);
        } finally {
            asterisk.cli("dialplan remove context attendant-nobody-custom");
        }
    }

    @Test
    void aScenarioMayHaveAQueueOfAnotherName() {
        CompletableFuture<SipCall> answered = agent.answerNext();
        CompletableFuture<Map<String, String>> told = attendant.nextResult("no-agent");
        call("1001");
        assertThat(in(SOON, told)).containsEntry("agi_network_script", "billing");
        in(QUEUE, answered);
    }

    @Test
    void whenOneAgentIsBusyAnotherTakesTheCall() {
        CompletableFuture<?> refused = agent.nextRinging().thenAccept(ringing -> {
            agent.busy(true);
            ringing.reject(486);
        });
        attendant.nextResult("no-agent");
        SipCall call = call("1000");
        in(QUEUE, refused);
        try (SipPhone other = asterisk.phone("202")) {
            assertTheyTalk(call, in(QUEUE, other.answerNext()));
        }
    }

    @Test
    void aCallerWhomNobodyCanTakeHearsSoAndMusicUntilSomebodyCan() {
        agent.close();
        asterisk.awaitCli("queue show support", "No Callers", SOON);
        attendant.nextResult("no-agent");
        SipCall call = call("1000");
        asterisk.awaitCli("core show channels concise", "!Wait!", SOON);
        Sound heard = call.heard();
        assertThat(heard.level()).isGreaterThan(Sound.SPEECH);
        assertThat(Tone.share(heard, AsteriskHome.MUSIC_HERTZ)).isLessThan(0.5);
        try (SipPhone back = asterisk.phone("201")) {
            assertTheyTalk(call, in(QUEUE, back.answerNext()));
        }
    }

    @Test
    void aCallerWhomNobodyEverTakesIsToldSoBeforeTheEnd() {
        agent.close();
        asterisk.cli("dialplan set global ATTENDANT_PATIENCE 1");
        attendant.nextResult("no-agent");
        SipCall call = call("1000");
        call.awaitEnd(QUEUE);
        Sound heard = call.heard();
        assertThat(heard.level()).isGreaterThan(Sound.SPEECH);
        assertThat(heard.lastAbove(Sound.SPEECH)).isGreaterThan(1000);
    }

    @Test
    void aCallerInTheQueueHearsMusic() {
        CompletableFuture<SipCall> rings = agent.nextRinging();
        attendant.nextResult("failed");
        SipCall call = call("1000");
        in(QUEUE, rings);
        in(SOON, call.play(new short[8000]));
        Sound heard = call.heard();
        assertThat(Tone.frequency(heard.between(heard.millis() - 500, heard.millis())))
                .isEqualTo(AsteriskHome.MUSIC_HERTZ);
    }

    @Test
    void aCallerWhoHangsUpInTheQueueLeavesNothingBehind() {
        CompletableFuture<SipCall> rings = agent.nextRinging();
        attendant.nextResult("failed");
        SipCall call = call("1000");
        SipCall ringing = in(QUEUE, rings);
        call.hangUp();
        ringing.awaitEnd(SOON);
        asterisk.awaitNoChannels(SOON);
        assertThat(asterisk.cli("queue show support")).contains("No Callers");
    }

    @Test
    void aCallersNameIsNothingButAName() {
        String name = "a,b)&${EPOCH} $[1+1] |c\"\\";
        caller.named(name);
        CompletableFuture<Map<String, String>> told = attendant.nextResult("completed");
        call("1000").awaitEnd(SOON);
        // as it stood in the INVITE: Asterisk leaves the escapes of its quoting in
        assertThat(in(SOON, told)).containsEntry("agi_calleridname", name.replace("\\", "\\\\").replace("\"", "\\\""))
                .containsEntry("agi_network_script", "support")
                .doesNotContainKey("agi_arg_1");
    }
}
