package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.calls.TalkTogether.assertTheyTalk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.records.CallFilter;
import dev.attendant.records.CallHistory;
import dev.attendant.records.EventRow;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.program.Attendant;
import dev.attendant.testcalls.asterisk.FreePorts;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code serve} is killed, told to stop or not there at all while a real PBX's callers want to talk with it: nobody
 * is lost. A subclass for each PBX.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndsContract {

    private static final Duration QUEUE = Duration.ofSeconds(20);

    private final Pbx kind;
    private final int port = FreePorts.tcp();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path folder;

    private CompanyPbx pbx;

    EndsContract(Pbx kind) {
        this.kind = kind;
    }

    @BeforeAll
    void up() {
        pbx = CompanyPbx.start(kind, port);
    }

    @AfterAll
    void down() {
        if (pbx != null) {
            pbx.close();
        }
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
        pbx.awaitNoChannels(SOON);
    }

    private AttendantProcess attendant() {
        AttendantProcess attendant =
                AttendantProcess.start(folder, kind, port, Map.of("ATTENDANT_LIMITS_GRACE", "5s"));
        open.add(attendant);
        return attendant;
    }

    private SipPhone phone(String user) {
        SipPhone phone = pbx.phone(user);
        open.add(phone);
        return phone;
    }

    private SipCall call(SipPhone caller) {
        return caller.call(pbx.uri(CompanyPbx.ATTENDANT)).connected(SOON);
    }

    private static SipCall in(Duration patience, CompletableFuture<SipCall> call) {
        return call.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Test
    void whenTheAttendantIsNotThereAtAllPeopleTakeTheCall() {
        CompletableFuture<SipCall> taken = phone("201").answerNext();
        pbx.agentsAre("201");
        SipCall call = call(phone("100"));
        assertTheyTalk(call, in(QUEUE, taken));
    }

    @Test
    void whenTheAttendantIsKilledInMidCallPeopleTakeTheCall() {
        AttendantProcess attendant = attendant();
        CompletableFuture<SipCall> taken = phone("201").answerNext();
        pbx.agentsAre("201");
        SipCall call = call(phone("100"));
        new Ear(call).awaitSpeech(0);
        attendant.kill();
        assertTheyTalk(call, in(QUEUE, taken));
    }

    @Test
    void whenTheAttendantIsKilledAfterAQueueWithoutPeopleTheyTakeTheCallWhenTheyCome() {
        AttendantProcess attendant = attendant();
        pbx.agentsAre();
        SipCall call = call(phone("100"));
        Ear ear = new Ear(call);
        ear.awaitSpeech(0);
        call.digits("0");
        attendant.awaitLog("Transfer to queue support: NoAgents", QUEUE);
        ear.awaitSpeech(ear.now());
        attendant.kill();
        CompletableFuture<SipCall> taken = phone("201").answerNext();
        pbx.agentsAre("201");
        assertTheyTalk(call, in(QUEUE, taken));
    }

    @Test
    void whenTheAttendantIsKilledWhileAnAgentIsCalledTheCallIsTakenAndEndsWithTheAgent() {
        AttendantProcess attendant = attendant();
        CompletableFuture<SipCall> ringing = phone("201").nextRinging();
        pbx.agentsAre("201");
        SipCall call = call(phone("100"));
        new Ear(call).awaitSpeech(0);
        call.digits("0");
        SipCall agents = in(QUEUE, ringing);
        attendant.kill();
        attendant.awaitEnd(SOON);
        assertTheyTalk(call, agents.answer());
        agents.hangUp();
        call.awaitEnd(SOON);
    }

    @Test
    void whenTheAttendantIsToldToStopItsCallersAndNewOnesReachPeople() {
        AttendantProcess attendant = attendant();
        CompletableFuture<SipCall> taken = phone("201").answerNext();
        pbx.agentsAre("201");
        SipCall call = call(phone("100"));
        Stretch greeting = new Ear(call).awaitSay(0);
        attendant.terminate();
        attendant.awaitLog("may end by themselves", SOON);
        CompletableFuture<SipCall> takenByOther = phone("202").answerNext();
        pbx.agentsAre("201", "202");
        SipCall lateCall = call(phone("101"));
        // which of the agents takes which of the callers is the queue's affair
        SipCall one = in(QUEUE, taken);
        SipCall two = in(QUEUE, takenByOther);
        assertThat(call.heard().firstAbove(Sound.SPEECH, greeting.to() + 500))
                .as("what the caller is told, or music").isPositive();
        attendant.awaitEnd(SOON);
        boolean crossed = one.invited("From").orElse("").contains("101");
        assertTheyTalk(call, crossed ? two : one);
        assertTheyTalk(lateCall, crossed ? one : two);

        assertThat(attendant.log()).contains("Stopped");
        CallDetails record = newestRecord();
        assertThat(TestAttendant.said(record, Speaker.ATTENDANT)).satisfiesExactly(
                hello -> assertThat(hello).startsWith("Hello"),
                handover -> assertThat(handover).startsWith("I will connect you"));
        assertThat(record.events()).extracting(EventRow::kind).contains("transfer-began");
    }

    private CallDetails newestRecord() {
        try (CallHistory history = CallHistory.read(Attendant.recordsSettings(Configuration.load(
                Optional.empty(), TestAttendant.environment(folder.resolve("data"))).settings()))) {
            return history.call(history.recent(CallFilter.ALL, 1).getFirst().id()).orElseThrow();
        }
    }
}
