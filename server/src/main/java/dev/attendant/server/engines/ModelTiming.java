package dev.attendant.server.engines;

import java.time.Duration;

/**
 * When a model counts as failed.
 *
 * @param firstWord    how long it may take to its first piece
 * @param betweenWords how long from one piece to the next
 * @param hedgeAfter   after how much silence the next model is asked beside it; zero for never
 */
public record ModelTiming(Duration firstWord, Duration betweenWords, Duration hedgeAfter) {}
