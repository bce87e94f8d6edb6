package dev.attendant.server.bench.engines;

import dev.attendant.server.bench.engines.Figures.Figure;
import dev.attendant.server.bench.engines.Figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Results beside their goal, in Markdown. */
final class EnginesTable {

    /** For the 99th percentile of each figure, in milliseconds. */
    static final double GOAL_MILLIS = 5;

    private EnginesTable() {}

    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder("| p50 / p99 / max, ms |");
        for (Figure figure : Figure.values()) {
            text.append(' ').append(figure.title()).append(" |");
        }
        text.append("\n| --- |").append(" --- |".repeat(Figure.values().length)).append('\n');
        StringJoiner goals = new StringJoiner(" | ", "| goal for p99 | ", " |\n");
        for (int i = 0; i < Figure.values().length; i++) {
            goals.add(String.format(Locale.ROOT, "≤ %.0f", GOAL_MILLIS));
        }
        text.append(goals);
        for (Result result : results) {
            text.append("| ").append(result.name()).append(" |");
            for (Figure figure : Figure.values()) {
                String cell = result.figures().spread(figure).map(EnginesTable::cell).orElse("");
                text.append(' ').append(cell).append(" |");
            }
            text.append('\n');
        }
        results.forEach(result -> result.failure().ifPresent(
                reason -> text.append("failed: ").append(result.name()).append(": ").append(reason).append('\n')));
        return text.toString();
    }

    private static String cell(Spread spread) {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f%s", spread.p50(), spread.p99(), spread.max(),
                spread.p99() <= GOAL_MILLIS ? "" : " (missed)");
    }
}
