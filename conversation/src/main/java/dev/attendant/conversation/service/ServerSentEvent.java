package dev.attendant.conversation.service;

/**
 * One event of a stream.
 *
 * @param name {@code message} when the server gave none
 * @param data its lines, with line feeds between them
 */
public record ServerSentEvent(String name, String data) {}
