package dev.attendant.testcalls.freeswitch;

/**
 * The whole FreeSWITCH aborted, and with it every call. Fact: a {@code unicast} on a channel that is not answered is
 * an assertion in the core.
 */
public final class FreeSwitchCrash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FreeSwitchCrash(String message) {
        super(message);
    }
}
