package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exchange with a real FreeSWITCH, byte for byte; see {@code src/test/resources/esl/README.md}.
 *
 * @param name of its files
 * @param in   what FreeSWITCH sent
 * @param out  what it was sent
 */
record Recording(String name, Buffer in, Buffer out) {

    static final List<String> NAMES = List.of(
            "01-auth-status-exit",
            "02-auth-wrong",
            "03-rude-rejection",
            "04-api-bodies",
            "05-background-job",
            "06-events-plain",
            "07-events-json",
            "08-log",
            "09-filters-xml-refusals",
            "10-outbound-call",
            "11-outbound-myevents-json",
            "12-outbound-variables-plain",
            "13-outbound-variables-json",
            "14-outbound-sync",
            "15-outbound-limited",
            "16-outbound-bridge",
            "17-outbound-callcenter");

    static Stream<Recording> all() {
        return NAMES.stream().map(Recording::of);
    }

    /** The recording whose name begins so: its number is enough. */
    static Recording of(String begin) {
        String name = NAMES.stream().filter(n -> n.startsWith(begin)).findFirst().orElseThrow();
        return new Recording(name, file(name + ".in"), file(name + ".out"));
    }

    private static Buffer file(String name) {
        try (InputStream file = Recording.class.getResourceAsStream("/esl/" + name)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What FreeSWITCH sent, in messages. */
    List<EslMessage> messages() {
        List<EslMessage> messages = new ArrayList<>();
        new EslDecoder(messages::add).read(in);
        return messages;
    }

    /** The events among them. */
    List<EslEvent> events() {
        return messages().stream()
                .filter(m -> List.of("text/event-plain", "text/event-json").contains(m.contentType()))
                .map(EslEvent::of)
                .toList();
    }

    /** The replies among them. */
    List<EslReply> replies() {
        return messages().stream()
                .filter(m -> List.of("command/reply", "api/response").contains(m.contentType()))
                .map(EslReply::of)
                .toList();
    }

    /** What it was sent, as commands of ours; an event's body, which we never send, is left out. */
    List<EslCommand> commands() {
        List<EslCommand> commands = new ArrayList<>();
        byte[] bytes = out.getBytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // a character a byte
        for (int at = 0; at < bytes.length; ) {
            int end = text.indexOf("\n\n", at);
            List<String> lines = new String(bytes, at, end - at, StandardCharsets.UTF_8).lines().toList();
            int length = Integer.parseInt(value(lines, "Content-Length", "0"));
            at = end + 2 + length;
            commands.add(command(lines, new String(bytes, end + 2, length, StandardCharsets.UTF_8)));
        }
        return commands;
    }

    private static EslCommand command(List<String> lines, String body) {
        String application = value(lines, "execute-app-name", "");
        if (!application.isEmpty()) {
            String data = body.isEmpty() ? value(lines, "execute-app-arg", "") : body;
            boolean lock = value(lines, "event-lock", "").equals("true");
            return EslCommand.execute(application, data, value(lines, "Event-UUID", ""), lock);
        }
        EslCommand command = EslCommand.line(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            String[] header = line.split(": ?", 2);
            if (body.isEmpty() || !header[0].equals("Content-Length")) {
                command = command.header(header[0], header[1]);
            }
        }
        return command;
    }

    private static String value(List<String> lines, String name, String otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(otherwise);
    }

    @Override
    public String toString() {
        return name;
    }
}
