package dev.attendant.records;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call as it was recorded.
 *
 * @param callerNumber empty when withheld
 * @param callerName   empty when unknown
 * @param endedAt      empty while it goes on
 * @param length       zero while it goes on
 * @param transfer     the last one
 * @param summary      what the caller wanted, as agents were told; empty without a transfer
 * @param recording    where its sound is
 */
public record CallRow(
        UUID id,
        String pbx,
        String pbxCallId,
        String scenario,
        String callerNumber,
        String callerName,
        String dialled,
        Instant arrivedAt,
        Optional<Instant> endedAt,
        RecordedResult result,
        Duration length,
        Optional<TransferRow> transfer,
        String summary,
        Optional<Path> recording) {}
