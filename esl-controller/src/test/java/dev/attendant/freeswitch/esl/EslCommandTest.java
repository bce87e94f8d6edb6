package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EslCommandTest {

    private static String sent(EslCommand command) {
        return command.bytes().toString();
    }

    @Test
    void aCommandIsALineAndAnEmptyOne() {
        assertThat(sent(EslCommand.line("connect"))).isEqualTo("connect\n\n");
        assertThat(sent(EslCommand.line("filter", "Unique-ID", "u"))).isEqualTo("filter Unique-ID u\n\n");
        assertThat(sent(EslCommand.api("uuid_break", "u", "all"))).isEqualTo("api uuid_break u all\n\n");
        assertThat(sent(EslCommand.auth("ClueCon"))).isEqualTo("auth ClueCon\n\n");
        assertThat(sent(EslCommand.bgapi("j", "originate", "x"))).isEqualTo("bgapi originate x\nJob-UUID: j\n\n");
    }

    @Test
    void anApplicationIsExecutedByAMessageToTheCall() {
        assertThat(sent(EslCommand.execute("playback", "silence_stream://-1", "e", true)))
                .isEqualTo("sendmsg\ncall-command: execute\nexecute-app-name: playback\nEvent-UUID: e\n"
                        + "event-lock: true\nexecute-app-arg: silence_stream://-1\n\n");
        assertThat(sent(EslCommand.execute(EslCommand.sendMsg("u"), "answer", "", "", false)))
                .isEqualTo("sendmsg u\ncall-command: execute\nexecute-app-name: answer\n\n");
    }

    @Test
    void dataOfSeveralLinesGoesIntoTheBodyToTheByte() {
        assertThat(sent(EslCommand.execute("speak", "flite|slt|Grüße\nExtra: 1\0", "", false)))
                .isEqualTo("sendmsg\ncall-command: execute\nexecute-app-name: speak\nContent-Type: text/plain\n"
                        + "Content-Length: 27\n\nflite|slt|Grüße\nExtra: 1 ");
    }

    @Test
    void dataThatAHeaderWouldChangeGoesIntoTheBody() {
        assertThat(sent(EslCommand.execute("x", " in front", "", false))).endsWith("Content-Length: 9\n\n in front");
        assertThat(sent(EslCommand.execute("x", "y".repeat(5000), "", false)))
                .contains("Content-Length: 5000\n\nyyyy")
                .doesNotContain("execute-app-arg");
    }

    @Test
    void noValueEndsItsLine() {
        Random random = new Random(3);
        String alphabet = "\r\n\0\u0085: ax";
        for (int round = 0; round < 5000; round++) {
            String value = text(random, alphabet);
            assertThat(lines(EslCommand.api("x", value))).isEqualTo(2);
            assertThat(lines(EslCommand.line("x", value, value))).isEqualTo(2);
            assertThat(lines(EslCommand.auth("x" + value))).isEqualTo(2);
            assertThat(lines(EslCommand.sendMsg("u" + value).header("a", value).header("b", value))).isEqualTo(4);
            String body = sent(EslCommand.execute(value, value, "e" + value, true));
            String head = body.substring(0, body.indexOf("\n\n") + 2);
            assertThat(head.chars().filter(c -> c == '\n').count()).isLessThanOrEqualTo(8);
            assertThat(head).doesNotContain("\r").startsWith("sendmsg\ncall-command: execute\n");
            assertThat(head.lines().skip(1).filter(l -> !l.isEmpty()))
                    .allMatch(l -> l.matches("(?i)(call-command|execute-app-name|execute-app-arg|event-uuid|event-lock"
                            + "|content-type|content-length): .*|execute-app-name: "));
        }
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static long lines(EslCommand command) {
        String sent = sent(command);
        assertThat(sent).doesNotContain("\r").doesNotContain("\0").endsWith("\n\n");
        return sent.chars().filter(c -> c == '\n').count();
    }

    @Test
    void whatWouldLeaveTheRepliesUnreadableIsNotSent() {
        assertThatThrownBy(() -> EslCommand.line("getvar", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslCommand.line(" GetVar x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslCommand.line("\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslCommand.sendMsg("\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslCommand.sendMsg().header("a: b\nc", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslCommand.api("x".repeat(2_000_000)).bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a command of more than 1048576 bytes: api");
    }

    @Test
    void aCommandTellsNoSecretsWhenItIsLogged() {
        assertThat(EslCommand.auth("ClueCon")).hasToString("auth");
    }
}
