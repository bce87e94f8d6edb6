package dev.attendant.server.cli;

import dev.attendant.conversation.Turn;
import dev.attendant.records.CallDetails;
import dev.attendant.records.CallRow;
import dev.attendant.records.EventRow;
import dev.attendant.records.NoteRow;
import dev.attendant.records.TransferResult;
import dev.attendant.records.TransferRow;
import dev.attendant.records.TurnRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One call for a terminal: who it was, and what was said. All that it prints is made harmless first. */
final class CallTranscript {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final PrintWriter out;

    CallTranscript(ZoneId zone, PrintWriter out) {
        this.zone = zone;
        this.out = out;
    }

    void print(CallDetails details, boolean events) {
        head(details.call());
        if (!details.turns().isEmpty()) {
            out.println();
            details.turns().forEach(this::turn);
        }
        if (!details.notes().isEmpty()) {
            out.println();
            out.println("Notes");
            details.notes().forEach(this::note);
        }
        if (events) {
            out.println();
            out.println("Events");
            details.events().forEach(this::event);
        }
    }

    private void head(CallRow call) {
        field("Call", call.id().toString());
        field("From", caller(call));
        field("Dialled", call.dialled());
        field("When", CallTable.WHEN.format(call.arrivedAt().atZone(zone)));
        field("Scenario", call.scenario());
        field("Result", call.result().value());
        field("Length", call.endedAt().isEmpty() ? "" : CallTable.length(call.length()));
        call.transfer().ifPresent(transfer -> field("Transfer", transfer(transfer)));
        field("Summary", call.summary());
        call.recording().ifPresent(file -> field("Recording", file.toString()));
    }

    private void field(String name, String value) {
        if (!value.isBlank()) {
            out.println(String.format(Locale.ROOT, "%-10s ", name) + LogText.line(value));
        }
    }

    private static String caller(CallRow call) {
        String number = call.callerNumber().isEmpty() ? "number withheld" : call.callerNumber();
        return call.callerName().isEmpty() ? number : number + " (" + call.callerName() + ")";
    }

    private static String transfer(TransferRow transfer) {
        String to = "to queue " + transfer.queue() + ": "
                + transfer.result().map(TransferResult::value).orElse("goes on");
        return transfer.agent().isEmpty()
                ? to
                : to + ", " + transfer.agent() + " talked " + CallTable.length(transfer.talked());
    }

    private void turn(TurnRow row) {
        Turn turn = row.turn();
        boolean caller = turn.speaker() == Turn.Speaker.CALLER;
        String measured = caller
                ? "sure: " + Math.round(turn.confidence() * 100) + " %"
                : turn.latency().isZero() ? "" : "after " + turn.latency().toMillis() + " ms";
        out.println(time(row.at()) + "  " + (caller ? "caller     " : "attendant  ")
                + LogText.line(caller ? turn.text() : said(turn)) + (measured.isEmpty() ? "" : "  (" + measured + ")"));
    }

    /** What the caller heard of it, and what they did not. */
    private static String said(Turn turn) {
        String text = turn.text().strip();
        String heard = turn.heard().strip();
        if (text.equals(heard)) {
            return text;
        }
        if (text.startsWith(heard)) {
            return (heard + " [not heard: " + text.substring(heard.length()).strip() + "]").strip();
        }
        return heard + " [heard of: " + text + "]";
    }

    private void note(NoteRow note) {
        out.println(time(note.at()) + "  " + LogText.line(note.name()) + ": " + LogText.line(note.value()));
    }

    private void event(EventRow event) {
        out.println(time(event.at()) + "  " + LogText.line(event.kind()) + " "
                + LogText.line(event.detail().encode()));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
