package dev.attendant.freeswitch.client;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param login        for a connection, and then for all of the login
 * @param reply        for the answer to a request
 * @param firstRetry   before the second attempt to connect
 * @param longestRetry before any attempt
 * @param probe        between two questions that only find out whether FreeSWITCH is still there: of a machine that
 *                     lost its power TCP tells nothing
 */
public record Timing(Duration login, Duration reply, Duration firstRetry, Duration longestRetry, Duration probe) {

    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));
}
