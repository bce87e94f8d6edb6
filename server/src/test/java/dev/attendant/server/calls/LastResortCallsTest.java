package dev.attendant.server.calls;

import static dev.attendant.server.calls.TestAttendant.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Turn.Speaker;
import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.records.CallDetails;
import dev.attendant.records.EventRow;
import dev.attendant.records.RecordedResult;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole program with a simulated Asterisk, and an engine that fails in the middle of the call. */
@Execution(ExecutionMode.CONCURRENT)
class LastResortCallsTest {

    private static final Duration TALK = Duration.ofMinutes(2);
    private static final int RATE = 8000;

    @TempDir
    Path folder;

    private record Call(CallOutcome outcome, CallDetails details) {

        List<String> kinds() {
            return details.events().stream().map(EventRow::kind).toList();
        }
    }

    private Call call(String scenario, Map<String, String> engines, Script script, String... heard) throws IOException {
        Map<String, String> settings = new HashMap<>(engines);
        settings.put("ATTENDANT_SCENARIOS",
                TestAttendant.recordedScenarios(Files.createDirectory(folder.resolve("scenarios"))).toString());
        Vertx vertx = Vertx.vertx();
        try (TestAttendant attendant = TestAttendant.start(folder.resolve("data"), settings)) {
            SimulatedAsterisk asterisk =
                    new SimulatedAsterisk(vertx, AsteriskOptions.to("127.0.0.1", attendant.program().agiPort())
                            .withQueue("support", SimulatedQueue.answers(Duration.ZERO, Duration.ofMillis(200))));
            SpeakingCaller caller = new SpeakingCaller(attendant.voice(), script);
            CallOutcome outcome = Await.value(
                    asterisk.call(CallSpec.to(scenario).from("1001", "Pat").withCaller(caller)).outcome(), TALK);
            CallDetails details = attendant.recordOfCallFrom("1001");
            assertThat(caller.talk().join().failure()).as(() -> "" + details.turns()).isEmpty();
            Path recording = details.call().recording().orElseThrow();
            Await.until("a recording", Await.SOON, () -> Files.exists(recording), () -> "none at " + recording);
            short[] spoken = Wav.read(recording).channels()[1];
            int from = 0;
            for (String sentence : heard) {
                from = end(sentence, spoken, from, attendant.program().engines().engines().synthesizer());
            }
            attendant.awaitNothingLeft();
            return new Call(outcome, details);
        } finally {
            Await.value(vertx.close(), Await.SOON);
        }
    }

    /** Where a sentence ends in what was spoken from there on, sample by sample what the cache holds of it. */
    private static int end(String sentence, short[] spoken, int from, Synthesizer cache) {
        List<short[]> pieces = new ArrayList<>();
        cache.speak(new Synthesizer.Speech(sentence, "en-US", "", RATE), new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                pieces.add(samples);
            }

            @Override
            public void done() {}

            @Override
            public void failed(String reason) {
                throw new AssertionError(sentence + " is not in the cache: " + reason);
            }
        });
        assertThat(pieces).as("what the cache gives at once of \"%s\"", sentence).hasSize(1);
        // the silence before the first sentence of a reply is left out
        short[] voice = Arrays.copyOfRange(pieces.getFirst(), RATE / 2, pieces.getFirst().length);
        for (int at = from; at + voice.length <= spoken.length; at++) {
            if (Arrays.equals(spoken, at, at + voice.length, voice, 0, voice.length)) {
                return at + voice.length;
            }
        }
        throw new AssertionError("\"" + sentence + "\" was not heard after " + from / (RATE / 1000) + " ms");
    }

    @Test
    void aCallerWhomNobodyCanHearIsServedByDigitsAndReachesTheRightPeople() throws IOException {
        Call call = call("support", Map.of("ATTENDANT_RECOGNIZER_ENGINE", "deaf"),
                Script.begin().say("what are your opening hours").press("1").press("2"),
                "Hello, this is the service desk of Northwind Internet.",
                "I am afraid I cannot hear you well at the moment.",
                "For our opening hours, press 1.",
                "For a question about your bill, press 2.",
                "For a person, press 0.",
                "We are here from eight in the morning to six in the evening, Monday to Friday.",
                "For our opening hours, press 1.",
                "For a question about your bill, press 2.",
                "For a person, press 0.",
                "For your bill I will connect you with a colleague in accounts.",
                "One moment, please.");

        assertThat(call.outcome().result()).isEqualTo("transferred");
        assertThat(call.outcome().queues()).extracting(QueueVisit::outcome)
                .containsExactly(QueueVisit.Outcome.SERVED);
        assertThat(call.details().call().result()).isEqualTo(RecordedResult.TRANSFERRED);
        assertThat(call.details().call().summary())
                .isEqualTo("our opening hours; a question about your bill");
        assertThat(said(call.details(), Speaker.CALLER)).containsExactly("[1]", "[2]");
        assertThat(call.kinds()).containsOnlyOnce("failed", "menu-offered");
    }

    @Test
    void aVoiceThatDiesStillSaysTheRecordedApologyAndTheCallerReachesAPerson() throws IOException {
        String appointment = "i need an appointment on monday";
        Call call = call("appointment", Map.of(
                        "ATTENDANT_RECOGNIZER_ENGINE", "timed",
                        "ATTENDANT_RECOGNIZER_TIMED_PHRASE", appointment,
                        "ATTENDANT_SYNTHESIZER_ENGINE", "dying",
                        "ATTENDANT_SYNTHESIZER_DYING_AT", "is possible"),
                Script.begin().say(appointment),
                "I am sorry, something went wrong on our side.",
                "I will connect you with the front desk.");

        assertThat(call.outcome().result()).isEqualTo("transferred");
        assertThat(call.details().call().result()).isEqualTo(RecordedResult.TRANSFERRED);
        assertThat(said(call.details(), Speaker.ATTENDANT)).last().asString().startsWith("I am sorry, something went");
        assertThat(call.kinds()).containsOnlyOnce("failed").doesNotContain("menu-offered");
    }
}
