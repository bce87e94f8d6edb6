package dev.attendant.asterisk.agi;

/**
 * What Asterisk answered to a command (its {@code res_agi.c}).
 *
 * @param code   200; 510 unknown command, 511 not on a dead channel, 520 wrong usage
 * @param result the value behind {@code result=}, empty when the code is not 200
 * @param data   what stands behind it: the text in brackets without them, or the rest of the line; for 5xx the
 *               text of the reply
 */
public record AgiReply(int code, String result, String data) {

    /** Stands for the reply to a command when the connection closed before one came. */
    public static final AgiReply CLOSED = new AgiReply(0, "", "the connection is closed");
    /** Stands for a reply that did not come in time. */
    public static final AgiReply LATE = new AgiReply(0, "", "no reply in time");

    /** The command was carried out, and did not fail. */
    public boolean isOk() {
        return code == 200 && !result.startsWith("-");
    }

    /** {@code result} as a number; -1 when it is none. */
    public int number() {
        return result.matches("-?\\d{1,9}") ? Integer.parseInt(result) : -1;
    }
}
