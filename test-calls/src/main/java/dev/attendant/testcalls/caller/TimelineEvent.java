package dev.attendant.testcalls.caller;

import java.util.Locale;

/**
 * Something that happened in a talk, at the caller's ear.
 *
 * @param atMillis since the PBX began to connect to the attendant
 * @param detail   what was said or pressed, or why; empty when there is nothing to tell
 */
public record TimelineEvent(double atMillis, Kind kind, String detail) {

    public enum Kind {
        /** The attendant's audio was connected. */
        CONNECTED,
        DISCONNECTED,
        ATTENDANT_BEGAN,
        /** The end of the last audible frame; found out later. */
        ATTENDANT_STOPPED,
        I_BEGAN,
        I_STOPPED,
        /** The attendant began to talk while I did. */
        I_WAS_INTERRUPTED,
        I_PRESSED,
        I_HUNG_UP,
        /** The script is done. */
        DONE,
        FAILED
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%9.1f ms  %s %s", atMillis, kind, detail).stripTrailing();
    }
}
