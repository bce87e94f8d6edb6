package dev.attendant.server.tune;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.records.CallRow;
import dev.attendant.server.cli.LogText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recordings and their totals as text for a terminal. */
final class TuneText {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String ROW = "  %-9s %-10s %7s  %-34s  %s";
    private static final String TOTAL = "  %-18s %10s %10s";

    private final PrintWriter out;
    private final ZoneId zone;
    private final Duration late;

    TuneText(PrintWriter out, ZoneId zone, Duration late) {
        this.out = out;
        this.zone = zone;
        this.late = late;
    }

    void recording(Path file, Timeline timeline, Optional<CallRow> call, boolean recognized, Comparison comparison) {
        out.println(LogText.line(file.toString()));
        out.println("  " + length(timeline.frames()) + ", " + timeline.sampleRate() + " Hz, " + call.map(this::name)
                .orElse("no record of the call: then is what the recording tells")
                + (recognized || call.isPresent() ? "" : "; words are not known, then nor now"));
        line(ROW, "TIME", "WHO", "LENGTH", "THEN", "NOW");
        comparison.lines().forEach(this::line);
        out.println();
    }

    private String name(CallRow call) {
        return "call " + call.id() + " of " + WHEN.format(call.arrivedAt().atZone(zone)) + ", scenario "
                + LogText.line(call.scenario());
    }

    private void line(Comparison.Line line) {
        Stretch heard = line.heard();
        String time = time(heard.from());
        String length = seconds(heard.length(), 1);
        switch (line) {
            case Comparison.Line.Attendant said ->
                line(ROW, time, "attendant", length, stops(said.then()), stops(said.now()));
            case Comparison.Line.Caller said -> line(ROW, time, "caller", length,
                    said.then().isEmpty() ? "no turn"
                            : said.then().stream().map(this::turn).collect(Collectors.joining("; ")),
                    said.now().map(this::turn).orElse("not heard"));
        }
    }

    private static String stops(List<Stop> stops) {
        return stops.stream().map(stop -> stop.meant() ? "barge-in" : "false barge-in")
                .collect(Collectors.joining(", "));
    }

    private String turn(CallerTurn turn) {
        if (!turn.words()) {
            return "no words";
        }
        return Stream.of(
                        "wait " + seconds(turn.waited(), 2),
                        turn.waited() > Frame.count(late) ? "late" : "",
                        turn.cutOff() ? "cut off" : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(", "));
    }

    void totals(int recordings, long frames, Totals then, Totals now) {
        out.println("Total of " + recordings + (recordings == 1 ? " recording, " : " recordings, ") + length(frames));
        line(TOTAL, "", "THEN", "NOW");
        line(TOTAL, "turns", then.turns(), now.turns());
        line(TOTAL, "cut off", then.cutOffs(), now.cutOffs());
        line(TOTAL, "wait, median", wait(then, 50), wait(now, 50));
        line(TOTAL, "wait, 90 %", wait(then, 90), wait(now, 90));
        line(TOTAL, "late", then.late(), now.late());
        line(TOTAL, "barge-ins", then.bargeIns(), now.bargeIns());
        line(TOTAL, "false barge-ins", then.falseBargeIns(), now.falseBargeIns());
        out.println();
    }

    /** What the waits of then contain that those of now do not. */
    void explain(boolean records, boolean hearsay) {
        if (records) {
            out.println("  A wait of then, by the call's record, ends with the recogniser's words; one of now does not"
                    + " contain the recogniser's time.");
        }
        if (hearsay) {
            out.println("  Without a record a wait of then ends with the attendant's answer, and contains the time of"
                    + " all engines.");
        }
    }

    private static String wait(Totals totals, int percent) {
        return totals.wait(percent).map(wait -> seconds(Frame.count(wait), 2)).orElse("-");
    }

    private void line(String format, Object... cells) {
        out.println(String.format(Locale.ROOT, format, cells).stripTrailing());
    }

    /** Minutes and seconds, {@code 1:05.3}. */
    private static String time(long frames) {
        long tenths = Math.max(0, frames) * Frame.MILLIS / 100;
        return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    private static String length(long frames) {
        long seconds = Frame.duration(frames).toSeconds();
        return String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }

    private static String seconds(long frames, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f s", frames * Frame.MILLIS / 1000.0);
    }
}
