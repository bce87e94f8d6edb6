package dev.attendant.records;

import java.util.Optional;

/** Which calls are asked for. */
public record CallFilter(Optional<String> scenario, Optional<RecordedResult> result) {

    public static final CallFilter ALL = new CallFilter(Optional.empty(), Optional.empty());
}
