package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslDecoderTest {

    private final List<EslMessage> seen = new ArrayList<>();
    private final EslDecoder decoder = new EslDecoder(new EslLimits(64, 4, 200, 100), seen::add);

    private void read(String text) {
        decoder.read(Buffer.buffer(text));
    }

    private void refuses(String text, String why) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(EslMalformed.class).hasMessage(why);
        read("Content-Type: auth/request\n\n");
        assertThat(seen).as("nothing is read after a refusal").isEmpty();
    }

    private static List<String> messages(Iterable<Buffer> pieces) {
        List<String> messages = new ArrayList<>();
        EslDecoder decoder = new EslDecoder(m -> messages.add(describe(m)));
        pieces.forEach(decoder::read);
        return messages;
    }

    private static String describe(EslMessage message) {
        StringBuilder text = new StringBuilder();
        message.headers().names().forEach(n -> text.append(n).append('=').append(message.header(n)).append(' '));
        return text.append('|').append(message.body().toString(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void whereverTcpSplitsTheStreamItsMessagesAreTheSame() {
        Buffer stream = Stream.ofEverything();
        List<String> whole = messages(List.of(stream));
        assertThat(whole).hasSize(9);
        for (int at = 0; at <= stream.length(); at++) {
            assertThat(messages(List.of(stream.getBuffer(0, at), stream.getBuffer(at, stream.length()))))
                    .as("split at byte " + at)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1448})
    void howeverSmallThePiecesTheMessagesAreTheSame(int size) {
        Buffer stream = Stream.ofEverything();
        List<Buffer> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += size) {
            pieces.add(stream.getBuffer(at, Math.min(at + size, stream.length())));
        }
        assertThat(messages(pieces)).isEqualTo(messages(List.of(stream)));
    }

    @Test
    void aBodyIsCountedInBytesAndEndsBeforeTheNextHeader() {
        read("Content-Type: api/response\nContent-Length: 9\n\nJürgen\n\nContent-Type: auth/request\n\n");
        assertThat(seen).extracting(m -> m.body().toString()).containsExactly("Jürgen\n\n", "");
    }

    @Test
    void aLengthOf0IsAMessageWithoutABody() {
        read("Content-Type: text/disconnect-notice\nContent-Length: 0\n\nContent-Type: auth/request\n\n");
        assertThat(seen).extracting(EslMessage::contentType)
                .containsExactly("text/disconnect-notice", "auth/request");
    }

    @Test
    void namesOfHeadersAreFoundInAnyCaseAndOfTwoTheFirst() {
        read("content-type: auth/request\nX:  a: b \nx: second\n\n");
        EslMessage message = seen.getFirst();
        assertThat(message.contentType()).isEqualTo("auth/request");
        assertThat(message.header("X")).isEqualTo("a: b ");
        assertThat(message.header("missing")).isEmpty();
        assertThat(message.headers().names()).containsExactly("content-type", "X");
    }

    @Test
    void emptyLinesBetweenMessagesAndCarriageReturnsArePassedOver() {
        read("\n\r\nContent-Type: auth/request\r\n\r\n\n\nContent-Type: log/data\n\n");
        assertThat(seen).extracting(EslMessage::contentType).containsExactly("auth/request", "log/data");
    }

    @Test
    void aLineWithoutAColonIsRefused() {
        refuses("GET / HTTP/1.1\r\n", "a line that is no header");
    }

    @Test
    void aLineWithoutANameIsRefused() {
        refuses(": x\n", "a line that is no header");
    }

    @Test
    void aMessageThatDoesNotTellItsKindIsRefused() {
        refuses("Host: x\n\n", "a message without a Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1e3", "0x10", "+5", "1 2", "99999999999999999999", "٣"})
    void aLengthThatIsNoNumberOfBytesIsRefused(String length) {
        refuses("Content-Type: a/b\nContent-Length: " + length + "\n\n",
                "a Content-Length that is no number of bytes");
    }

    @Test
    void aBodyLongerThanTheLimitIsRefusedBeforeItComes() {
        refuses("Content-Type: a/b\nContent-Length: 101\n\n", "a body of 101 bytes, more than 100");
    }

    @Test
    void anEndlessLineIsRefusedThoughItComesByteByByte() {
        for (int i = 0; i < 64; i++) {
            read("a");
        }
        refuses("a", "a header line of more than 64 bytes");
    }

    @Test
    void tooManyHeadersAreRefused() {
        refuses("a: 1\na: 1\na: 1\na: 1\na: 1\n", "more than 4 headers");
    }

    @Test
    void aHeaderBlockLongerThanTheLimitIsRefused() {
        String line = "a: " + "x".repeat(57) + "\n";
        refuses(line.repeat(4), "a header block of more than 200 bytes");
    }

    @Test
    void theLimitsAreForOneMessageAndNotForTheStream() {
        for (int i = 0; i < 100; i++) {
            read("Content-Type: a/b\nb: " + "x".repeat(50) + "\nc: 1\nContent-Length: 100\n\n" + "y".repeat(100));
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    void aTakerThatThrowsCostsNoMessageButItsOwn() {
        List<String> taken = new ArrayList<>();
        EslDecoder fragile = new EslDecoder(m -> {
            taken.add(m.contentType());
            if (taken.size() == 1) {
                throw new IllegalStateException("a listener's mistake");
            }
        });
        assertThatThrownBy(() -> fragile.read(Buffer.buffer("Content-Type: a/1\nContent-Length: 2\n\nxx")))
                .isInstanceOf(IllegalStateException.class);
        fragile.read(Buffer.buffer("Content-Type: a/2\n\n"));
        assertThat(taken).containsExactly("a/1", "a/2");
    }
}
