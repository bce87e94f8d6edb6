package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EslEventTest {

    private static EslMessage message(Buffer stream) {
        List<EslMessage> messages = new ArrayList<>();
        new EslDecoder(messages::add).read(stream);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static EslEvent event(Buffer stream) {
        return EslEvent.of(message(stream));
    }

    private static EslEvent plain(String text) {
        return event(Stream.withBody("", "Content-Type: text/event-plain\n", text));
    }

    private static EslEvent json(String text) {
        return event(Stream.withBody("", "Content-Type: text/event-json\n", text));
    }

    private static final Map<String, String> NASTY = Map.of(
            "Event-Name", "CUSTOM",
            "Event-Subclass", "callcenter::info",
            "Caller-Caller-ID-Name", "Jürgen \"J\" <€>: 100 % + 1\r\nX: y",
            "variable_empty", "",
            "variable_cc_cause", "answered");

    @Test
    void anEventIsTheSamePlainAndAsJson() {
        String body = "a\n\nb€\n";
        for (EslEvent event : List.of(event(Stream.plain(NASTY, body)), event(Stream.json(NASTY, body)))) {
            assertThat(event.name()).isEqualTo("CUSTOM");
            assertThat(event.subclass()).isEqualTo("callcenter::info");
            NASTY.forEach((name, value) -> assertThat(event.header(name)).isEqualTo(value));
            assertThat(event.header("x")).isEmpty();
            assertThat(event.variable("cc_cause")).isEqualTo("answered");
            assertThat(event.body()).isEqualTo(body);
        }
    }

    @Test
    void anEventWithoutABodyHasAnEmptyOne() {
        assertThat(event(Stream.plain(NASTY, "")).body()).isEmpty();
        assertThat(event(Stream.json(NASTY, "")).body()).isEmpty();
        assertThat(plain("Event-Name: RE_SCHEDULE").body()).isEmpty();
    }

    @Test
    void anEmptyValueIsWrittenAsUndef() {
        EslEvent event = plain("Event-Name: DTMF\nCaller-Context: _undef_\n\n");
        assertThat(event.header("Caller-Context")).isEmpty();
        assertThat(event.headers().has("Caller-Context")).isTrue();
    }

    @Test
    void aPerCentSignThatBeginsNoCodeStays() {
        EslEvent event = plain("Event-Name: X\na: 100%\nb: %zz%4\nc: %41%e2%82%AC+\nd: 5%%20\n\n");
        assertThat(event.header("a")).isEqualTo("100%");
        assertThat(event.header("b")).isEqualTo("%zz%4");
        assertThat(event.header("c")).isEqualTo("A€+");
        assertThat(event.header("d")).isEqualTo("5% ");
    }

    @Test
    void aListIsTheSamePlainAndAsJson() {
        assertThat(plain("Event-Name: X\nlist: ARRAY%3A%3Aa|%3Ab\n\n").header("list")).isEqualTo("ARRAY::a|:b");
        assertThat(json("{\"Event-Name\":\"X\",\"list\":[\"a\",\"b\"]}").header("list")).isEqualTo("ARRAY::a|:b");
    }

    @Test
    void theReplyToConnectTellsTheChannel() {
        EslReply reply = EslReply.of(message(Stream.connected()));
        assertThat(reply.isOk()).isTrue();
        assertThat(reply.text()).isEqualTo("+OK");
        EslEvent channel = reply.channel();
        assertThat(channel.name()).isEqualTo("CHANNEL_DATA");
        assertThat(channel.header("Unique-ID")).isEqualTo("2b1f9f1e-58ab-4a0e-9c5c-7d1f5f0c2a10");
        assertThat(channel.header("Socket-Mode")).isEqualTo("async");
        assertThat(channel.variable("name")).isEqualTo("Müller & Söhne: 100%");
        assertThat(channel.variable("sip_detail_3")).isEqualTo("sip:103@10.0.0.5:5060");
    }

    @Test
    void noReplyTellsNoChannel() {
        assertThat(EslReply.LATE.channel().name()).isEmpty();
        assertThat(EslReply.LATE.isOk()).isFalse();
    }

    @Test
    void textInAnotherEncodingThanUtf8DoesNotCostTheEvent() {
        byte[] latin1 = "{\"a\":\"J\u00FC\",\"b\":\"c\"}".getBytes(StandardCharsets.ISO_8859_1);
        Buffer stream = Buffer.buffer("Content-Length: " + latin1.length + "\nContent-Type: text/event-json\n\n")
                .appendBytes(latin1);
        assertThat(event(stream).header("a")).isEqualTo("J\uFFFD");
        assertThat(event(stream).header("b")).isEqualTo("c");
    }

    @Test
    void jsonThatIsNoEventOfFreeSwitchIsReadAsFarAsItIsOne() {
        EslEvent event = json(
                "{\"n\":1,\"t\":true,\"z\":null,\"o\":{\"a\":{}},\"l\":[[1],{\"b\":2},\"c\"],\"e\":\"f\"}");
        assertThat(event.header("n")).isEqualTo("1");
        assertThat(event.header("t")).isEqualTo("true");
        assertThat(event.header("z")).isEmpty();
        assertThat(event.header("o")).isEmpty();
        assertThat(event.header("l")).isEqualTo("ARRAY::c");
        assertThat(event.header("e")).isEqualTo("f");
    }

    @Test
    void whatIsNoEventIsRefusedByTheOneTypedRefusal() {
        for (String text : List.of(
                "", "[]", "1", "{", "{\"a\"", "{\"a\":[1", "{\"a\":}", "{\"a\":\"\\x\"}", "{\"a\":1,}",
                "{\"a\":" + "[".repeat(5000))) {
            assertThatThrownBy(() -> json(text + " ")).isInstanceOf(EslMalformed.class);
        }
        assertThatThrownBy(() -> plain("\nbody")).isInstanceOf(EslMalformed.class);
        assertThatThrownBy(() -> plain("no header\n\n")).isInstanceOf(EslMalformed.class);
        assertThatThrownBy(() -> event(Buffer.buffer("Content-Type: auth/request\n\n")))
                .isInstanceOf(EslMalformed.class);
    }

    @Test
    void anEventOfCountlessHeadersIsRefused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6000; i++) {
            text.append('h').append(i).append(": x\n");
        }
        assertThatThrownBy(() -> plain(text + "\n"))
                .isInstanceOf(EslMalformed.class)
                .hasMessage("an event of more than 5000 headers");
    }

    @Test
    void whatIsLoggedOfAReplyIsOneLineAndNotEndless() {
        EslReply reply = EslReply.of(message(
                Stream.withBody("Content-Type: api/response\n", "", "-ERR a\nWARN forged\n" + "x".repeat(5000))));
        assertThat(reply.toString()).doesNotContain("\n").hasSizeLessThan(250).startsWith("ANSWERED -ERR a WARN");
        assertThat(reply.message().toString()).isEqualTo("api/response with 2 headers and 5019 bytes");
    }
}
