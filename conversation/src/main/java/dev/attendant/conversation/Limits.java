package dev.attendant.conversation;

import java.time.Duration;

/**
 * How long a conversation may last.
 *
 * @param callLength   after this the caller is sent to people
 * @param turns        after so many turns of the caller, too
 * @param modelTimeout how long the model may take for its first words, and between words
 */
public record Limits(Duration callLength, int turns, Duration modelTimeout) {}
