package dev.attendant.server.cli;

import dev.attendant.records.CallRow;
import dev.attendant.records.TransferRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls as a table for a terminal. */
final class CallTable {

    static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    /** As much of an id as is shown; enough to tell a day's calls apart. */
    private static final int ID = 8;
    private static final int WIDEST = 32;
    private static final List<String> HEAD = List.of("ID", "WHEN", "FROM", "SCENARIO", "LENGTH", "RESULT", "TO");

    private final ZoneId zone;

    CallTable(ZoneId zone) {
        this.zone = zone;
    }

    void print(List<CallRow> calls, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        calls.forEach(call -> rows.add(row(call)));
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private List<String> row(CallRow call) {
        return List.of(
                call.id().toString().substring(0, ID),
                WHEN.format(call.arrivedAt().atZone(zone)),
                cell(call.callerNumber().isEmpty() ? "withheld" : call.callerNumber()),
                cell(call.scenario()),
                call.endedAt().isEmpty() ? "" : length(call.length()),
                call.result().value(),
                cell(call.transfer().map(CallTable::to).orElse("")));
    }

    private static String to(TransferRow transfer) {
        return transfer.agent().isEmpty() ? transfer.queue() : transfer.queue() + " " + transfer.agent();
    }

    /** Minutes and seconds, {@code 1:05}. */
    static String length(Duration length) {
        return length.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", length.toSecondsPart());
    }

    private static String cell(String untrusted) {
        String text = LogText.line(untrusted);
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
