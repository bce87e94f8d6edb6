package dev.attendant.conversation.engine;

/** An engine cannot run on this machine. The message says why and what to do, for an operator to read. */
public final class EngineUnavailable extends RuntimeException {

    public EngineUnavailable(String message) {
        super(message);
    }

    public EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
