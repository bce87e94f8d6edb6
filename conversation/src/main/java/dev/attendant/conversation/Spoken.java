package dev.attendant.conversation;

import java.time.Duration;

/**
 * How much of a reply reached the caller.
 *
 * @param text        all that we wanted to say
 * @param heard       what of it was played, until the caller interrupted or the exchange ended otherwise
 * @param interrupted whether the caller interrupted
 * @param latency     from the last sample of the caller's speech to the first of the reply, counted in frames;
 *                    for a greeting, from the opening of the line; zero when nothing was spoken
 */
public record Spoken(String text, String heard, boolean interrupted, Duration latency) {

    /** Nothing was to be said. */
    public static final Spoken NOTHING = new Spoken("", "", false, Duration.ZERO);
}
