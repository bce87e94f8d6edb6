package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * What became of a command. A {@code sendmsg} is {@code +OK} as soon as it is queued: whether it succeeded, events
 * tell.
 *
 * @param outcome whether FreeSWITCH answered at all
 * @param text    what it answered, without the last line break: {@code +OK …}, {@code -ERR …}, or what an API
 *                command printed
 * @param message the reply, or for a background job its event; an empty message when there is none
 */
public record EslReply(Outcome outcome, String text, EslMessage message) {

    /** Whether FreeSWITCH answered. */
    public enum Outcome {
        ANSWERED,
        /** The connection closed before it did. */
        CLOSED,
        /** It did not in time. */
        LATE,
        /** The command was not sent: too much waits to be sent, or to be answered. */
        BUSY
    }

    private static final int LONGEST_IN_LOG = 200;
    private static final EslMessage NONE = new EslMessage(new EslHeaders(), Buffer.buffer(0));

    public static final EslReply CLOSED = new EslReply(Outcome.CLOSED, "the connection is closed", NONE);
    public static final EslReply LATE = new EslReply(Outcome.LATE, "no reply in time", NONE);
    public static final EslReply BUSY = new EslReply(Outcome.BUSY, "too many commands wait", NONE);

    static EslReply of(EslMessage message) {
        if (message.contentType().equals("api/response")) {
            return answered(message.body().toString(StandardCharsets.UTF_8), message);
        }
        String text = message.header("Reply-Text");
        boolean encoded = message.headers().has("Event-Name");
        return answered(encoded ? UrlText.decode(text) : text, message);
    }

    /** The outcome of a {@code bgapi}: what its command printed is the body of the event. */
    static EslReply ofJob(EslEvent job, EslMessage message) {
        return answered(job.body(), message);
    }

    private static EslReply answered(String text, EslMessage message) {
        return new EslReply(Outcome.ANSWERED, text.stripTrailing(), message);
    }

    /** FreeSWITCH took the command: a command says so with {@code +OK}; what an API printed is no error. */
    public boolean isOk() {
        if (outcome != Outcome.ANSWERED) {
            return false;
        }
        return message.contentType().equals("command/reply")
                ? text.startsWith("+OK")
                : !text.startsWith("-ERR") && !text.startsWith("-USAGE");
    }

    /** The channel that the reply to {@code connect} tells; nothing is known of it when this is another. */
    public EslEvent channel() {
        return EslEventReader.connected(message.headers());
    }

    /** For a log: one line, not endless. */
    @Override
    public String toString() {
        String line = EslText.line(text);
        return outcome + " " + line.substring(0, Math.min(line.length(), LONGEST_IN_LOG));
    }
}
