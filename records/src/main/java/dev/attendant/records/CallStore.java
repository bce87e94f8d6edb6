package dev.attendant.records;

import static dev.attendant.records.Columns.at;
import static dev.attendant.records.Columns.text;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Turns entries into rows. Lengths are those of the columns in V1__calls.sql. */
final class CallStore {

    private static final int DETAIL_LENGTH = 8000;

    private final Jdbi jdbi;

    CallStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All of them or none, in one transaction. */
    void write(List<Entry> entries) {
        jdbi.useTransaction(handle -> entries.forEach(entry -> write(handle, entry)));
    }

    private static void write(Handle handle, Entry entry) {
        switch (entry) {
            case Entry.Recorded recorded -> handle.execute("update calls set recording = ? where id = ?",
                    text(recorded.path(), 1000), recorded.call().toString());
            case Entry.Happened happened -> {
                CallEvent event = happened.event();
                handle.execute("insert into call_events (call_id, event_number, happened_at, kind, detail)"
                        + " values (?, ?, ?, ?, ?)", event.call().toString(), happened.number(), at(event.at()),
                        EventDetail.kind(event), EventDetail.json(event, DETAIL_LENGTH));
                writeBeyondEvent(handle, happened.number(), event);
            }
        }
    }

    /** What some events are beside a line in the call's history. */
    private static void writeBeyondEvent(Handle handle, long number, CallEvent event) {
        String call = event.call().toString();
        switch (event) {
            case CallEvent.Started e -> insertCall(handle, call, e.info());
            case CallEvent.TurnTaken e -> insertTurn(handle, call, e.at(), e.turn());
            case CallEvent.Noted e -> handle.execute("insert into call_notes"
                    + " (call_id, note_number, note_name, note_value, noted_at) values (?, ?, ?, ?, ?)",
                    call, number, text(e.name(), 200), text(e.value(), 4000), at(e.at()));
            case CallEvent.TransferBegan e -> handle.execute("update calls set transfer_queue = ?, summary = ?,"
                    + " transfer_result = null, transfer_agent = null, transfer_talked_ms = null where id = ?",
                    text(e.transfer().queue(), 200), text(e.transfer().summary(), 1000), call);
            case CallEvent.TransferEnded e -> endTransfer(handle, call, e.outcome());
            case CallEvent.Ended e -> handle.execute(
                    "update calls set ended_at = ?, call_result = ?, length_ms = ? where id = ?",
                    at(e.at()), RecordedResult.of(e.result()).value(), e.length().toMillis(), call);
            case CallEvent.LineOpened e -> { }
            case CallEvent.Greeted e -> { }
            case CallEvent.BargedIn e -> { }
            case CallEvent.Resumed e -> { }
            case CallEvent.ToolUsed e -> { }
            case CallEvent.Failed e -> { }
            case CallEvent.MenuOffered e -> { }
        }
    }

    private static void insertCall(Handle handle, String call, CallInfo info) {
        handle.execute("insert into calls (id, pbx, pbx_call_id, scenario, caller_number, caller_name, dialled,"
                + " arrived_at) values (?, ?, ?, ?, ?, ?, ?, ?)", call, text(info.pbx(), 40),
                text(info.pbxCallId(), 200), text(info.scenario(), 100), text(info.callerNumber(), 100),
                text(info.callerName(), 200), text(info.dialled(), 100), at(info.arrivedAt()));
    }

    private static void insertTurn(Handle handle, String call, Instant at, Turn turn) {
        handle.execute("insert into call_turns (call_id, turn_number, speaker, said, heard, latency_ms, confidence,"
                + " taken_at) values (?, ?, ?, ?, ?, ?, ?, ?)", call, turn.number(),
                turn.speaker().name().toLowerCase(Locale.ROOT), text(turn.text(), 4000), text(turn.heard(), 4000),
                turn.latency().toMillis(), turn.confidence(), at(at));
    }

    private static void endTransfer(Handle handle, String call, TransferOutcome outcome) {
        String agent = "";
        Duration talked = Duration.ZERO;
        if (outcome instanceof TransferOutcome.Connected connected) {
            agent = connected.agent();
            talked = connected.talked();
        }
        handle.execute("update calls set transfer_result = ?, transfer_agent = ?, transfer_talked_ms = ? where id = ?",
                TransferResult.of(outcome).value(), text(agent, 200), talked.toMillis(), call);
    }

    /**
     * Ends the calls that an earlier run left open, at the last thing known of them.
     *
     * @return how many there were
     */
    int markInterrupted() {
        return jdbi.inTransaction(handle -> {
            List<Unfinished> open = handle.select("select id, arrived_at,"
                            + " (select max(happened_at) from call_events where call_id = calls.id) as last_event,"
                            + " (select max(taken_at) from call_turns where call_id = calls.id) as last_turn"
                            + " from calls where ended_at is null")
                    .map((row, context) -> new Unfinished(UUID.fromString(row.getString("id")),
                            Columns.instant(row, "arrived_at"), Columns.maybeInstant(row, "last_event"),
                            Columns.maybeInstant(row, "last_turn")))
                    .list();
            for (Unfinished call : open) {
                handle.execute("update calls set ended_at = ?, call_result = ?, length_ms = ? where id = ?",
                        at(call.end()), RecordedResult.INTERRUPTED.value(),
                        Duration.between(call.arrivedAt(), call.end()).toMillis(), call.id().toString());
            }
            return open.size();
        });
    }

    private record Unfinished(UUID id, Instant arrivedAt, Optional<Instant> lastEvent, Optional<Instant> lastTurn) {

        Instant end() {
            return Stream.of(Optional.of(arrivedAt), lastEvent, lastTurn).flatMap(Optional::stream)
                    .max(Instant::compareTo).orElseThrow();
        }
    }
}
