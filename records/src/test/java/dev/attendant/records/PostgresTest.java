package dev.attendant.records;

import static dev.attendant.records.Talk.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same tables and statements on a real PostgreSQL. */
class PostgresTest {

    @Test
    void theRecordsAreTheSameOnPostgres() throws Exception {
        String hostile = "O'Brien\"); -- \u0000 \uD83D \uD83D\uDE00" + "x".repeat(100_000);
        Talk finished = new Talk();
        Talk open = new Talk();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            RecordsSettings settings = new RecordsSettings(
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 4);
            try (CallRecords records = CallRecords.open(settings)) {
                List.of(finished.started(hostile, hostile), finished.said(1, Turn.Speaker.CALLER, hostile),
                        finished.said(1, Turn.Speaker.CALLER, "refused: this turn is there already"),
                        new CallEvent.Noted(finished.id, Talk.after(2), hostile, hostile),
                        new CallEvent.ToolUsed(finished.id, Talk.after(2), "tool", new JsonObject().put("a", hostile),
                                new JsonObject(), Duration.ZERO),
                        finished.ended(CallResult.COMPLETED), open.started(),
                        open.said(7, Turn.Speaker.CALLER, "Hello")).forEach(records::on);
                assertThat(records.flush(LONG)).isTrue();
            }
            try (CallRecords records = CallRecords.open(settings); CallHistory history = CallHistory.read(settings)) {
                CallDetails call = history.call(finished.id).orElseThrow();
                assertThat(call.call().arrivedAt()).isEqualTo(Talk.ARRIVED);
                assertThat(call.call().result()).isEqualTo(RecordedResult.COMPLETED);
                assertThat(call.turns()).extracting(row -> row.turn().text())
                        .containsExactly(Columns.text(hostile, 4000));
                assertThat(call.events()).extracting(EventRow::kind)
                        .containsExactly("started", "turn-taken", "noted", "tool-used", "ended");

                assertThat(records.history().call(open.id.toString().substring(0, 8)))
                        .isInstanceOfSatisfying(Lookup.Found.class, found -> {
                            assertThat(found.details().call().result()).isEqualTo(RecordedResult.INTERRUPTED);
                            assertThat(found.details().call().endedAt()).contains(Talk.after(7));
                        });
                assertThat(history.recent(new CallFilter(Optional.of("reception"), RecordedResult.parse("completed")),
                        5)).extracting(CallRow::id).containsExactly(finished.id);
            }
        }
    }
}
