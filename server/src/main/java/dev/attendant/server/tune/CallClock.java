package dev.attendant.server.tune;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.records.EventRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells when something that a call's record has happened in its recording. A recording begins when the line opens and
 * stands still during a transfer; when the line opens again at another rate, another file begins.
 */
final class CallClock {

    /** A line that was open. */
    private record Open(Instant from, Instant to) {}

    private final List<Open> lines;

    private CallClock(List<Open> lines) {
        this.lines = lines;
    }

    /**
     * @param events of the call, in their order
     * @param part   which file of the call's, from 1
     */
    static CallClock of(List<EventRow> events, int part) {
        List<Open> lines = new ArrayList<>();
        Optional<Instant> opened = Optional.empty();
        int rate = 0;
        int file = 0;
        for (EventRow event : events) {
            switch (event.kind()) {
                case "line-opened" -> {
                    int now = event.detail().getInteger("sampleRate", 0);
                    file += now == rate ? 0 : 1;
                    rate = now;
                    opened = file == part ? Optional.of(event.at()) : Optional.empty();
                }
                case "transfer-began", "ended" -> {
                    opened.ifPresent(from -> lines.add(new Open(from, event.at())));
                    opened = Optional.empty();
                }
                default -> { }
            }
        }
        opened.ifPresent(from -> lines.add(new Open(from, Instant.MAX)));
        return new CallClock(lines);
    }

    /** Whether the record tells when the recording began. */
    boolean isKnown() {
        return !lines.isEmpty();
    }

    /** The recording's frame at a moment; empty when the line was not open, or the moment is in another file. */
    Optional<Long> frame(Instant at) {
        long before = 0;
        for (Open line : lines) {
            if (!at.isBefore(line.from()) && !at.isAfter(line.to())) {
                return Optional.of(before + Duration.between(line.from(), at).toMillis() / Frame.MILLIS);
            }
            if (at.isBefore(line.from())) {
                return Optional.empty();
            }
            before += Duration.between(line.from(), line.to()).toMillis() / Frame.MILLIS;
        }
        return Optional.empty();
    }
}
