package dev.attendant.records;

/** The records cannot be opened or read. The message is for the operator, and says what to do. */
public final class RecordsUnavailable extends RuntimeException {

    RecordsUnavailable(String message) {
        super(message);
    }

    RecordsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
