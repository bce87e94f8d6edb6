package dev.attendant.records;

/** The records cannot be opened or read. The message is for the operator, and says what to do. */
public final class RecordsUnavailable extends RuntimeException {

    private final boolean noneYet;

    RecordsUnavailable(String message) {
        super(message);
        this.noneYet = false;
    }

    RecordsUnavailable(String message, Throwable cause) {
        this(message, cause, false);
    }

    RecordsUnavailable(String message, Throwable cause, boolean noneYet) {
        super(message, cause);
        this.noneYet = noneYet;
    }

    /** Whether the database answers, or could be created, but nothing was ever recorded in it. */
    public boolean isNoneYet() {
        return noneYet;
    }
}
