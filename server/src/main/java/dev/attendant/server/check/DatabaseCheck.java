package dev.attendant.server.check;

import dev.attendant.records.CallFilter;
import dev.attendant.records.CallHistory;
import dev.attendant.records.RecordsUnavailable;
import dev.attendant.server.config.Settings;
import dev.attendant.server.program.Attendant;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Whether the records can be read. Only reads: a running Attendant's calls stay as they are. */
final class DatabaseCheck {

    private DatabaseCheck() {}

    static void check(Settings settings, Consumer<Finding> found) {
        Instant began = Instant.now();
        try (CallHistory history = CallHistory.read(Attendant.recordsSettings(settings))) {
            boolean empty = history.recent(CallFilter.ALL, 1).isEmpty();
            found.accept(Finding.ok("records", empty ? "opened, no calls yet" : "opened, there are calls",
                    Duration.between(began, Instant.now())));
        } catch (RecordsUnavailable e) {
            found.accept(e.isNoneYet()
                    ? Finding.info("records", "none yet; they begin with the first `attendant serve`")
                    : Finding.fail("records", e.getMessage(), ""));
        }
    }
}
