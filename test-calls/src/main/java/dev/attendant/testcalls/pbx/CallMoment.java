package dev.attendant.testcalls.pbx;

/** What a test may wait for in a call. */
public enum CallMoment {
    /** The control connection (AGI, event socket) is up. */
    CONNECTED,
    /** The channel was answered. */
    ANSWERED,
    /** The attendant's audio is connected. */
    AUDIO,
    /** The caller waits in a queue. */
    QUEUED,
    /** An agent took the call. */
    WITH_AGENT,
    /** The channel is hung up, by whomever. */
    HUNG_UP
}
