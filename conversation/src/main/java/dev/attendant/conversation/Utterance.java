package dev.attendant.conversation;

import java.time.Duration;

/**
 * What the caller said in one turn, as a recogniser understood it.
 *
 * @param text       the words, never empty
 * @param confidence how sure the recogniser is, 0 to 1; 1 when it does not say
 * @param length     from the first to the last sample of the speech
 */
public record Utterance(String text, double confidence, Duration length) {}
