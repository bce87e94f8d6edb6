package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import dev.attendant.records.CallRecords;
import dev.attendant.records.RecordsSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CallsTest {

    private static final UUID FIRST = UUID.fromString("3f2a91c0-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("3f2a77aa-0000-4000-8000-000000000002");
    private static final Instant ARRIVED = Instant.parse("2026-03-29T12:30:00Z");

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutRecordsItIsSaidWhenTheyBegin() {
        assertThat(run("calls")).isEqualTo(1);
        assertThat(err.toString()).startsWith("attendant: There are no records yet").doesNotContain("unexpected")
                .hasLineCount(1);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void recentCallsAreATableTheNewestFirst() {
        twoCalls();

        assertThat(run("calls")).isZero();

        String when = CallTable.WHEN.format(ARRIVED.atZone(ZoneId.systemDefault()));
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .matches("ID +WHEN +FROM +SCENARIO +LENGTH +RESULT +TO");
        assertThat(out.toString().lines().skip(1).toList()).satisfiesExactly(
                line -> assertThat(line).startsWith("3f2a77aa").contains("withheld", "sales", "open"),
                line -> assertThat(line).startsWith("3f2a91c0  " + when).contains("+49 30 1234", "support", "1:05",
                        "completed"));
    }

    @Test
    void theTableShowsOnlyWhatIsAskedFor() {
        twoCalls();

        assertThat(run("calls", "--limit", "1")).isZero();
        assertThat(out.toString()).contains("3f2a77aa").doesNotContain("3f2a91c0");
        assertThat(run("calls", "--scenario", "support", "--json")).isZero();
        assertThat(out.toString().lines().toList().getLast()).contains("\"id\":\"" + FIRST);
        assertThat(run("calls", "--result", "no-agent")).isZero();
        assertThat(out.toString()).endsWith("There are no such calls.\n");
    }

    @Test
    void aCallIsItsTranscriptWithWhatWasNotHeardMarked() {
        twoCalls();

        assertThat(run("calls", "3f2a9")).isZero();

        assertThat(out.toString())
                .contains("Call       " + FIRST, "From       +49 30 1234 (Ada)", "Result     completed", "Length     1:05")
                .contains("attendant  Hello. [not heard: How can I help you?]  (after 620 ms)")
                .contains("caller     my line is down  (sure: 75 %)")
                .contains("Notes", "  order: 4711")
                .doesNotContain("Events");
    }

    @Test
    void whatACallerBroughtCannotControlTheTerminal() {
        twoCalls();

        assertThat(run("calls")).isZero();
        assertThat(run("calls", "3f2a7")).isZero();
        assertThat(run("calls", "3f2a7", "--events", "--json")).isZero();

        assertThat(out.toString()).contains("\\u001b[2J").doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void eventsAreShownOnRequestAndJsonHasThemToo() throws IOException {
        twoCalls();

        assertThat(run("calls", FIRST.toString(), "--events")).isZero();
        assertThat(out.toString()).contains("Events", "turn-taken {");
        out.getBuffer().setLength(0);
        assertThat(run("calls", "3f2a91", "--json", "--events")).isZero();

        JsonNode call = new ObjectMapper().readTree(out.toString());
        assertThat(call.at("/turns/0/heard").asText()).isEqualTo("Hello.");
        assertThat(call.at("/turns/0/latencyMs").asInt()).isEqualTo(620);
        assertThat(call.at("/notes/0/value").asText()).isEqualTo("4711");
        assertThat(call.get("events")).isNotEmpty();
        assertThat(call.get("lengthMs").asInt()).isEqualTo(65_000);
    }

    @Test
    void anIdThatIsUnknownAmbiguousOrTooShortIsExplained() {
        twoCalls();

        assertThat(run("calls", "ffff")).isEqualTo(1);
        assertThat(err).hasToString("attendant: No call's id begins with ffff.\n");
        assertThat(run("calls", "3f2a")).isEqualTo(1);
        assertThat(err.toString()).contains("More than one call's id begins with 3f2a", FIRST.toString());
        assertThat(run("calls", "3f")).isEqualTo(1);
        assertThat(err.toString()).contains("at least its first four characters");
    }

    @Test
    void wrongUseIsExplained() {
        assertThat(run("calls", "--result", "lost")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no result 'lost'; there are open, completed, transferred");
        assertThat(run("calls", "--limit", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--limit must be from 1 to 10000.");
        assertThat(run("calls", "--events")).isEqualTo(2);
        assertThat(err.toString()).contains("give its ID too");
    }

    @Test
    void helpTellsWhatThereIsToAskFor() {
        assertThat(run("calls", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: attendant calls", "--limit=N", "--result=RESULT", "no-agent",
                "at least four", "Examples:");
    }

    /** One that is over, and a later one that goes on and whose caller is up to something. */
    private void twoCalls() {
        try (CallRecords records = CallRecords.open(RecordsSettings.at("jdbc:h2:file:" + data.resolve("attendant")))) {
            records.on(started(FIRST, "support", "+49 30 1234", "Ada", ARRIVED));
            records.on(turn(FIRST, new Turn(1, Turn.Speaker.ATTENDANT, "Hello. How can I help you?", "Hello.",
                    Duration.ofMillis(620), 1)));
            records.on(turn(FIRST, new Turn(2, Turn.Speaker.CALLER, "my line is down", "my line is down",
                    Duration.ZERO, 0.75)));
            records.on(new CallEvent.Noted(FIRST, ARRIVED.plusSeconds(3), "order", "4711"));
            records.on(new CallEvent.Ended(FIRST, ARRIVED.plusSeconds(65), CallResult.COMPLETED,
                    Duration.ofSeconds(65)));
            records.on(started(SECOND, "sales", "", "\u001b[2J\u202eevil", ARRIVED.plusSeconds(100)));
            records.on(turn(SECOND, new Turn(1, Turn.Speaker.CALLER, "a\u001b[2J\u202eb", "a\u001b[2J\u202eb",
                    Duration.ZERO, 1)));
        }
    }

    private static CallEvent started(UUID id, String scenario, String number, String name, Instant at) {
        return new CallEvent.Started(id, at,
                new CallInfo(id, "asterisk", "1711700000.17", scenario, number, name, "100", Map.of(), at));
    }

    private static CallEvent turn(UUID id, Turn turn) {
        return new CallEvent.TurnTaken(id, ARRIVED.plusSeconds(turn.number()), turn);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine(Map.of("ATTENDANT_DATA", data.toString()));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
