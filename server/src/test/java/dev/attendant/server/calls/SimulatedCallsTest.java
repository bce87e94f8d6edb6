package dev.attendant.server.calls;

import static dev.attendant.server.calls.TestAttendant.notes;
import static dev.attendant.server.calls.TestAttendant.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.records.CallDetails;
import dev.attendant.records.RecordedResult;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole program with a simulated Asterisk, and callers who speak: heard by sphinx4, answered by FreeTTS. */
@Execution(ExecutionMode.CONCURRENT)
class SimulatedCallsTest {

    private static final Logger log = LoggerFactory.getLogger(SimulatedCallsTest.class);
    private static final Duration TALK = Duration.ofMinutes(2);
    private static final Duration A_WHILE = Duration.ofMillis(1500);

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static TestAttendant attendant;
    private static SimulatedAsterisk asterisk;

    @BeforeAll
    static void up() throws IOException {
        Path scenarios = TestAttendant.recordedScenarios(Files.createDirectory(folder.resolve("scenarios")));
        attendant = TestAttendant.start(folder.resolve("data"), Map.of("ATTENDANT_SCENARIOS", scenarios.toString()));
        vertx = Vertx.vertx();
        asterisk = new SimulatedAsterisk(vertx, AsteriskOptions.to("127.0.0.1", attendant.program().agiPort())
                .withQueue("support", SimulatedQueue.answers(Duration.ofMillis(300), Duration.ofMillis(500)))
                .withQueue("sales", SimulatedQueue.noAgents()));
    }

    @AfterAll
    static void nothingIsLeft() {
        try {
            attendant.awaitNothingLeft();
        } finally {
            Await.value(vertx.close(), Await.SOON);
            attendant.close();
        }
    }

    private record Call(CallOutcome outcome, Talk talk, CallDetails details) {}

    /** A call to its end. */
    private static Call call(String scenario, String number, Script script) {
        SpeakingCaller caller = new SpeakingCaller(attendant.voice(), script);
        CallOutcome outcome = Await.value(
                asterisk.call(CallSpec.to(scenario).from(number, "Pat").withCaller(caller)).outcome(), TALK);
        Talk talk = caller.talk().join();
        CallDetails details = attendant.recordOfCallFrom(number);
        log.info("{}: responses {}, barge-ins {}\n{}", scenario, talk.responses(), talk.bargeIns(),
                String.join("\n", details.turns().stream().map(row -> row.turn().toString()).toList()));
        assertThat(talk.failure()).as(() -> talk.timeline() + "\n" + details.turns()).isEmpty();
        return new Call(outcome, talk, details);
    }

    private static void assertCompleted(Call call) {
        assertThat(call.outcome().result()).isEqualTo("completed");
        assertThat(call.outcome().dialplan()).isEqualTo(DialplanDecision.HANG_UP);
        assertThat(call.details().call().result()).isEqualTo(RecordedResult.COMPLETED);
        assertThat(call.outcome().queues()).isEmpty();
    }

    /** The answers to the caller's turns begin like this. */
    private static void assertAnswers(Call call, String... beginnings) {
        List<String> answers = said(call.details(), Speaker.ATTENDANT);
        assertThat(answers).hasSize(beginnings.length + 1);
        for (int i = 0; i < beginnings.length; i++) {
            assertThat(answers.get(i + 1)).startsWith(beginnings[i]);
        }
    }

    @Test
    void aCallerWithoutInternetIsHelped() {
        Call call = call("support", "1001", Script.begin()
                .say("what are your opening hours")
                .say("my internet is down")
                .say("the light is red")
                .say("it works now")
                .say("goodbye"));
        assertAnswers(call, "We are here from eight", "I am sorry to hear that", "Red means", "That is good news",
                "You are welcome");
        assertCompleted(call);
        assertThat(said(call.details(), Speaker.CALLER)).hasSize(5);
        assertThat(call.talk().responses()).hasSize(5);
    }

    @Test
    void aPatientMakesAnAppointment() {
        Call call = call("appointment", "1002", Script.begin()
                .say("i need an appointment on monday")
                .say("around nine thirty")
                .say("yes please")
                .say("is there parking")
                .say("thank you that is all"));
        assertAnswers(call, "Yes, monday is possible", "That is monday at nine thirty",
                "It is booked. We will see you on monday at nine thirty", "Yes, you can park", "You are welcome");
        assertCompleted(call);
        assertThat(notes(call.details())).containsEntry("appointment", "monday at nine thirty");
    }

    @Test
    void aProspectHearsOfThePlans() {
        Call call = call("sales", "1003", Script.begin()
                .say("what is your product")
                .say("tell me about the plans")
                .say("how much is the plus plan")
                .say("no thank you")
                .say("is there a free trial")
                .say("goodbye"));
        assertAnswers(call, "We make a telephone system", "We have three plans", "Plus is twenty dollars",
                "No problem at all", "Yes, you can try", "");
        assertCompleted(call);
    }

