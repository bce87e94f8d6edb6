package dev.attendant.speech.request;

/** How a request ended. */
sealed interface Asked {

    record Answered(Transcript transcript) implements Asked {}

    /** @param lasting whether to ask again would be of no use: a wrong key, or too many requests */
    record Failed(String reason, boolean lasting) implements Asked {}
}
