package dev.attendant.server.config;

/** A password. Its text shows in no log and no message. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The password itself, for the one who logs in with it. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "(secret)";
    }
}
