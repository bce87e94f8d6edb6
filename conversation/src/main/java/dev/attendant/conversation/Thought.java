package dev.attendant.conversation;

import java.util.concurrent.CompletableFuture;

/**
 * An answer in the making: its words, and what it leads to, which is decided once the words are complete or
 * have been cancelled.
 *
 * @param meant whether it is an answer to what the caller really said; until that is known, it must have no effect
 */
record Thought(Reply reply, CompletableFuture<Decision> decision, CompletableFuture<Boolean> meant) {

    /** Words after which the caller speaks. */
    static Thought say(String text) {
        return decided(Reply.of(text), new Decision.GoOn());
    }

    /** Words after which the caller presses a digit. */
    static Thought askForKey(String text) {
        return decided(Reply.of(text, Expect.KEY), new Decision.GoOn());
    }

    /** Words after which we act. */
    static Thought say(String text, Decision decision) {
        return decided(Reply.of(text, Expect.NOTHING), decision);
    }

    private static Thought decided(Reply reply, Decision decision) {
        return new Thought(
                reply, CompletableFuture.completedFuture(decision), CompletableFuture.completedFuture(true));
    }

    /** One that is to be thought. */
    static Thought begin() {
        return new Thought(new Reply(), new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** It is the answer to what the caller really said. Returns false when it was forgotten before. */
    boolean mean() {
        return meant.complete(true) || meant.join();
    }

    /** The caller said something else, or it went wrong. Does nothing to a thought that is meant. */
    void forget() {
        if (meant.complete(false)) {
            reply.cancel();
        }
    }
}
