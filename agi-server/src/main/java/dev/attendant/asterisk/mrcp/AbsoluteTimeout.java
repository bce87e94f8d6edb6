package dev.attendant.asterisk.mrcp;

import dev.attendant.asterisk.agi.AgiConnection;
import dev.attendant.asterisk.agi.AgiReply;
import dev.attendant.asterisk.agi.Base64Text;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asterisk's own time limit of a channel ({@code TIMEOUT(absolute)}), with which it takes the caller out of an
 * application that hangs, also when we are gone: for AGI that looks like a hang-up, and once we close the connection
 * the dialplan goes on in extension {@code T}. What limit the dialplan had set is kept.
 */
final class AbsoluteTimeout {

    private static final String NAME = "TIMEOUT(absolute)";

    private final AgiConnection agi;
    /** When the dialplan's own limit is over; empty when there is none. */
    private final Optional<Long> dialplansNanos;

    /** Asks what the dialplan has set. Blocks. */
    AbsoluteTimeout(AgiConnection agi) {
        this.agi = agi;
        AgiReply reply = agi.command("GET FULL VARIABLE", "${BASE64_ENCODE(${" + NAME + "})}");
        dialplansNanos = seconds(Base64Text.decode(reply.data())).map(left -> System.nanoTime() + left.toNanos());
    }

    /** Such as {@code 14399.970}; 0 for none. */
    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") && Double.parseDouble(text) > 0
                ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)))
                : Optional.empty();
    }

    /** The caller is taken out after so long, or when the dialplan said, if that is sooner. Blocks. */
    void limit(Duration limit) {
        long left = dialplansNanos.map(until -> until - System.nanoTime()).orElse(Long.MAX_VALUE);
        if (limit.toNanos() < left) {
            agi.set(NAME, seconds(limit.toNanos()));
        }
    }

    /** The dialplan's own limit holds again. */
    CompletableFuture<AgiReply> restore() {
        String value = dialplansNanos
                // one that is over must not become none
                .map(until -> seconds(Math.max(1_000_000, until - System.nanoTime())))
                .orElse("0");
        return agi.send("SET VARIABLE", NAME, value);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }
}
