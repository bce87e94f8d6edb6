package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.calls.TalkTogether.assertTheyTalk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.records.CallFilter;
import dev.attendant.records.CallHistory;
import dev.attendant.records.EventRow;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.program.Attendant;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} is killed or told to stop while a real Asterisk's callers talk with it: nobody is lost. */
@Tag(RealPbx.ASTERISK_TAG)
class AttendantEndsTest {

    private static final Duration QUEUE = Duration.ofSeconds(20);
    private static final int AGI_PORT = AttendantProcess.freePort();

    private static RealAsterisk asterisk;

    @TempDir
    Path folder;

    private AttendantProcess attendant;
    private SipPhone caller;
    private SipPhone agent;

    @BeforeAll
    static void up() {
        asterisk = RealAsterisk.setup().agi(AGI_PORT).global("ATTENDANT_RETRY", "1").start();
    }

    @AfterAll
    static void down() {
        asterisk.close();
    }

    @BeforeEach
    void startTheAttendant() {
        attendant = AttendantProcess.start(folder, AGI_PORT, Map.of("ATTENDANT_LIMITS_GRACE", "5s"));
        caller = asterisk.phone("100");
        agent = asterisk.phone("201");
        asterisk.awaitCli("queue show support", "Not in use", SOON);
    }

    @AfterEach
    void stopTheAttendant() {
        caller.close();
        agent.close();
        attendant.close();
        asterisk.awaitNoChannels(SOON);
        asterisk.cli("queue reset stats support");
    }

    private static SipCall in(Duration patience, CompletableFuture<SipCall> call) {
        return call.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Test
    void whenTheAttendantIsKilledInMidCallPeopleTakeTheCall() {
        CompletableFuture<SipCall> taken = agent.answerNext();
        SipCall call = caller.call(asterisk.uri("1000")).connected(SOON);
        new Ear(call).awaitSpeech(0);
        attendant.kill();
        assertTheyTalk(call, in(QUEUE, taken));
    }

    @Test
    void whenTheAttendantIsToldToStopItsCallersAndNewOnesReachPeople() {
        CompletableFuture<SipCall> taken = agent.answerNext();
        SipCall call = caller.call(asterisk.uri("1000")).connected(SOON);
        Ear ear = new Ear(call);
        Stretch greeting = ear.awaitSay(0);
        attendant.terminate();
        attendant.awaitLog("may end by themselves", SOON);
        try (SipPhone late = asterisk.phone("101"); SipPhone other = asterisk.phone("202")) {
            CompletableFuture<SipCall> takenByOther = other.answerNext();
            SipCall lateCall = late.call(asterisk.uri("1000")).connected(SOON);
            // which of the agents takes which of the callers is the queue's affair
            SipCall one = in(QUEUE, taken);
            SipCall two = in(QUEUE, takenByOther);
            assertThat(call.heard().firstAbove(Sound.SPEECH, greeting.to() + 500))
                    .as("what the caller is told, or music").isPositive();
            attendant.awaitEnd(SOON);
            boolean crossed = one.invited("From").orElse("").contains("101");
            assertTheyTalk(call, crossed ? two : one);
            assertTheyTalk(lateCall, crossed ? one : two);
        }
        assertThat(attendant.log()).contains("Stopped");
        try (CallHistory history = CallHistory.read(Attendant.recordsSettings(Configuration.load(
                Optional.empty(), TestAttendant.environment(folder.resolve("data"))).settings()))) {
            UUID first = history.recent(CallFilter.ALL, 1).getFirst().id();
            assertThat(history.call(first).orElseThrow().events()).as(attendant::log)
                    .extracting(EventRow::kind).contains("transfer-began");
        }
    }
}
