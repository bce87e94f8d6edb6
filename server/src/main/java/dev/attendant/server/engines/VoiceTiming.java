package dev.attendant.server.engines;

import java.time.Duration;

/**
 * When a voice counts as failed, while another is left.
 *
 * @param firstSound how long it may take to its first sound
 * @param between    how long from one piece of sound to the next
 */
public record VoiceTiming(Duration firstSound, Duration between) {}
