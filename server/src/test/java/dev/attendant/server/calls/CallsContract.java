package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.calls.TalkTogether.assertTheyTalk;
import static dev.attendant.server.calls.TestAttendant.notes;
import static dev.attendant.server.calls.TestAttendant.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.records.CallRow;
import dev.attendant.records.EventRow;
import dev.attendant.records.RecordedResult;
import dev.attendant.records.TransferResult;
import dev.attendant.records.TransferRow;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole program with a real PBX and the project's dialplan, called over SIP: what the caller hears, and what is
 * recorded of it. A subclass for each PBX.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = CallsContract.PHONES, mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
abstract class CallsContract {

    /** The callers' phones, each used by one test; one test needs them all. */
    static final String PHONES = "phones";

    private static final Logger log = LoggerFactory.getLogger(CallsContract.class);
    /** Long enough for the queue to ring an agent. */
    private static final Duration QUEUE = Duration.ofSeconds(20);
    private static final String AGENTS = "agents";

    private final List<SipPhone> phones = new ArrayList<>();

    /** One for all tests of the class. */
    abstract Company company();

    @AfterEach
    void noChannelIsLeftBehind() {
        phones.forEach(SipPhone::close);
        for (SipPhone phone : phones) {
            Await.until("no channel of " + phone.user(), SOON,
                    () -> !company().pbx().hasCallOf(phone.user()), () -> "one is up");
        }
    }

    private SipPhone phone(String user) {
        SipPhone phone = company().pbx().phone(user);
        phones.add(phone);
        return phone;
    }

    private SipPhone agent() {
        SipPhone agent = phone("201");
        company().pbx().agentsAre("201");
        return agent;
    }

    private RealCall call(String number) {
        return company().call(phone(number));
    }