    @Test
    void aSurveyNotesEachAnswerAndTheRecordingHoldsBothVoices() throws IOException {
        Call call = call("survey", "1004", Script.begin()
                .say("yes please")
                .say("i would say four")
                .say("i would say five")
                .say("maybe three")
                .say("i give you a two")
                .say("i would say five")
                .say("no thank you"));
        assertCompleted(call);
        assertThat(notes(call.details())).isEqualTo(Map.of(
                "reach", "four", "friendly", "five", "understood", "three", "solution", "two", "recommend", "five"));
        Path recording = call.details().call().recording().orElseThrow();
        Await.until("a recording", Await.SOON, () -> Files.exists(recording), () -> "none at " + recording);
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(recording)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(wav.getShort(22)).as("channels").isEqualTo((short) 2);
        Sound caller = channel(wav, 0);
        Sound us = channel(wav, 1);
        assertThat(us.firstAbove(Sound.SPEECH, 0)).isNotNegative()
                .isLessThan(caller.firstAbove(Sound.SPEECH, 0));
        assertThat(caller.lastAbove(Sound.SPEECH)).isLessThan(us.lastAbove(Sound.SPEECH));
    }

    private static Sound channel(ByteBuffer wav, int channel) {
        short[] samples = new short[(wav.capacity() - 44) / 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = wav.getShort(44 + 4 * i + 2 * channel);
        }
        return new Sound(samples, 8000);
    }

    @Test
    void aCallerMayInterruptAndIsAnswered() {
        Call call = call("support", "1005", Script.begin()
                .say("what are your opening hours")
                .sayOver("my internet is down", A_WHILE)
                .listen()
                .hangUp());
        List<String> answers = said(call.details(), Speaker.ATTENDANT);
        assertThat(answers.get(1)).startsWith("We are here").doesNotContain("anything else");
        assertThat(answers.get(2)).startsWith("I am sorry to hear that");
        assertThat(call.talk().bargeIns()).hasSize(1);
        assertThat(attendant.events().of(call.details().call().id(), CallEvent.BargedIn.class)).hasSize(1);
        assertThat(call.details().call().result()).isEqualTo(RecordedResult.CALLER_HUNG_UP);
    }

    @Test
    void aCallerWhoWantsAPersonGetsOneWhoKnowsWhatItIsAbout() {
        Call call = call("support", "1006", Script.begin().say("my internet is down").say("a person please"));
        assertThat(call.outcome().result()).isEqualTo("transferred");
        QueueVisit visit = call.outcome().queues().getFirst();
        assertThat(visit.outcome()).isEqualTo(QueueVisit.Outcome.SERVED);
        assertThat(visit.variables().get("__ATTENDANT_SUMMARY") + visit.variables().get("ATTENDANT_SUMMARY"))
                .contains("my internet is down");
        assertThat(call.details().call().transfer().orElseThrow().agent()).isEqualTo("PJSIP/agent1");
    }

    @Test
    void whenNobodyIsThereToTakeTheCallTheTalkGoesOn() {
        Call call = call("sales", "1007", Script.begin()
                .say("do you give a discount")
                .say("what is your product")
                .hangUp());
        assertAnswers(call, "That is something to discuss", "I am sorry", "We make a telephone system");
        assertThat(call.outcome().queues()).extracting(QueueVisit::outcome)
                .containsExactly(QueueVisit.Outcome.NO_AGENTS);
        assertThat(attendant.events().of(call.details().call().id(), CallEvent.Greeted.class)).hasSize(1);
    }

    @Test
    void theKeyForAPersonWorksAtAnyTime() {
        Call call = call("support", "1008", Script.begin().pressOver("0", A_WHILE));
        assertThat(call.outcome().result()).isEqualTo("transferred");
        assertThat(said(call.details(), Speaker.CALLER)).containsExactly("[0]");
    }

    @Test
    void anUnknownScenarioIsLeftToTheDialplan() {
        CallOutcome outcome = Await.value(asterisk.call(CallSpec.to("no-such").from("1009", "Pat")).outcome(), TALK);
        assertThat(outcome.result()).isEqualTo("refused");
        assertThat(outcome.answered()).isFalse();
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    @Test
    void aCallerWhoSaysNothingIsAskedTwiceAndThenConnected() {
        Call call = call("support", "1010", Script.begin().waitSilently(Duration.ofSeconds(5)));
        assertThat(said(call.details(), Speaker.ATTENDANT).subList(1, 4)).containsExactly("Are you still there?",
                "I can not hear you. How can I help you?",
                "I still can not hear you. I will connect you with a colleague.");
        assertThat(call.outcome().result()).isEqualTo("transferred");
    }
}
