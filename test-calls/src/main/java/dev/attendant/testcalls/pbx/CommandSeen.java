package dev.attendant.testcalls.pbx;

/**
 * A command of the attendant (AGI, event socket) and what it was answered.
 *
 * @param line       as it came, without the line end; of an event socket's message also its headers and body
 * @param reply      as it went, without the last line end; empty when the connection was gone by then
 * @param atNanos    when it began, by {@link System#nanoTime}
 * @param tookNanos  until the reply
 */
public record CommandSeen(String line, String reply, long atNanos, long tookNanos) {}
