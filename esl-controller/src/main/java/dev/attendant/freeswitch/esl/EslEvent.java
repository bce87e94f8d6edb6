package dev.attendant.freeswitch.esl;

/**
 * An event of FreeSWITCH, its values decoded: from {@code text/event-plain}, {@code text/event-json}, or the reply
 * to {@code connect}, which tells the channel as an event does.
 */
public final class EslEvent {

    private final EslHeaders headers;
    private final String body;

    EslEvent(EslHeaders headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    /**
     * Reads the event in a message.
     *
     * @throws EslMalformed when there is none in it
     */
    public static EslEvent of(EslMessage message) {
        return EslEventReader.read(message);
    }

    /** {@code CHANNEL_ANSWER}, {@code DTMF}, …; empty when it has none. */
    public String name() {
        return header("Event-Name");
    }

    /** Of a {@code CUSTOM} event: {@code callcenter::info}, …; else empty. */
    public String subclass() {
        return header("Event-Subclass");
    }

    /** The header's value; empty when there is none. */
    public String header(String name) {
        return headers.get(name);
    }

    /** The channel variable's value; empty when there is none. */
    public String variable(String name) {
        return headers.get("variable_" + name);
    }

    public EslHeaders headers() {
        return headers;
    }

    /** Empty when there is none. */
    public String body() {
        return body;
    }

    /** For a log: which event it is. */
    @Override
    public String toString() {
        return EslText.line(name() + (subclass().isEmpty() ? "" : " " + subclass()));
    }
}
