package dev.attendant.conversation.service;

/** What a service sent is not what its protocol says, or more than we read. The message says what. */
public final class MalformedAnswer extends RuntimeException {

    public MalformedAnswer(String message) {
        super(message);
    }
}
