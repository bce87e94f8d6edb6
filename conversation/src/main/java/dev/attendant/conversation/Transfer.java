package dev.attendant.conversation;

import java.time.Duration;

/**
 * Where a caller is to be sent, and what the agent is told.
 *
 * @param queue    name of the PBX's queue
 * @param patience how long the caller waits there before the talk goes on with us
 * @param summary  what the caller wants, in one line
 */
public record Transfer(String queue, Duration patience, String summary) {}
