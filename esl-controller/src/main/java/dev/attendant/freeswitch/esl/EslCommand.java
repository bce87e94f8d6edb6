package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of the event socket, as {@code read_packet} in FreeSWITCH's {@code mod_event_socket.c} reads it: a
 * line, headers, an empty line, and a body. Whatever is in a value, it ends no line. Immutable.
 *
 * <p>There is no {@code getvar}: its reply carries the value unencoded, where a line break of a caller's would
 * end the reply. Use {@code api("uuid_getvar", …)}.
 */
public final class EslCommand {

    /** Longer ones are a mistake of ours; FreeSWITCH would cut at 10 MB, and take the rest for a command. */
    private static final int LONGEST = 1024 * 1024;
    /** Longer data goes into the body, so that no line is endless in a trace. */
    private static final int LONGEST_VALUE = 1000;

    private record Header(String name, String value) {}

    private final String line;
    private final List<Header> headers;
    private final String body;

    private EslCommand(String line, List<Header> headers, String body) {
        this.line = line;
        this.headers = headers;
        this.body = body;
    }

    /** A command without headers: {@code line("myevents")}, {@code line("filter", "Unique-ID", uuid)}. */
    public static EslCommand line(String... words) {
        String line = EslText.line(String.join(" ", words)).strip();
        if (line.isEmpty() || line.regionMatches(true, 0, "getvar", 0, 6)) {
            throw new IllegalArgumentException("no command, or getvar: use api uuid_getvar");
        }
        return new EslCommand(line, List.of(), "");
    }

    /** Answers an {@code auth/request}. */
    public static EslCommand auth(String password) {
        return line("auth", password);
    }

    /** An API command; its reply comes when it has been carried out, and holds up every command behind it. */
    public static EslCommand api(String... words) {
        return line("api", String.join(" ", words));
    }

    /** An API command in the background; use {@link EslConnection#bgapi}, which waits for its event. */
    static EslCommand bgapi(String job, String... words) {
        return line("bgapi", String.join(" ", words)).header("Job-UUID", job);
    }

    /** A message to the connection's own call. */
    public static EslCommand sendMsg() {
        return line("sendmsg");
    }

    /** A message to a call. */
    public static EslCommand sendMsg(String uuid) {
        if (EslText.line(uuid).isBlank()) {
            throw new IllegalArgumentException("a message to no call: it would go to the connection's own");
        }
        return line("sendmsg", uuid);
    }

    /** Runs an application on the connection's own call. */
    public static EslCommand execute(String application, String data, String eventUuid, boolean lock) {
        return execute(sendMsg(), application, data, eventUuid, lock);
    }

    /**
     * Runs an application.
     *
     * @param to        the {@code sendmsg} to the call
     * @param data      what the application gets, in which FreeSWITCH expands {@code ${…}}: text that is not ours
     *                  goes through {@link EslText#literal}
     * @param eventUuid comes back as {@code Application-UUID} of its events; empty for none
     * @param lock      whether it waits for the application before it; without, it runs within it
     */
    public static EslCommand execute(EslCommand to, String application, String data, String eventUuid, boolean lock) {
        EslCommand execute = to.header("call-command", "execute").header("execute-app-name", application);
        if (!eventUuid.isBlank()) {
            execute = execute.header("Event-UUID", eventUuid);
        }
        if (lock) {
            execute = execute.header("event-lock", "true");
        }
        if (data.isEmpty()) {
            return execute;
        }
        boolean fits = data.length() <= LONGEST_VALUE && data.equals(EslText.line(data).strip());
        return fits ? execute.header("execute-app-arg", data) : execute.withText(data);
    }

    /** With a header more. */
    public EslCommand header(String name, String value) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("no name of a header: " + EslText.line(name));
        }
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, EslText.line(value).strip()));
        return new EslCommand(line, List.copyOf(more), body);
    }

    /** The application's data in the body, which {@code switch_ivr_parse_event} takes when there is no header. */
    private EslCommand withText(String text) {
        return new EslCommand(line, headers, text.replace('\0', ' ')).header("Content-Type", "text/plain");
    }

    /**
     * What is sent.
     *
     * @throws IllegalArgumentException when it is longer than any command is
     */
    Buffer bytes() {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder command = new StringBuilder(line).append('\n');
        headers.forEach(h -> command.append(h.name()).append(": ").append(h.value()).append('\n'));
        if (text.length > 0) {
            command.append("Content-Length: ").append(text.length).append('\n');
        }
        Buffer bytes = Buffer.buffer(command.append('\n').toString()).appendBytes(text);
        if (bytes.length() > LONGEST) {
            throw new IllegalArgumentException("a command of more than " + LONGEST + " bytes: " + this);
        }
        return bytes;
    }

    /** Its first word, which is no secret. */
    @Override
    public String toString() {
        return line.split(" ", 2)[0];
    }
}
