package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.calls.Await;
import dev.attendant.server.calls.TestAttendant;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole calls on a simulated Asterisk with engines that fail. */
@Execution(ExecutionMode.CONCURRENT)
class FailoverCallsTest {

    private static final Duration TALK = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    private void aTalkGoesWell(Map<String, String> engines, String role, String from, String to) {
        Map<String, String> settings = new HashMap<>(Map.of("ATTENDANT_RECOGNIZER_ENGINE", "timed"));
        settings.putAll(engines);
        settings.put("ATTENDANT_RECOGNIZER_TIMED_PHRASE", "goodbye");
        Vertx vertx = Vertx.vertx();
        try (TestAttendant attendant = TestAttendant.start(data, settings)) {
            SimulatedAsterisk asterisk = new SimulatedAsterisk(
                    vertx, AsteriskOptions.to("127.0.0.1", attendant.program().agiPort()));
            SpeakingCaller caller = new SpeakingCaller(
                    attendant.voice(), Script.begin().say("goodbye"));
            CallOutcome outcome = Await.value(
                    asterisk.call(CallSpec.to("support").from("1001", "Pat").withCaller(caller)).outcome(), TALK);
            Talk talk = caller.talk().join();

            assertThat(talk.failure()).as(() -> talk.timeline().toString()).isEmpty();
            assertThat(outcome.result()).isEqualTo("completed");
            assertThat(talk.responses()).hasSize(1);
            assertThat(attendant.program().engines().metrics().switches())
                    .filteredOn(step -> step.role().equals(role))
                    .singleElement()
                    .satisfies(step -> assertThat(step.from() + " to " + step.to()).isEqualTo(from + " to " + to));
        } finally {
            Await.value(vertx.close(), Await.SOON);
        }
    }

    @ParameterizedTest
    @CsvSource({"recognizer, timed", "synthesizer, freetts", "model, scripted"})
    void aCallerNoticesNothingOfAFirstEngineThatFails(String role, String second) {
        aTalkGoesWell(Map.of("ATTENDANT_" + role.toUpperCase(Locale.ROOT) + "_ENGINE", "broken, " + second),
                role, "broken", second);
    }

    @Test
    void whenNoModelIsLeftTheScriptedOneTakesTheTalk() {
        aTalkGoesWell(Map.of("ATTENDANT_MODEL_ENGINE", "near", "ATTENDANT_MODEL_NEAR_TYPE", "broken"),
                "model", "near", "scripted");
    }
}
