package dev.attendant.server.bench.turns;

import java.util.Locale;

/** Results as an operator reads them. */
final class TurnsTable {

    private static final String LINE = "%-39s %4s %7s %7s %8s %8s %7s %7s %7s  %-15s %s%n";

    private TurnsTable() {}

    /** @param title which PBX */
    static String of(String title, Results results) {
        StringBuilder text = new StringBuilder();
        text.append(title).append(", in ms\n");
        line(text, "", "n", "p50", "p90", "silence", "engines", "ours", "ours", "way in", "goal", "result");
        line(text, "", "", "", "", "", "", "p50", "p90", "p50", "", "");
        for (Row row : Row.values()) {
            results.spread(row).ifPresentOrElse(
                    spread -> line(text, row, spread),
                    () -> line(text, row.title(), "0", "", "", "", "", "", "", "", row.goal(), "not measured"));
        }
        line(text, "cut off, dictating with pauses of " + MeasuredTalk.DICTATION_PAUSE_MILLIS / 1000.0 + " s",
                results.pauses() + "", "", "", "", "", "", "", "", "none",
                results.cutOffs() == 0 ? "reached" : "missed: " + results.cutOffs() + " times");
        results.failures().forEach(failure -> text.append("failed: ").append(failure).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, Row row, Spread spread) {
        double missed = row.missedBy(spread);
        line(text, row.title(), spread.count() + "", millis(spread.total().p50()), millis(spread.total().p90()),
                millis(spread.silence()), millis(spread.engines()), millis(spread.added().p50()),
                millis(spread.added().p90()), millis(spread.wayIn()), row.goal(),
                missed <= 0 ? "reached" : "missed by " + millis(missed));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(String.format(Locale.ROOT, LINE, cells).replaceAll(" +(?=\\R)", ""));
    }
}
