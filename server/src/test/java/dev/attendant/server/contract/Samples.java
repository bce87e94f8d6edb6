package dev.attendant.server.contract;

/** Texts that a careless adapter would change, expand or carry out. */
final class Samples {

    /**
     * Fits into the 79 bytes that Asterisk's SIP channels keep of a name. Without double quotes and backslashes:
     * those stay quoted as SIP quotes them (seen on Asterisk 22.10.1).
     */
    static final String NAME = "J\u00fcrgen 'Joe' <O;Neil>, ${EPOCH} $[1+1] %41 \u0645\u0631\u062d\u0628\u0627";

    /** 200 characters. */
    static final String NOTE = ("He said \"no\"; it's 5 % (+ 3 & more) = <b>${EPOCH}</b> $[1 + 1] \\ back | pipe, comma?"
            + " M\u00fcller, \u5927\u962a, \u0645\u0631\u062d\u0628\u0627 ").repeat(3).substring(0, 199) + "!";

    private Samples() {}

    /** A summary that would make this file if anybody carried it out. */
    static String summary(String file) {
        return "wants \"money\" back; ${EPOCH} ${SHELL(touch " + file + ")} ${system(touch " + file + ")} `touch " + file
                + "` $(touch " + file + ") \\ & M\u00fcller | \u0645\u0631\u062d\u0628\u0627";
    }
}
