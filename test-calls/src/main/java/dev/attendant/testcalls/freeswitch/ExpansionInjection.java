package dev.attendant.testcalls.freeswitch;

/**
 * An application's data made FreeSWITCH execute an API command: <code>${system(…)}</code> or the like reached the
 * expansion of variables. Whatever a caller can say, type or be named must never get there.
 */
public final class ExpansionInjection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExpansionInjection(String message) {
        super(message);
    }
}
