package dev.attendant.records;

import dev.attendant.conversation.Turn;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows. What a column may lack becomes an Optional, an empty text or zero here. */
final class Rows {

    private Rows() {}

    static CallRow call(ResultSet row, StatementContext context) throws SQLException {
        return new CallRow(
                UUID.fromString(row.getString("id")),
                row.getString("pbx"),
                row.getString("pbx_call_id"),
                row.getString("scenario"),
                row.getString("caller_number"),
                row.getString("caller_name"),
                row.getString("dialled"),
                Columns.instant(row, "arrived_at"),
                Columns.maybeInstant(row, "ended_at"),
                maybe(row, "call_result").flatMap(RecordedResult::parse).orElse(RecordedResult.OPEN),
                Duration.ofMillis(row.getLong("length_ms")),
                transfer(row),
                maybe(row, "summary").orElse(""),
                maybe(row, "recording").map(Path::of));
    }

    private static Optional<TransferRow> transfer(ResultSet row) throws SQLException {
        Optional<String> queue = maybe(row, "transfer_queue");
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TransferRow(
                queue.get(),
                maybe(row, "transfer_result").flatMap(TransferResult::parse),
                maybe(row, "transfer_agent").orElse(""),
                Duration.ofMillis(row.getLong("transfer_talked_ms"))));
    }

    static TurnRow turn(ResultSet row, StatementContext context) throws SQLException {
        Turn turn = new Turn(
                row.getInt("turn_number"),
                Turn.Speaker.valueOf(row.getString("speaker").toUpperCase(Locale.ROOT)),
                row.getString("said"),
                row.getString("heard"),
                Duration.ofMillis(row.getLong("latency_ms")),
                row.getDouble("confidence"));
        return new TurnRow(turn, Columns.instant(row, "taken_at"));
    }

    private static Optional<String> maybe(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
