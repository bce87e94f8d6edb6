package dev.attendant.freeswitch.esl;

/** What came is not what FreeSWITCH sends. The message says why, in words that are safe to log. */
public final class EslMalformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EslMalformed(String why) {
        super(why, null, false, false);
    }
}
