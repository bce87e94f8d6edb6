package dev.attendant.server.cli;

/** A command cannot do what it was asked to. The message says why and what to do, for the operator to read. */
public final class OperatorError extends RuntimeException {

    public OperatorError(String message) {
        super(message);
    }

    public OperatorError(String message, Throwable cause) {
        super(message, cause);
    }
}
