package dev.attendant.server.bench.drills;

import java.util.List;
import java.util.Locale;

/** Results as a table in Markdown. */
final class DrillsTable {

    private DrillsTable() {}

    static String of(List<DrillResult> results) {
        StringBuilder table = new StringBuilder("| engine | fails | when | next | what the caller heard | longest silence, s"
                + " | outcome |\n|---|---|---|---|---|---|---|\n");
        results.forEach(result -> table.append(row(result)).append('\n'));
        return table.toString();
    }

    static String row(DrillResult result) {
        Drill drill = result.drill();
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %.2f after %s%s | %s%s%s |",
                drill.moment().role(), drill.fault(), drill.moment(), drill.second() ? "second" : "none",
                String.join(", ", result.heard()), result.silenceMillis() / 1000.0, result.silenceAfter(),
                result.silenceMillis() > DrillResult.LONGEST_SILENCE_MILLIS ? " **(too long)**" : "",
                result.outcome(), result.switches().isEmpty() ? "" : ": " + String.join(", ", result.switches()),
                result.outcome() == drill.expected() ? "" : " **(expected: " + drill.expected() + ")**");
    }
}
