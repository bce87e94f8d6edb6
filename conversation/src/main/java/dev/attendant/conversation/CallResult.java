package dev.attendant.conversation;

/** How our part of a call ended, as the dialplan reads it in {@code ATTENDANT_RESULT}, on FreeSWITCH {@code attendant_result}. */
public enum CallResult {
    /** The talk came to its end; the dialplan hangs up. */
    COMPLETED("completed"),
    /** An agent talked with the caller and has hung up; the dialplan hangs up. */
    TRANSFERRED("transferred"),
    /** The caller hung up. */
    CALLER_HUNG_UP("hangup"),
    /** The caller needs a person and we found none; the dialplan tries its own way. */
    NO_AGENT("no-agent"),
    /** Something failed on our side; the dialplan sends the caller to people. */
    FAILED("failed"),
    /** We did not take the call (unknown scenario, too many calls, shutting down). */
    REFUSED("refused");

    private final String value;

    CallResult(String value) {
        this.value = value;
    }

    /** The value of the channel variable. */
    public String value() {
        return value;
    }
}
