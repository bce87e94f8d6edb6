package dev.attendant.testcalls.sip;

/**
 * When something was said into a phone, as {@link System#nanoTime}.
 *
 * @param began its first packet was sent
 * @param ended its last packet was sent: the last 20 ms of it were spoken just then
 */
public record Played(long began, long ended) {}
