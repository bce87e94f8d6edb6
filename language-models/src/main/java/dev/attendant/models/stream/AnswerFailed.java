package dev.attendant.models.stream;

/** A service says that it cannot go on, or stops. The message says why, to be read behind the service's name. */
public final class AnswerFailed extends RuntimeException {

    /** The service ended the stream, and the answer was not whole. */
    public static final String IN_THE_MIDDLE = "ended its stream in the middle of the answer";

    /** Thinking counts as answer with all vendors. */
    public static final String NOTHING_WITHIN_MAX_TOKENS = "came to the end of max-tokens before it said"
            + " anything: raise the setting max-tokens, or have the model think less (setting extra)";

    public AnswerFailed(String message) {
        super(message);
    }
}
