package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.Turn;
import dev.attendant.conversation.audio.Wav;
import dev.attendant.records.CallRecords;
import dev.attendant.records.RecordsSettings;
import dev.attendant.server.tune.TalkRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TuneTest {

    private static final UUID CALL = UUID.fromString("3f2a91c0-0000-4000-8000-000000000001");
    private static final Instant OPENED = Instant.parse("2026-03-29T12:30:00Z");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCallerWhoGoesOnIsCutOffUnlessTheTurnWaitsLonger() throws IOException {
        Path file = hesitation().write(directory.resolve("call.wav"));

        assertThat(tune(file)).isZero();
        assertThat(callerLines()).hasSize(2);
        assertThat(callerLines().getFirst()).matches(".*no turn +wait 0\\.6\\d s, cut off");
        assertThat(total("turns")).containsExactly("1", "2");
        assertThat(total("cut off")).containsExactly("0", "1");

        assertThat(tune(file, "--set", "turn-taking.end-of-turn=1200ms")).isZero();
        assertThat(callerLines()).hasSize(1);
        assertThat(callerLines().getFirst()).matches(".* wait 1\\.2\\d s");
        assertThat(total("turns")).containsExactly("1", "1");
        assertThat(total("cut off")).containsExactly("0", "0");
    }

    @Test
    void aWaitIsLateFromWhereTheOperatorSays() throws IOException {
        Path file = hesitation().write(directory.resolve("call.wav"));

        assertThat(tune(file, "--set", "turn-taking.end-of-turn=1200ms", "--late", "1s")).isZero();

        assertThat(callerLines().getFirst()).matches(".* wait 1\\.2\\d s, late");
        assertThat(total("late").getLast()).isEqualTo("1");
        assertThat(total("wait, median").getLast()).startsWith("1.2");
    }

    @Test
    void speechIntoTheAttendantsIsABargeInWhenItIsLongEnough() throws IOException {
        TalkRecording talk = new TalkRecording(12_000);
        talk.answers(500, 8_000);
        talk.says(3_000, "I would like to talk to a person please");
        Path file = talk.write(directory.resolve("call.wav"));

        assertThat(tune(file)).isZero();
        assertThat(attendantLines().getFirst()).matches(".* 8\\.0 s +barge-in");
        assertThat(total("barge-ins")).containsExactly("0", "1");

        assertThat(tune(file, "--set", "turn-taking.barge-in=5s", "--set", "turn-taking.end-of-turn=5s",
                "--set", "turn-taking.most-end-of-turn=9s")).isZero();
        assertThat(total("barge-ins").getLast()).isEqualTo("0");
    }

    @Test
    void anAttendantThatFellSilentForTheCallerThenWasInterruptedThen() throws IOException {
        TalkRecording talk = new TalkRecording(12_000);
        talk.answers(500, 2_800);
        int over = talk.says(3_000, "I would like to talk to a person please");
        talk.answers(over + 900, 2_000);
        Path file = talk.write(directory.resolve("call.wav"));

        assertThat(tune(file)).isZero();
        assertThat(attendantLines().getFirst()).matches(".* 2\\.8 s +barge-in +barge-in");

        // it needs more speech now, and would have gone on meanwhile
        assertThat(tune(file, "--set", "turn-taking.barge-in=1s")).isZero();
        assertThat(total("barge-ins")).containsExactly("1", "1");
        assertThat(total("turns")).containsExactly("1", "1");
        assertThat(callerLines().getFirst()).matches(".* wait 0\\.[89]\\d s +wait 0\\.6\\d s");
    }

    @Test
    void aCoughThatSilencesTheAttendantIsAFalseBargeIn() throws IOException {
        TalkRecording talk = new TalkRecording(10_000);
        talk.answers(500, 7_000);
        talk.utters(3_000, 340);
        Path file = talk.write(directory.resolve("call.wav"));

        assertThat(tune(file, "--set", "turn-taking.barge-in=100ms")).isZero();
        assertThat(attendantLines().getFirst()).matches(".* 7\\.0 s +false barge-in");
        assertThat(callerLines().getFirst()).endsWith("no words");
        assertThat(total("false barge-ins")).containsExactly("0", "1");
        assertThat(total("barge-ins")).containsExactly("0", "0");
        assertThat(total("turns").getLast()).isEqualTo("0");

        assertThat(tune(file, "--set", "turn-taking.barge-in=800ms")).isZero();
        assertThat(total("false barge-ins")).containsExactly("0", "0");
    }

    @Test
    void whatHappenedThenComesFromTheCallsRecord() throws IOException {
        TalkRecording talk = new TalkRecording(16_000);
        talk.answers(500, 2_000);
        int paused = talk.says(3_000, "I would like to");
        int over = talk.says(paused + 1_000, "talk to a person please");
        talk.answers(over + 1_500, 1_600);
        talk.utters(over + 2_800, 340);
        talk.answers(over + 4_000, 1_000);
        Path file = talk.write(directory.resolve(CALL + ".wav"));
        try (CallRecords records = records()) {
            records.on(new CallEvent.Started(CALL, OPENED.minusMillis(300), info()));
            records.on(new CallEvent.LineOpened(CALL, OPENED, 8000));
            turn(records, 1, Turn.Speaker.ATTENDANT, "Hello.", paused + 700);
            turn(records, 2, Turn.Speaker.CALLER, "I would like to", paused + 700);
            turn(records, 3, Turn.Speaker.CALLER, "talk to a person please", over + 1_000);
            records.on(new CallEvent.Resumed(CALL, OPENED.plusMillis(over + 3_900)));
        }

        assertThat(tune(file)).isZero();

        assertThat(out.toString()).contains("call " + CALL + " of ", "scenario support");
        assertThat(callerLines().getFirst()).matches(".*wait 0\\.(6|7)\\d s, cut off +wait 0\\.6\\d s, cut off");
        assertThat(callerLines().get(1)).matches(".*wait (0\\.9|1\\.0)\\d s +wait .*");
        assertThat(callerLines().get(2)).matches(".*no turn +no words");
        assertThat(attendantLines().get(1)).contains("  false barge-in");
        assertThat(total("turns")).containsExactly("2", "2");
        assertThat(total("cut off")).containsExactly("1", "1");
        assertThat(total("false barge-ins").getFirst()).isEqualTo("1");
        assertThat(out.toString()).contains("by the call's record").doesNotContain("Without a record");

        assertThat(tune(file, "--set", "turn-taking.end-of-turn=1400ms")).isZero();
        assertThat(callerLines().getFirst()).matches(".*, cut off; wait [^;]* s +wait 1\\.4\\d s");
        assertThat(total("turns")).containsExactly("2", "1");
        assertThat(total("cut off")).containsExactly("1", "0");
    }

    /** A program that was held up records less than it heard. */
    @Test
    void whatARecordingLacksIsFoundByTheLatencyOfTheAnswers() throws IOException {
        TalkRecording talk = new TalkRecording(8_000);
        talk.answers(500, 2_000);
        int over = talk.says(3_000, "talk to a person please");
        talk.answers(over + 900, 1_600);
        Path file = talk.write(directory.resolve(CALL + ".wav"));
        int lacking = 1_400;
        try (CallRecords records = records()) {
            records.on(new CallEvent.Started(CALL, OPENED, info()));
            records.on(new CallEvent.LineOpened(CALL, OPENED, 8000));
            turn(records, 1, Turn.Speaker.CALLER, "talk to a person please", over + 700 + lacking);
            records.on(new CallEvent.TurnTaken(CALL, OPENED.plusSeconds(8), new Turn(2, Turn.Speaker.ATTENDANT, "Yes.",
                    "Yes.", Duration.ofMillis(900), 1)));
        }

        assertThat(tune(file)).isZero();

        assertThat(callerLines().getFirst()).matches(".* wait 0\\.[89]\\d s +wait 0\\.6\\d s");
    }

    @Test
    void keysAreNoTurnsAndNoBargeIns() throws IOException {
        TalkRecording talk = new TalkRecording(5_000);
        talk.answers(500, 2_000);
        Path file = talk.write(directory.resolve(CALL + ".wav"));
        try (CallRecords records = records()) {
            records.on(new CallEvent.Started(CALL, OPENED, info()));
            records.on(new CallEvent.LineOpened(CALL, OPENED, 8000));
            records.on(new CallEvent.BargedIn(CALL, OPENED.plusMillis(2_500), "Hello"));
            turn(records, 1, Turn.Speaker.CALLER, "[1]", 2_501);
        }

        assertThat(tune(file)).isZero();

        assertThat(total("turns")).containsExactly("0", "0");
        assertThat(total("barge-ins")).containsExactly("0", "0");
        assertThat(total("wait, median")).containsExactly("-", "-");
    }

    @Test
    void theSameRecordingBringsTheSameEachTime() throws IOException {
        Path file = hesitation().write(directory.resolve("call.wav"));
        assertThat(tune(file)).isZero();
        String first = out.toString();

        assertThat(tune(file)).isZero();

        assertThat(out).hasToString(first);
    }

    @Test
    void whatIsNoRecordingIsNamedAndTheOthersArePlayed() throws IOException {
        Path good = hesitation().write(directory.resolve("good.wav"));
        Path mono = directory.resolve("mono.wav");
        Wav.mono(8000, new short[8000]).write(mono);
        Path rate = directory.resolve("rate.wav");
        new Wav(44_100, new short[2][4410]).write(rate);
        Path text = Files.writeString(directory.resolve("text.wav"), "no sound");
        Path cut = directory.resolve("cut.wav");
        byte[] whole = Files.readAllBytes(good);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path empty = directory.resolve("empty.wav");
        Files.write(empty, Arrays.copyOf(whole, Wav.HEADER_LENGTH));

        assertThat(tune(mono, rate, text, cut, empty, directory.resolve("none.wav"), directory, good)).isEqualTo(1);

        assertThat(err.toString().lines().toList()).satisfiesExactly(
                line -> assertThat(line).contains("mono.wav is mono; needed is a stereo recording"),
                line -> assertThat(line).contains("rate.wav has 44100 samples a second", "sox in.wav -r 8000"),
                line -> assertThat(line).contains("text.wav is not a WAV file"),
                line -> assertThat(line).contains("cut.wav is cut short", "copy it again"),
                line -> assertThat(line).contains("empty.wav has no sound in it"),
                line -> assertThat(line).contains("none.wav does not exist"),
                line -> assertThat(line).contains(directory + " is no file"),
                line -> assertThat(line).contains("7 of 8 recordings"));
        assertThat(out.toString()).contains("good.wav", "Total of 1 recording, ");
        assertThat(total("turns").getLast()).isEqualTo("2");
    }

    @Test
    void whatAKilledProgramLeftIsPlayed() throws IOException {
        byte[] whole = Files.readAllBytes(hesitation().write(directory.resolve("call.wav")));
        System.arraycopy(Wav.header(2, 8000, 0), 0, whole, 0, Wav.HEADER_LENGTH);
        Path file = Files.write(directory.resolve("killed.wav"), whole);

        assertThat(tune(file)).isZero();

        assertThat(total("turns").getLast()).isEqualTo("2");
    }

    @Test
    void wrongSettingsAreExplained() throws IOException {
        String file = hesitation().write(directory.resolve("call.wav")).toString();

        assertThat(run("tune", file, "--set", "turn-taking.end-of-turn=9h")).isEqualTo(1);
        assertThat(err.toString()).contains("--set: turn-taking.end-of-turn: must be from 100ms to 5s");
        assertThat(run("tune", file, "--set", "turn-taking.end-of-turns=1s")).isEqualTo(1);
        assertThat(err.toString()).contains("--set: turn-taking.end-of-turns", "end-of-turn");
        assertThat(run("tune", file, "--set", "limits.calls=3")).isEqualTo(2);
        assertThat(err.toString()).contains("limits.calls changes nothing here");
        assertThat(run("tune", file, "--late", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--late", "must be a duration such as 300ms");
        assertThat(run("tune", file, "--scenario", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no nothing; there are ", "support");
        assertThat(run("tune")).isEqualTo(2);
    }

    @Test
    void helpTellsWhatTheMarksMean() {
        assertThat(run("tune", "--help")).isZero();
        assertThat(out.toString()).contains("cut off ", "false barge-in ", "--set=KEY=VALUE", "--recognizer", "--late",
                "Examples:");
    }

    /** A caller who thinks for a second in the midst of a sentence, and then is answered. */
    private static TalkRecording hesitation() {
        TalkRecording talk = new TalkRecording(12_000);
        talk.answers(300, 1_500);
        int paused = talk.says(2_500, "I would like to");
        int over = talk.says(paused + 1_000, "talk to a person please");
        talk.answers(over + 1_400, 1_000);
        return talk;
    }

    private CallRecords records() {
        return CallRecords.open(RecordsSettings.at("jdbc:h2:file:" + directory.resolve("attendant")));
    }

    private static CallInfo info() {
        return new CallInfo(CALL, "asterisk", "1711700000.17", "support", "+49 30 1234", "Ada", "100", Map.of(),
                OPENED);
    }

    private static void turn(CallRecords records, int number, Turn.Speaker speaker, String text, int millis) {
        records.on(new CallEvent.TurnTaken(CALL, OPENED.plusMillis(millis),
                new Turn(number, speaker, text, text, Duration.ZERO, 1)));
    }

    private List<String> callerLines() {
        return out.toString().lines().filter(line -> line.contains(" caller ")).toList();
    }

    private List<String> attendantLines() {
        return out.toString().lines().filter(line -> line.contains(" attendant ")).toList();
    }

    /** Then and now. */
    private List<String> total(String name) {
        String row = out.toString().lines().filter(line -> line.startsWith("  " + name + " ")).findFirst()
                .orElseThrow();
        return Arrays.asList(row.substring(name.length() + 2).strip().split(" {2,}"));
    }

    /** @param arguments recordings, and options with what they are given */
    private int tune(Object... arguments) {
        return run(Stream.concat(Stream.of("tune"), Arrays.stream(arguments).map(Object::toString))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Main.commandLine(Map.of(
                "ATTENDANT_DATA", directory.toString(),
                "ATTENDANT_SCENARIOS", Path.of("..", "scenarios").toString()));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        return code;
    }
}
