package dev.attendant.testcalls.pbx;

/** How the attendant's part of a call ended, as the PBX sees it. */
public enum CallEnd {
    /** The attendant left {@code ATTENDANT_RESULT} and closed the AGI connection between two commands. */
    RELEASED,
    /** The AGI connection broke: closed during a command, or without a result, or reset. */
    AGI_LOST,
    /** The AGI connection was refused: {@code AGISTATUS=FAILURE}. */
    AGI_REFUSED,
    /** The caller hung up. */
    HUNG_UP_BY_CALLER,
    /** The attendant hung up with an AGI command or application. */
    HUNG_UP_BY_ATTENDANT,
    /** The PBX hung up by itself (a Dial without option {@code g} that ended). */
    HUNG_UP_BY_PBX
}
