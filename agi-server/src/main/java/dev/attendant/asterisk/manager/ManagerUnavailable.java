package dev.attendant.asterisk.manager;

/** Asterisk's manager interface cannot be used. The message is for the operator, and says what to do. */
public final class ManagerUnavailable extends Exception {

    ManagerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
