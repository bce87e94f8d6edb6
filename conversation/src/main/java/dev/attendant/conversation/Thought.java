package dev.attendant.conversation;

import java.util.concurrent.CompletableFuture;

/**
 * An answer in the making: its words, and what it leads to, which is decided once the words are complete or
 * have been cancelled.
 */
record Thought(Reply reply, CompletableFuture<Decision> decision) {

    /** Words after which the caller speaks. */
    static Thought say(String text) {
        return new Thought(Reply.of(text), CompletableFuture.completedFuture(new Decision.GoOn()));
    }

    /** Words after which we act. */
    static Thought say(String text, Decision decision) {
        return new Thought(Reply.of(text, Expect.NOTHING), CompletableFuture.completedFuture(decision));
    }
}
