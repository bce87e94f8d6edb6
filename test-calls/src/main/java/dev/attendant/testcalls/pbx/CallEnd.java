package dev.attendant.testcalls.pbx;

/** How the attendant's part of a call ended, as the PBX sees it. */
public enum CallEnd {
    /** The attendant left its result and closed the control connection (on Asterisk between two commands). */
    RELEASED,
    /** The control connection broke: closed without a result, or reset, or on Asterisk during a command. */
    CONTROL_LOST,
    /** The control connection was refused; on Asterisk {@code AGISTATUS=FAILURE}. */
    CONTROL_REFUSED,
    /** The caller hung up. */
    HUNG_UP_BY_CALLER,
    /** The attendant hung up with a command or application. */
    HUNG_UP_BY_ATTENDANT,
    /** The PBX hung up by itself (a Dial without option {@code g}, a failed bridge). */
    HUNG_UP_BY_PBX
}
