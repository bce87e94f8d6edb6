package dev.attendant.conversation;

/** What the model decided a reply leads to. */
sealed interface Decision {

    /** The talk goes on. */
    record GoOn() implements Decision {}

    /**
     * @param queue   empty for the scenario's own
     * @param summary what the caller wants, in one line; empty for the caller's own words
     */
    record HandOver(String queue, String summary) implements Decision {

        /** To the scenario's own people. */
        static final HandOver USUAL = new HandOver("", "");
    }

    record HangUp() implements Decision {}

    /** The caller's words made no sense to the model. */
    record NotUnderstood() implements Decision {}

    record Failed(String reason) implements Decision {}
}
