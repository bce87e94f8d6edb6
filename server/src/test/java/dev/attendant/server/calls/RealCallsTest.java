package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.calls.TestAttendant.notes;
import static dev.attendant.server.calls.TestAttendant.said;
import static dev.attendant.server.calls.TalkTogether.assertTheyTalk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.records.RecordedResult;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.audio.Sound.Stretch;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole program with a real Asterisk and the project's dialplan, called over SIP: what the caller hears. */
@Tag(RealPbx.ASTERISK_TAG)
@Execution(ExecutionMode.CONCURRENT)
class RealCallsTest {

    private static final Logger log = LoggerFactory.getLogger(RealCallsTest.class);
    /** Long enough for the queue to ring an agent. */
    private static final Duration QUEUE = Duration.ofSeconds(20);
    /** The callers' phones, each used by one test; one test needs them all. */
    private static final String PHONES = "phones";
    private static final String AGENTS = "agents";

    @TempDir
    static Path data;

    private static TestAttendant attendant;
    private static RealAsterisk asterisk;

    private final List<SipPhone> phones = new ArrayList<>();

    @BeforeAll
    static void up() {
        attendant = TestAttendant.start(data, Map.of());
        asterisk = RealAsterisk.setup().agi(attendant.program().agiPort()).global("ATTENDANT_RETRY", "1").start();
    }

    @AfterAll
    static void nothingIsLeftBehind() {
        try {
            if (asterisk != null) {
                asterisk.awaitNoChannels(SOON);
                attendant.awaitNothingLeft();
                asterisk.close();
            }
        } finally {
            attendant.close();
        }
    }

    @AfterEach
    void noChannelIsLeftBehind() {
        List<String> channels = phones.stream().map(phone -> "PJSIP/" + phone.user() + "-").toList();
        phones.forEach(SipPhone::close);
        Await.until("no channels of " + channels, SOON,
                () -> asterisk.channels().stream().noneMatch(line -> channels.stream().anyMatch(line::startsWith)),
                asterisk::channels);
    }

    private SipPhone phone(String user) {
        SipPhone phone = asterisk.phone(user);
        phones.add(phone);
        return phone;
    }

    private SipPhone agent() {
        asterisk.cli("queue reset stats support"); // or the agent is left alone for some seconds after a call
        SipPhone agent = phone("201");
        asterisk.awaitCli("queue show support", "Not in use", SOON);
        return agent;
    }

    /** A call that the attendant has answered. */
    private record Call(SipCall sip, UUID id, Ear ear) {

        /** Says it, and waits for the attendant's answer to its end. */
        Stretch ask(String words) {
            Played played = sip.play(attendant.spoken(words)).orTimeout(20, TimeUnit.SECONDS).join();
            int asked = sip.recording().millisAt(played.ended());
            Stretch answer = ear.awaitSay(asked);
            log.info("\"{}\" is answered after {} ms, for {} ms", words, answer.from() - asked, answer.length());
            return answer;
        }

        CallDetails hangUp() {
            sip.hangUp();
            return attendant.record(id);
        }
    }

    private Call call(String number) {
        int earlier = attendant.events().callsFrom(number).size();
        SipCall sip = phone(number).call(asterisk.uri("1000")).connected(SOON);
        return new Call(sip, attendant.events().awaitCallFrom(number, earlier, SOON), new Ear(sip));
    }

