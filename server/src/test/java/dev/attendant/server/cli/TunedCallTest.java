package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.calls.Await;
import dev.attendant.server.calls.TestAttendant;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.pbx.CallSpec;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A call to the whole program, recorded, and then played through the same settings and others. */
class TunedCallTest {

    private static final Duration TALK = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static Path recording;

    @BeforeAll
    static void aCall() throws IOException {
        Path scenarios = Files.createDirectory(folder.resolve("scenarios"));
        Path support = Path.of("..", "scenarios", "support.yaml");
        Files.writeString(scenarios.resolve("support.yaml"),
                Files.readString(support).replace("record: false", "record: true"));
        Vertx vertx = Vertx.vertx();
        try (TestAttendant attendant = TestAttendant.start(folder.resolve("data"),
                Map.of("ATTENDANT_SCENARIOS", scenarios.toString()))) {
            SimulatedAsterisk asterisk = new SimulatedAsterisk(vertx,
                    AsteriskOptions.to("127.0.0.1", attendant.program().agiPort()));
            SpeakingCaller caller = new SpeakingCaller(attendant.voice(), Script.begin()
                    .say("what are your opening hours")
                    .sayOver("my internet is down", Duration.ofMillis(1500))
                    .say("the light is red")
                    .say("it works now")
                    .say("goodbye"));
            Await.value(asterisk.call(CallSpec.to("support").withCaller(caller)).outcome(), TALK);
            assertThat(caller.talk().join().failure()).isEmpty();
            assertThat(attendant.program().records().flush(Await.SOON)).isTrue();
        } finally {
            vertx.close().await();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("data/recordings"))) {
            recording = all.filter(path -> path.toString().endsWith(".wav")).findFirst().orElseThrow();
        }
    }

    @Test
    void theSameSettingsDecideAsTheyDidThen() {
        String shown = tune();

        assertThat(total(shown, "turns")).containsExactly("5", "5");
        assertThat(total(shown, "cut off")).containsExactly("0", "0");
        assertThat(total(shown, "barge-ins")).containsExactly("1", "1");
        assertThat(total(shown, "false barge-ins")).containsExactly("0", "0");
        assertThat(shown).doesNotContain("no turn", "not heard", "no words");
    }

    @Test
    void aRecordingWithoutItsRecordTellsTheSame() throws IOException {
        Path alone = Files.copy(recording, folder.resolve("alone.wav"));

        String shown = tune(alone);

        assertThat(total(shown, "turns")).containsExactly("5", "5");
        assertThat(total(shown, "cut off")).containsExactly("0", "0");
        assertThat(total(shown, "barge-ins")).containsExactly("1", "1");
    }

    @Test
    void theRecognizerMakesOutTheWordsAgain() {
        String shown = tune("--recognizer");

        assertThat(total(shown, "turns")).containsExactly("5", "5");
        assertThat(total(shown, "barge-ins")).containsExactly("1", "1");
    }

    @Test
    void aLongerEndOfTurnIsALongerWait() {
        String shown = tune("--set", "turn-taking.end-of-turn=1500ms");

        // 1.5 s, or somewhat less for a caller who pauses in mid-word, as one does whom a busy machine holds up
        assertThat(seconds(total(shown, "wait, median").getLast())).isBetween(1.12, 1.9);
        assertThat(total(shown, "turns").getLast()).isEqualTo("5");
    }

    private static String tune(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(Map.of(
                "ATTENDANT_DATA", folder.resolve("data").toString(),
                "ATTENDANT_SCENARIOS", folder.resolve("scenarios").toString()));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        Stream<Object> file = arguments.length > 0 && arguments[0] instanceof Path ? Stream.empty()
                : Stream.of(recording);
        int code = command.execute(Stream.of(Stream.of("tune"), file, Stream.of(arguments))
                .flatMap(words -> words).map(Object::toString).toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return out.toString();
    }

    private static double seconds(String shown) {
        return Double.parseDouble(shown.replace(" s", ""));
    }

    private static List<String> total(String shown, String name) {
        Matcher row = Pattern.compile("(?m)^  " + name + " +(\\S+(?: s)?) +(\\S+(?: s)?)$").matcher(shown);
        assertThat(row.find()).as(shown).isTrue();
        return List.of(row.group(1), row.group(2));
    }
}
