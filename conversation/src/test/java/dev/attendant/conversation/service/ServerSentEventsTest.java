package dev.attendant.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<ServerSentEvent> events = new ArrayList<>();

    private ServerSentEvents reader(int line, int event, long answer) {
        return new ServerSentEvents(new StreamLimits(line, event, answer, LONG, LONG), events::add);
    }

    private ServerSentEvents reader() {
        return reader(1000, 1000, 10_000);
    }

    private static ServerSentEvent event(String name, String data) {
        return new ServerSentEvent(name, data);
    }

    /** The examples of the specification's section 9.2.6, and the line ends of its section 9.2.5. */
    @Test
    void eventsAreReadAsTheStandardSays() {
        reader().read(Buffer.buffer("\ufeff: test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
                + "data:  third event\n\ndata\n\ndata\ndata\n\nevent: add\rdata: 73857293\r\r"
                + "data: YHOO\r\ndata: +2\r\n\r\n"
                + "event: nothing\n\ndata:"));
        assertThat(events).containsExactly(event("message", "first event"), event("message", "second event"),
                event("message", " third event"), event("message", ""), event("message", "\n"),
                event("add", "73857293"), event("message", "YHOO\n+2"));
    }

    @Test
    void anEventMayBeCutAnywhere() {
        byte[] stream = "event: a\r\ndata: Grüße 東京 \uD83D\uDE80\r\n\r\ndata: b\n\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= stream.length; cut++) {
            events.clear();
            ServerSentEvents reader = reader();
            Buffer whole = Buffer.buffer(stream);
            reader.read(whole.getBuffer(0, cut));
            reader.read(whole.getBuffer(cut, stream.length));
            assertThat(events).as("cut at " + cut)
                    .containsExactly(event("a", "Grüße 東京 \uD83D\uDE80"), event("message", "b"));
        }
    }

    @Test
    void nothingIsEndless() {
        ServerSentEvents lines = reader(10, 1000, 1000);
        assertThatThrownBy(() -> lines.read(Buffer.buffer("data: 12345")))
                .hasMessageContaining("a line of more than 10");
        ServerSentEvents data = reader(100, 10, 1000);
        assertThatThrownBy(() -> data.read(Buffer.buffer("data: 123456\ndata: 123456\n")))
                .hasMessageContaining("an event of more than 10");
        ServerSentEvents all = reader(100, 100, 20);
        all.read(Buffer.buffer(": ping\n\n: ping\n\n"));
        assertThatThrownBy(() -> all.read(Buffer.buffer(": ping\n\n")))
                .hasMessageContaining("an answer of more than 20");
    }
}
