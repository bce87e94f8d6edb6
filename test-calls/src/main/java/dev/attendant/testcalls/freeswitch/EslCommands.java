package dev.attendant.testcalls.freeswitch;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The commands of an outbound event socket in full and async mode, found by how they begin, in the order of
 * parse_command() of mod_event_socket.c.
 */
final class EslCommands {

    private EslCommands() {}

    static void execute(EventSocket socket, EslMessage message) {
        String command = message.command();
        String arguments = command.indexOf(' ') < 0 ? "" : command.substring(command.indexOf(' ') + 1).strip();
        String lower = command.toLowerCase(Locale.ROOT);
        if (lower.startsWith("exit") || lower.startsWith("...")) {
            socket.reply("+OK bye");
            socket.disconnect();
        } else if (lower.startsWith("filter ")) {
            filter(socket, arguments);
        } else if (lower.startsWith("connect")) {
            connect(socket);
        } else if (lower.startsWith("getvar")) {
            socket.reply(socket.channel().value(arguments).orElse(""));
        } else if (lower.startsWith("myevents")) {
            boolean done = socket.subscription().myEvents(arguments);
            socket.subscribed();
            socket.reply(done ? "+OK Events Enabled" : "-ERR aready enabled.");
        } else if (lower.startsWith("divert_events")) {
            socket.reply(arguments.isEmpty() ? "-ERR missing value."
                    : arguments.equalsIgnoreCase("on") ? "+OK events diverted" : "+OK events not diverted");
        } else if (lower.startsWith("sendmsg")) {
            sendMessage(socket, message, arguments);
        } else if (lower.startsWith("api ")) {
            ApiCommands.execute(socket.channel(), arguments, socket::replyApi);
        } else if (lower.startsWith("bgapi ")) {
            background(socket, message, arguments);
        } else if (lower.startsWith("linger")) {
            linger(socket, arguments);
        } else if (lower.startsWith("nolinger")) {
            socket.linger(OptionalInt.empty());
            socket.reply("+OK will not linger");
        } else if (lower.startsWith("event")) {
            boolean any = socket.subscription().add(words(arguments));
            socket.subscribed();
            socket.reply(any ? "+OK event listener enabled " + socket.subscription().format()
                    : "-ERR no keywords supplied");
        } else if (lower.startsWith("nixevent")) {
            boolean any = socket.subscription().remove(words(arguments));
            socket.subscribed();
            socket.reply(any ? "+OK events nixed" : "-ERR no keywords supplied");
        } else if (lower.startsWith("noevents")) {
            boolean any = !socket.subscription().isEmpty();
            socket.subscription().clear();
            socket.subscribed();
            socket.reply(any ? "+OK no longer listening for events" : "-ERR not listening for events");
        } else {
            socket.reply("-ERR command not found");
        }
    }

    /** Fact: one header block without Content-Length, all its values URL-encoded. */
    private static void connect(EventSocket socket) {
        Channel channel = socket.channel();
        Event data = new Event("CHANNEL_DATA");
        channel.profile().addTo(data, "Channel");
        ChannelData.add(channel, data);
        data.with("Content-Type", "command/reply").with("Reply-Text", "+OK\n").with("Socket-Mode", "async")
                .with("Control", "full");
        socket.replyBlock("+OK", data.plain());
        socket.control();
    }

    private static void filter(EventSocket socket, String arguments) {
        List<String> words = words(arguments);
        boolean delete = !words.isEmpty() && words.getFirst().equalsIgnoreCase("delete");
        boolean add = !words.isEmpty() && words.getFirst().equalsIgnoreCase("add");
        int from = delete || add ? 1 : 0;
        String header = words.size() > from ? words.get(from) : "";
        String value = words.size() > from + 1 ? String.join(" ", words.subList(from + 1, words.size())) : "";
        if (delete && !header.isEmpty()) {
            socket.subscription().removeFilters(header, value);
            socket.subscribed();
            socket.reply("+OK filter deleted. [" + header + "][" + value + "]");
        } else if (!value.isEmpty()) {
            socket.subscription().filter(header, value);
            socket.subscribed();
            socket.reply("+OK filter added. [" + header + "]=[" + value + "]");
        } else {
            socket.reply("-ERR invalid syntax");
        }
    }

    /** Fact: always {@code +OK}, except for an unknown uuid. */
    private static void sendMessage(EventSocket socket, EslMessage message, String arguments) {
        Channel own = socket.channel();
        String uuid = arguments.isEmpty() ? message.header("session-id", own.uuid()) : arguments;
        if (uuid.equals(own.uuid())) {
            // The reply is on its way before the session's thread looks at the message.
            socket.reply("+OK");
            own.stack().queue(message);
            return;
        }
        own.switchboard().channel(uuid).filter(other -> !other.isHungUp()).ifPresentOrElse(other -> {
            socket.reply("+OK");
            other.loop().execute(() -> other.stack().queue(message));
        }, () -> socket.reply("-ERR invalid session id [" + uuid + "]"));
    }

    private static void background(EventSocket socket, EslMessage message, String arguments) {
        Channel channel = socket.channel();
        String job = message.header("job-uuid").orElseGet(() -> UUID.randomUUID().toString());
        String[] words = arguments.split(" ", 2);
        socket.replyBlock("+OK Job-UUID: " + job, "Content-Type: command/reply\nReply-Text: +OK Job-UUID: " + job
                + "\nJob-UUID: " + job + "\n\n");
        ApiCommands.execute(channel, arguments, body -> {
            Event event = new Event("BACKGROUND_JOB").with("Job-UUID", job).with("Job-Owner-UUID", channel.uuid())
                    .with("Job-Command", words[0]);
            if (words.length > 1) {
                event.with("Job-Command-Arg", words[1]);
            }
            channel.fire(event.withBody(body));
        });
    }

    private static void linger(EventSocket socket, String arguments) {
        if (arguments.isEmpty()) {
            socket.linger(OptionalInt.of(-1));
            socket.reply("+OK will linger");
        } else {
            int seconds = arguments.matches("\\d{1,6}") ? Integer.parseInt(arguments) : 0;
            socket.linger(OptionalInt.of(seconds));
            socket.reply("+OK will linger " + seconds + " seconds");
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }
}