    private static <T> T in(Duration patience, CompletableFuture<T> future) {
        return future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void theGreetingIsHeard() {
        Call call = call("100");
        int answered = call.sip().recording().millisAt(call.sip().answered().join());
        Stretch greeting = call.ear().awaitSay(0);
        log.info("The greeting begins {} ms after the answer and takes {} ms", greeting.from() - answered,
                greeting.length());
        assertThat(greeting.length()).isGreaterThan(2000);
        assertThat(call.sip().heard().level(greeting.from(), greeting.to())).isBetween(-35.0, -10.0);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void aQuestionIsAnsweredAndAnotherAndTheCallEnds() {
        Call call = call("101");
        call.ear().awaitSay(0);
        assertThat(call.ask("what are your opening hours").length()).isGreaterThan(3000);
        call.ask("my internet is down");
        call.ask("the light is red");
        call.ask("it works now");
        call.sip().play(attendant.spoken("goodbye"));
        call.sip().awaitEnd(QUEUE);
        CallDetails record = attendant.record(call.id());
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
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void theAttendantIsSilentWhenTheCallerInterrupts() {
        Call call = call("102");
        call.ear().awaitSay(0);
        int asked = call.sip().recording().millisAt(call.sip()
                .play(attendant.spoken("what are your opening hours")).join().ended());
        int answer = call.ear().awaitSpeech(asked);
        Await.until("two seconds of the answer", SOON, () -> call.sip().heard().millis() > answer + 2000, () -> "less");
        Played played = call.sip().play(attendant.spoken("my internet is down")).join();
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
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    @ResourceLock(AGENTS)
    void aCallerWhoWantsAPersonTalksWithOneWhoKnowsWhatItIsAbout() {
        SipPhone agent = agent();
        CompletableFuture<SipCall> taken = agent.answerNext();
        Call call = call("103");
        call.ear().awaitSay(0);
        call.ask("my internet is down");
        call.sip().play(attendant.spoken("a person please"));
        SipCall agents = in(QUEUE, taken);
        String channel = asterisk.channels().stream().map(line -> line.split("!")[0])
                .filter(name -> name.startsWith("PJSIP/201-")).findFirst().orElseThrow();
        assertThat(asterisk.cli("core show channel " + channel))
                .containsPattern("ATTENDANT_SUMMARY=.*my internet is down");
        assertTheyTalk(call.sip(), agents);
        agents.hangUp();
        call.sip().awaitEnd(SOON);
        CallDetails record = attendant.record(call.id());
        assertThat(record.call().result()).isEqualTo(RecordedResult.TRANSFERRED);
        assertThat(record.call().transfer().orElseThrow().agent()).isEqualTo("PJSIP/201");
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void aNumberMayBeKeyedIn() {
        Call call = call("104");
        call.ear().awaitSay(0);
        call.ask("where is my order");
        int pressed = call.sip().recording().millisAt(in(SOON, call.sip().digits("4711#")).ended());
        Stretch answer = call.ear().awaitSay(pressed);
        log.info("The digits are answered after {} ms", answer.from() - pressed);
        CallDetails record = call.hangUp();
        assertThat(notes(record)).containsEntry("order", "4711");
        assertThat(said(record, Speaker.ATTENDANT).getLast()).startsWith("Thank you, I have your order number");
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void aHangupInTheGreetingLeavesNothingBehind() {
        Call call = call("105");
        call.ear().awaitSpeech(0);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    @ResourceLock(AGENTS)
    void aHangupInTheQueueLeavesNothingBehind() {
        SipPhone agent = agent();
        CompletableFuture<SipCall> rings = agent.nextRinging();
        Call call = call("106");
        call.ear().awaitSay(0);
        call.sip().play(attendant.spoken("a person please"));
        SipCall ringing = in(QUEUE, rings);
        assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
        ringing.awaitEnd(SOON);
    }

    @Test
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    @ResourceLock(AGENTS)
    void whenNobodyIsThereToTakeTheCallTheTalkGoesOn() {
        Call call = call("108");
        call.ear().awaitSay(0);
        call.sip().play(attendant.spoken("a person please"));
        attendant.events().await(call.id(), CallEvent.TransferEnded.class, QUEUE);
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
        short[] question = attendant.spoken("what are your opening hours");
        List<CompletableFuture<CallDetails>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String number = "10" + i;
            int earlier = attendant.events().callsFrom(number).size();
            SipPhone phone = phone(number);
            CompletableFuture<CallDetails> talk = new CompletableFuture<>();
            calls.add(talk);
            Thread.ofVirtual().start(() -> {
                try {
                    SipCall sip = phone.call(asterisk.uri("1000")).connected(SOON);
                    Ear ear = new Ear(sip);
                    int answered = sip.recording().millisAt(sip.answered().join());
                    Stretch greeting = ear.awaitSay(0);
                    int asked = sip.recording().millisAt(sip.play(question).join().ended());
                    Stretch answer = ear.awaitSay(asked);
                    log.info("{}: greeted after {} ms, answered after {} ms", number, greeting.from() - answered,
                            answer.from() - asked);
                    UUID id = attendant.events().awaitCallFrom(number, earlier, SOON);
                    sip.hangUp();
                    talk.complete(attendant.record(id));
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
    @ResourceLock(value = PHONES, mode = ResourceAccessMode.READ)
    void noRecogniserStaysBusyAfterCallersHungUpInMidWord() {
        for (int i = 0; i < 3; i++) {
            Call call = call("107");
            call.ear().awaitSay(0);
            CompletableFuture<Played> talking = call.sip().play(attendant.spoken("what are your opening hours"));
            int began = call.ear().now();
            Await.until("half a second of the caller's words", SOON, () -> call.ear().now() > began + 500, () -> "");
            assertThat(call.hangUp().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
            assertThat(talking).isDone();
        }
        Call call = call("107");
        call.ear().awaitSay(0);
        call.ask("my internet is down");
        assertThat(said(call.hangUp(), Speaker.ATTENDANT).get(1)).startsWith("I am sorry to hear that");
    }
}
