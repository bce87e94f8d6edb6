package dev.attendant.asterisk.manager;

/** What Asterisk tells of one of its modules. */
public enum ModuleState {
    LOADED,
    MISSING,
    /** The manager's user may not ask: {@code ModuleCheck} is of the class {@code system} (manager.conf: write). */
    NOT_TOLD
}
