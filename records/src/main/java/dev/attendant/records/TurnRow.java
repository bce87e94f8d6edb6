package dev.attendant.records;

import dev.attendant.conversation.Turn;
import java.time.Instant;

/** A side's say, and when it was over. */
public record TurnRow(Turn turn, Instant at) {}