    private static <T> T in(Duration patience, CompletableFuture<T> future) {
        return future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Test
    void theGreetingIsHeard() {
        RealCall call = call("100");
        Stretch greeting = call.greeting();
        assertThat(greeting.length()).isGreaterThan(2000);
        assertThat(call.sip().heard().level(greeting.from(), greeting.to())).isBetween(-35.0, -10.0);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
    }

    @Test
    void aQuestionIsAnsweredAndAnotherAndTheCallEnds() {
        RealCall call = call("101");
        call.greeting();
        assertThat(call.ask("what are your opening hours").length()).isGreaterThan(3000);
        call.ask("my internet is down");
        call.ask("the light is red");
        call.ask("it works now");
        call.say("goodbye");
        call.sip().awaitEnd(QUEUE);
        CallDetails record = call.record();
        assertThat(said(record, Speaker.ATTENDANT)).satisfiesExactly(
                greeting -> assertThat(greeting).startsWith("Hello, this is the service desk"),
                hours -> assertThat(hours).startsWith("We are here from eight"),
                down -> assertThat(down).startsWith("I am sorry to hear that"),
                red -> assertThat(red).startsWith("Red means"),
                good -> assertThat(good).startsWith("That is good news"),
                bye -> assertThat(bye).startsWith("You are welcome"));
        assertThat(record.call().result()).isEqualTo(RecordedResult.COMPLETED);
    }

    @Test
    void theAttendantIsSilentWhenTheCallerInterrupts() {
        RealCall call = call("102");
        call.greeting();
        int asked = call.sip().recording().millisAt(call.say("what are your opening hours").join().ended());
        int answer = call.ear().awaitSpeech(asked);
        Await.until("two seconds of the answer", SOON, () -> call.sip().heard().millis() > answer + 2000, () -> "less");
        Played played = call.say("my internet is down").join();
        int interrupted = call.sip().recording().millisAt(played.began());
        Stretch cutShort = call.ear().awaitSay(answer);
        log.info("Silence {} ms after the caller began to interrupt", cutShort.to() - interrupted);
        assertThat(cutShort.to()).isBetween(interrupted, interrupted + 1000);
        call.ear().awaitSay(call.sip().recording().millisAt(played.ended()));
        CallDetails record = call.hangUp();
        assertThat(said(record, Speaker.ATTENDANT).get(1)).startsWith("We are").doesNotContain("anything else");
        assertThat(said(record, Speaker.ATTENDANT).get(2)).startsWith("I am sorry to hear that");
    }

    @Test
    @ResourceLock(AGENTS)
    void aCallerWhoWantsAPersonTalksWithOneWhoKnowsWhatItIsAbout() {
        SipPhone agent = agent();
        CompletableFuture<SipCall> taken = agent.answerNext();
        RealCall call = company().call(phone("103").named("Pat Caller"));
        call.greeting();
        call.ask("my internet is down");
        call.say("a person please");
        SipCall agents = in(QUEUE, taken);
        assertThat(company().pbx().summaryAtAgent("201")).contains("my internet is down");
        assertTheyTalk(call.sip(), agents);
        agents.hangUp();
        call.sip().awaitEnd(SOON);
        CallDetails record = call.record();
        assertIsWholeStory(record);
    }

    /** Who called, what was said, who took the call, and how long all that took. */
    private void assertIsWholeStory(CallDetails record) {
        CallRow call = record.call();
        assertThat(call.pbx()).isEqualTo(company().pbx().name());
        assertThat(call.pbxCallId()).isNotBlank();
        assertThat(call.scenario()).isEqualTo("support");
        assertThat(call.callerNumber()).isEqualTo("103");
        assertThat(call.callerName()).isEqualTo("Pat Caller");
        assertThat(call.dialled()).isEqualTo(CompanyPbx.ATTENDANT);
        assertThat(call.summary()).contains("my internet is down");
        assertThat(call.result()).isEqualTo(RecordedResult.TRANSFERRED);
        TransferRow transfer = call.transfer().orElseThrow();
        assertThat(transfer.queue()).isEqualTo("support");
        assertThat(transfer.result()).contains(TransferResult.CONNECTED);
        assertThat(transfer.agent()).isEqualTo(company().pbx().agentName("201"));
        // they talk for 1.5 s; on a busy machine the PBX tells of the agent's answer late
        assertThat(transfer.talked()).isGreaterThan(Duration.ofMillis(100)).isLessThan(call.length());
        assertThat(Duration.between(call.arrivedAt(), call.endedAt().orElseThrow()))
                .isCloseTo(call.length(), Duration.ofSeconds(1));
        assertThat(said(record, Speaker.CALLER)).containsExactly("my internet is down", "a person please");
        assertThat(said(record, Speaker.ATTENDANT)).hasSize(3);
        assertThat(record.events()).extracting(EventRow::kind).containsExactly("started", "line-opened", "greeted",
                "turn-taken", "turn-taken", "turn-taken", "turn-taken", "turn-taken", "transfer-began",
                "transfer-ended", "ended");
    }

    @Test
    void aNumberMayBeKeyedIn() {
        RealCall call = call("104");
        call.greeting();
        call.ask("where is my order");
        int pressed = call.sip().recording().millisAt(in(SOON, call.sip().digits("4711#")).ended());
        Stretch answer = call.ear().awaitSay(pressed);
        log.info("The digits are answered after {} ms", answer.from() - pressed);
        CallDetails record = call.hangUp();
        assertThat(notes(record)).as(() -> record.turns().toString()).containsEntry("order", "4711");
        assertThat(said(record, Speaker.ATTENDANT).getLast()).startsWith("Thank you, I have your order number");
    }

    @Test
    void aHangupInTheGreetingLeavesNothingBehind() {
        RealCall call = call("105");
        call.ear().awaitSpeech(0);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
    }

    @Test
    @ResourceLock(AGENTS)
    void aHangupInTheQueueLeavesNothingBehind() {
        SipPhone agent = agent();
        CompletableFuture<SipCall> rings = agent.nextRinging();
        RealCall call = call("106");
        call.greeting();
        call.say("a person please");
        SipCall ringing = in(QUEUE, rings);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
        ringing.awaitEnd(SOON);
    }

    @Test
    @ResourceLock(AGENTS)
    void whenNobodyIsThereToTakeTheCallTheTalkGoesOn() {
        company().pbx().agentsAre();
        RealCall call = call("108");
        call.greeting();
        call.say("a person please");
        company().attendant().events().await(call.id(), CallEvent.TransferEnded.class, QUEUE);
        call.ear().awaitSay(call.ear().now());
        call.ask("my internet is down");
        assertThat(said(call.hangUp(), Speaker.ATTENDANT)).satisfiesExactly(
                greeting -> assertThat(greeting).startsWith("Hello"),
                promised -> assertThat(promised).startsWith("Of course"),
                nobody -> assertThat(nobody).startsWith("I am sorry, all my colleagues are busy"),
                down -> assertThat(down).startsWith("I am sorry to hear that"));
    }

    @Test
    @ResourceLock(PHONES)
    void tenCallersAtOnceAreAllGreetedAndAnswered() {
        List<CompletableFuture<CallDetails>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            SipPhone phone = phone("10" + i);
            CompletableFuture<CallDetails> talk = new CompletableFuture<>();
            calls.add(talk);
            Thread.ofVirtual().start(() -> {
                try {
                    RealCall call = company().call(phone);
                    call.greeting();
                    call.ask("what are your opening hours");
                    talk.complete(call.hangUp());
                } catch (Throwable e) {
                    talk.completeExceptionally(e);
                }
            });
        }
        for (CompletableFuture<CallDetails> talk : calls) {
            assertThat(said(in(Duration.ofSeconds(60), talk), Speaker.ATTENDANT).get(1)).startsWith("We are here");
        }
    }

    @Test
    void noRecogniserStaysBusyAfterCallersHungUpInMidWord() {
        for (int i = 0; i < 3; i++) {
            RealCall call = call("107");
            call.greeting();
            CompletableFuture<Played> talking = call.say("what are your opening hours");
            int began = call.ear().now();
            Await.until("half a second of the caller's words", SOON, () -> call.ear().now() > began + 500, () -> "");
            assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
            assertThat(talking).isDone();
        }
        RealCall call = call("107");
        call.greeting();
        call.ask("my internet is down");
        assertThat(said(call.hangUp(), Speaker.ATTENDANT).get(1)).startsWith("I am sorry to hear that");
    }
}
