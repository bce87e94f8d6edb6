package dev.attendant.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgiReaderTest {

    private static final String HEADERS =
            "agi_network: yes\nagi_network_script: support?a=b\nagi_request: agi://h:4573/support?a=b\n"
                    + "agi_callerid: 100\nagi_calleridname: O'Brien: the 2nd\n\n";

    private final List<String> seen = new ArrayList<>();
    private final AgiReader reader = new AgiReader(new AgiReader.Listener() {
        @Override
        public void request(Map<String, String> headers) {
            seen.add("request " + headers.get("agi_network_script") + " " + headers.get("agi_calleridname"));
        }

        @Override
        public void reply(AgiReply reply) {
            seen.add(reply.code() + "|" + reply.result() + "|" + reply.data());
        }

        @Override
        public void hangup() {
            seen.add("hangup");
        }

        @Override
        public void malformed(String why) {
            seen.add("malformed: " + why);
        }
    });

    private void read(String text) {
        reader.read(Buffer.buffer(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000})
    void everyReplyFormIsReadHoweverTcpSplitsIt(int piece) {
        String stream = HEADERS
                + "200 result=0\n"
                + "200 result=1 (value)\n"
                + "200 result=1 ()\n"
                + "200 result=1 (two\nlines)\n"
                + "200 result=-1\n"
                + "HANGUP\n"
                + "200 result=1 (speech) endpos=8000 results=1 score0=97 text0=\"one\" grammar0=g\n"
                + "200 result=0 endpos=1600\n"
                + "510 Invalid or unknown command\n"
                + "511 Command Not Permitted on a dead channel or intercept routine\n"
                + "520 Invalid command syntax.  Proper usage not available.\n"
                + "520-Invalid command syntax.  Proper usage follows:\n Usage: ANSWER\n\n520 End of proper usage.\n"
                + "200 result=-2\n";
        for (int i = 0; i < stream.length(); i += piece) {
            read(stream.substring(i, Math.min(stream.length(), i + piece)));
        }
        assertThat(seen)
                .containsExactly(
                        "request support?a=b O'Brien: the 2nd",
                        "200|0|",
                        "200|1|value",
                        "200|1|",
                        "200|1|two\nlines",
                        "200|-1|",
                        "hangup",
                        "200|1|(speech) endpos=8000 results=1 score0=97 text0=\"one\" grammar0=g",
                        "200|0|endpos=1600",
                        "510||Invalid or unknown command",
                        "511||Command Not Permitted on a dead channel or intercept routine",
                        "520||Invalid command syntax.  Proper usage not available.",
                        "520||Invalid command syntax.  Proper usage follows:\n Usage: ANSWER\n\n520 End of proper usage.",
                        "200|-2|");
    }

    @Test
    void aValueInWhichALineEndsLikeTheValueItselfDoesNotStopTheReading() {
        read(HEADERS + "200 result=1 (a\n(b)\nrest)\n200 result=0\n");
        assertThat(seen).contains("200|0|");
    }

    @Test
    void whatIsNoHeaderIsRefused() {
        read("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(seen).containsExactly("malformed: a line that is no agi_ header");
    }

    @Test
    void anEndlessLineIsRefused() {
        read("agi_".repeat(5000));
        assertThat(seen).hasSize(1).first().asString().startsWith("malformed: a line of more than 8193 bytes");
    }

    @Test
    void tooManyHeadersAreRefused() {
        for (int i = 0; i < 300; i++) {
            read("agi_arg_" + i + ": x\n");
        }
        assertThat(seen).containsExactly("malformed: more than 200 headers");
    }

    @Test
    void noBytesEscapeAsAnException() {
        Random random = new Random(42);
        String alphabet = "agi_: 200result=()5 1-\n\n\rHANGUP\u0000\u00e9";
        for (int round = 0; round < 2000; round++) {
            AgiReader fresh = new AgiReader(ignore());
            if (random.nextBoolean()) {
                fresh.read(Buffer.buffer(HEADERS));
            }
            StringBuilder noise = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            fresh.read(Buffer.buffer(noise.toString()));
        }
    }

    private static AgiReader.Listener ignore() {
        return new AgiReader.Listener() {
            @Override
            public void request(Map<String, String> headers) {}

            @Override
            public void reply(AgiReply reply) {}

            @Override
            public void hangup() {}

            @Override
            public void malformed(String why) {}
        };
    }
}
