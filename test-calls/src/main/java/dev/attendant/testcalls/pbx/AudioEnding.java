package dev.attendant.testcalls.pbx;

/** How a connection of audio ended; of an AudioSocket, whether Asterisk takes that as well. */
public enum AudioEnding {
    /** The attendant sent {@code 00 00 00}. */
    TERMINATED(true),
    /** The attendant closed its side after reading everything. */
    CLOSED(true),
    /** A reset, or a close() with unread input, which is a reset on the wire. */
    RESET(false),
    /** DTMF, 0xff or an unknown type came from the attendant, or audio of zero length. */
    BAD_MESSAGE(false),
    /** A message's payload came in pieces more than 5 ms apart. */
    SPLIT_MESSAGE(false),
    /** Nothing went either way for 2.0 s. */
    BOTH_SILENT(false),
    /** Nobody listens there. */
    REFUSED(false),
    /** FreeSWITCH: an application that needs the caller's audio took it; it does not come back in this park. */
    KILLED(false),
    /** FreeSWITCH: the park that it was part of ended. */
    PARK_ENDED(false),
    /** The caller hung up. */
    HUNG_UP(false);

    private final boolean clean;

    AudioEnding(boolean clean) {
        this.clean = clean;
    }

    /** Whether the AudioSocket application returns 0. */
    public boolean clean() {
        return clean;
    }
}
