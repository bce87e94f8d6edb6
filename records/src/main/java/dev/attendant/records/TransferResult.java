package dev.attendant.records;

import dev.attendant.conversation.TransferOutcome;
import java.util.Arrays;
import java.util.Optional;

/** How a transfer ended, as the records keep it. */
public enum TransferResult {
    CONNECTED("connected"),
    NO_AGENTS("no-agents"),
    TIMED_OUT("timed-out"),
    CALLER_LEFT("caller-left"),
    FAILED("failed");

    private final String value;

    TransferResult(String value) {
        this.value = value;
    }

    /** As it is written in the database. */
    public String value() {
        return value;
    }

    static TransferResult of(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Connected o -> CONNECTED;
            case TransferOutcome.NoAgents o -> NO_AGENTS;
            case TransferOutcome.TimedOut o -> TIMED_OUT;
            case TransferOutcome.CallerLeft o -> CALLER_LEFT;
            case TransferOutcome.Failed o -> FAILED;
        };
    }

    static Optional<TransferResult> parse(String value) {
        return Arrays.stream(values()).filter(result -> result.value.equals(value)).findFirst();
    }
}
