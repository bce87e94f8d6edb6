package dev.attendant.freeswitch.call;

import dev.attendant.freeswitch.esl.EslEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * FreeSWITCH's end of an outbound event socket, over TCP, for one call. It takes every command, answers API commands as
 * it is told, and plays a script of events when an application starts or an API command comes.
 */
final class FakeFreeSwitch implements AutoCloseable {

    static final String UUID = "2b1f9f1e-58ab-4a0e-9c5c-7d1f5f0c2a10";

    /** What a command makes FreeSWITCH do; the text is the id of the execution, or the command's words. */
    interface Script extends Consumer<String> {}

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CompletableFuture<CallSocket> connected = new CompletableFuture<>();
    private final CompletableFuture<NetSocket> socket = new CompletableFuture<>();

    /** Connects, and tells of the call. */
    CallSocket call() {
        int port = await(vertx.createNetServer()
                        .connectHandler(accepted -> {
                            CallSocket call = new CallSocket(accepted, (taken, channel) -> connected.complete(taken));
                            accepted.closeHandler(closed -> call.closed());
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture())
                .actualPort();
        // on a context, so that the handler is there before the first bytes are
        vertx.runOnContext(loop -> vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(made -> {
            made.handler(RecordParser.newDelimited("\n\n", command -> came(command.toString())));
            socket.complete(made);
        }));
        return await(connected);
    }

    /** What an API command prints; its words up to where they are told apart. */
    FakeFreeSwitch answers(String command, String text) {
        answers.put(command, text);
        return this;
    }

    /** What happens when an application is run, or an API command comes. */
    FakeFreeSwitch when(String command, Script script) {
        scripts.put(command, script);
        return this;
    }

    /** The commands so far: {@code api …}, and {@code execute app data}. */
    List<String> commands() {
        return commands;
    }

    private void came(String command) {
        List<String> lines = command.lines().toList();
        String first = lines.getFirst();
        if (first.equals("connect")) {
            Map<String, String> channel = new LinkedHashMap<>(Map.of("Event-Name", "CHANNEL_DATA", "Unique-ID", UUID));
            channel.put("Reply-Text", "+OK\n");
            write("Content-Type: command/reply\n" + headers(channel) + "\n");
        } else if (first.startsWith("api ")) {
            commands.add(first);
            String text = find(answers, first.substring(4), "+OK") + "\n";
            write("Content-Type: api/response\nContent-Length: " + text.length() + "\n\n" + text);
            find(scripts, first.substring(4), words -> { }).accept(first);
        } else {
            write("Content-Type: command/reply\nReply-Text: +OK\n\n");
            if (first.startsWith("sendmsg")) {
                String application = value(lines, "execute-app-name");
                commands.add(("execute " + application + " " + value(lines, "execute-app-arg")).strip());
                find(scripts, application, id -> { }).accept(value(lines, "Event-UUID"));
            }
        }
    }

    private static <T> T find(Map<String, T> known, String command, T otherwise) {
        return known.entrySet().stream().filter(entry -> command.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue).orElse(otherwise);
    }

    private static String value(List<String> lines, String header) {
        return lines.stream().filter(line -> line.startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2)).findFirst().orElse("");
    }

    /** An event of the call. @param fields names and values in turn */
    void event(String name, String... fields) {
        Map<String, String> event = new LinkedHashMap<>(Map.of("Event-Name", name, "Unique-ID", UUID));
        for (int i = 0; i < fields.length; i += 2) {
            event.put(fields[i], fields[i + 1]);
        }
        String text = headers(event) + "\n";
        write("Content-Length: " + text.length() + "\nContent-Type: text/event-plain\n\n" + text);
    }

    /** The end of an execution. */
    void executed(String id, String... fields) {
        List<String> all = new ArrayList<>(List.of("Application-UUID", id));
        all.addAll(List.of(fields));
        event("CHANNEL_EXECUTE_COMPLETE", all.toArray(String[]::new));
    }

    void fifo(String action, String... fields) {
        List<String> all = new ArrayList<>(List.of("Event-Subclass", "fifo::info", "FIFO-Action", action));
        all.addAll(List.of(fields));
        event("CUSTOM", all.toArray(String[]::new));
    }

    /** Ends the connection without a word. */
    void dies() {
        await(socket).close();
    }

    private void write(String text) {
        socket.join().write(Buffer.buffer(text));
    }

    private static String headers(Map<String, String> headers) {
        StringBuilder text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name).append(": ").append(encoded(value)).append('\n'));
        return text.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A channel as the reply to {@code connect} tells it. @param fields names and values in turn */
    static EslEvent channel(String... fields) {
        CompletableFuture<EslEvent> told = new CompletableFuture<>();
        Vertx vertx = Vertx.vertx();
        try {
            int port = await(vertx.createNetServer()
                            .connectHandler(accepted ->
                                    new CallSocket(accepted, (call, channel) -> told.complete(channel)))
                            .listen(0, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture())
                    .actualPort();
            Map<String, String> channel = new LinkedHashMap<>(Map.of("Event-Name", "CHANNEL_DATA", "Unique-ID", UUID));
            channel.put("Reply-Text", "+OK\n");
            for (int i = 0; i < fields.length; i += 2) {
                channel.put(fields[i], fields[i + 1]);
            }
            vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(made ->
                    made.write("Content-Type: command/reply\n" + headers(channel) + "\n"));
            return await(told);
        } finally {
            await(vertx.close().toCompletionStage().toCompletableFuture());
        }
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
