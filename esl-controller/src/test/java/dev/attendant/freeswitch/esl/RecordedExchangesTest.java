package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real FreeSWITCH sent is cut into its messages, wherever TCP splits it. */
class RecordedExchangesTest {

    static Stream<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest
    @CsvSource({
        "01, auth reply api api api reply reply bye",
        "02, auth reply reply bye",
        "03, rude bye",
        "04, auth reply api api api api api api api api reply bye",
        "05, auth reply reply reply plain reply plain reply plain",
        "06, auth reply reply reply plain reply plain reply plain reply reply reply",
        "07, auth reply reply reply json reply json reply json reply",
        "08, auth reply reply api log log log reply",
        "09, auth reply reply reply reply reply reply xml"
                + " reply reply reply reply reply reply reply reply reply reply bye",
        "10, reply reply reply api reply reply reply plain plain reply plain linger bye",
        "11, reply reply reply json json json json reply bye",
        "12, reply reply reply api reply reply plain api reply bye",
        "13, reply reply reply api reply reply json api reply bye",
        "14, reply reply reply plain reply plain bye",
        "15, reply reply reply bye",
        "16, reply reply reply reply reply plain plain reply bye",
        "17, reply reply reply reply reply reply plain plain linger reply reply bye",
    })
    void everyMessageIsOfItsKind(String number, String kinds) {
        assertThat(kinds(Recording.of(number))).isEqualTo(kinds);
    }

    private static String kinds(Recording recording) {
        return recording.messages().stream().map(m -> switch (m.contentType()) {
            case "auth/request" -> "auth";
            case "command/reply" -> "reply";
            case "api/response" -> "api";
            case "text/event-plain" -> "plain";
            case "text/event-json" -> "json";
            case "text/event-xml" -> "xml";
            case "log/data" -> "log";
            case "text/rude-rejection" -> "rude";
            case "text/disconnect-notice" -> m.header("Content-Disposition").equals("linger") ? "linger" : "bye";
            default -> m.contentType();
        }).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void noByteIsLostOrReadTwice(Recording recording) {
        Buffer again = Buffer.buffer();
        for (EslMessage message : recording.messages()) {
            for (String name : message.headers().names()) {
                again.appendString(name + ": " + message.header(name) + "\n");
            }
            again.appendString("\n").appendBuffer(message.body());
        }
        assertThat(again.toString(StandardCharsets.UTF_8)).isEqualTo(recording.in().toString(StandardCharsets.UTF_8));
        assertThat(again).isEqualTo(recording.in());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whereverTheStreamIsSplitInTwoItsMessagesAreTheSame(Recording recording) {
        List<EslMessage> whole = recording.messages();
        Buffer in = recording.in();
        for (int at = 0; at <= in.length(); at++) {
            Expected expected = new Expected(whole, "split at byte " + at);
            EslDecoder decoder = new EslDecoder(expected::take);
            decoder.read(in.slice(0, at));
            decoder.read(in.slice(at, in.length()));
            expected.isComplete();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void byteByByteTheMessagesAreTheSame(Recording recording) {
        Expected expected = new Expected(recording.messages(), "byte by byte");
        EslDecoder decoder = new EslDecoder(expected::take);
        for (int at = 0; at < recording.in().length(); at++) {
            decoder.read(recording.in().slice(at, at + 1));
        }
        expected.isComplete();
    }

    /** The messages of the whole stream, one after the other. */
    private static final class Expected {

        private final List<EslMessage> messages;
        private final String how;
        private int taken;

        Expected(List<EslMessage> messages, String how) {
            this.messages = messages;
            this.how = how;
        }

        void take(EslMessage message) {
            if (taken >= messages.size() || !isSame(messages.get(taken), message)) {
                throw new AssertionError(how + ": message " + taken + " is another, " + message);
            }
            taken++;
        }

        private static boolean isSame(EslMessage one, EslMessage other) {
            return one.headers().names().equals(other.headers().names())
                    && one.headers().names().stream().allMatch(n -> one.header(n).equals(other.header(n)))
                    && one.body().equals(other.body());
        }

        void isComplete() {
            if (taken != messages.size()) {
                throw new AssertionError(how + ": " + taken + " messages of " + messages.size());
            }
        }
    }
}
