package dev.attendant.records;

import java.time.Duration;
import java.util.Optional;

/**
 * A call's transfer.
 *
 * @param result empty while it goes on
 * @param agent  the agent's interface as the PBX names it; empty when nobody took the call
 * @param talked how long caller and agent talked
 */
public record TransferRow(String queue, Optional<TransferResult> result, String agent, Duration talked) {}
