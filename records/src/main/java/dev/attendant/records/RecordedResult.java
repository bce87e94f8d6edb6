package dev.attendant.records;

import dev.attendant.conversation.CallResult;
import java.util.Arrays;
import java.util.Optional;

/** How a call ended, as the records keep it; or that it has not. */
public enum RecordedResult {
    /** The call is going on. Not written: a call without a result is open. */
    OPEN("open"),
    COMPLETED("completed"),
    TRANSFERRED("transferred"),
    CALLER_HUNG_UP("hangup"),
    NO_AGENT("no-agent"),
    FAILED("failed"),
    REFUSED("refused"),
    /** This program ended before the call did. */
    INTERRUPTED("interrupted");

    private final String value;

    RecordedResult(String value) {
        this.value = value;
    }

    /** As it is written in the database and on the command line. */
    public String value() {
        return value;
    }

    /** What an operator or the database wrote. */
    public static Optional<RecordedResult> parse(String value) {
        return Arrays.stream(values()).filter(result -> result.value.equals(value)).findFirst();
    }

    static RecordedResult of(CallResult result) {
        return switch (result) {
            case COMPLETED -> COMPLETED;
            case TRANSFERRED -> TRANSFERRED;
            case CALLER_HUNG_UP -> CALLER_HUNG_UP;
            case NO_AGENT -> NO_AGENT;
            case FAILED -> FAILED;
            case REFUSED -> REFUSED;
        };
    }
}
