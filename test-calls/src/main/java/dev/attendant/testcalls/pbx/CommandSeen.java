package dev.attendant.testcalls.pbx;

/**
 * An AGI command and what it was answered.
 *
 * @param line       as it came, without the line end
 * @param reply      as it went, without the last line end; empty when the connection was gone by then
 * @param atNanos    when it began, by {@link System#nanoTime}
 * @param tookNanos  until the reply
 */
public record CommandSeen(String line, String reply, long atNanos, long tookNanos) {}
