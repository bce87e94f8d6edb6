package dev.attendant.freeswitch.esl;

/**
 * How much of one message is taken, so that no peer can fill our memory.
 *
 * @param line    bytes of a header line
 * @param headers lines of a header block
 * @param block   bytes of a header block
 * @param body    bytes of a body
 */
public record EslLimits(int line, int headers, int block, int body) {

    /**
     * The reply to {@code connect} has every variable of the channel in its header block, hundreds of them in
     * some tens of kilobytes; a variable that came in one SIP message of up to 64 kB is at most three times that
     * when URL-encoded. 16 MB is the longest body that FreeSWITCH itself takes ({@code MAX_CONTENT_LENGTH} in
     * {@code mod_event_socket.c}).
     */
    public static final EslLimits DEFAULT = new EslLimits(256 * 1024, 5000, 1024 * 1024, 16 * 1024 * 1024);

    public EslLimits {
        if (line < 1 || headers < 1 || block < 1 || body < 0) {
            throw new IllegalArgumentException("a limit of nothing");
        }
    }
}
