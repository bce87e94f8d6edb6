package dev.attendant.conversation.scenario;

import java.time.Duration;

/**
 * When and where a caller is sent to people.
 *
 * @param queue        name of the PBX's queue
 * @param patience     how long a caller waits there before the talk goes on
 * @param afterUnclear after how many times in a row that we did not understand the caller is sent there
 * @param key          the digit that sends a caller there at any time; empty for none
 */
public record Handover(String queue, Duration patience, int afterUnclear, String key) {}
