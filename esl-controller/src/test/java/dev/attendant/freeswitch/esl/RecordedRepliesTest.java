package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection sends the commands of a recording, and gets what the real FreeSWITCH sent. */
class RecordedRepliesTest {

    private final ScriptedPeer peer = new ScriptedPeer();

    static Stream<Recording> recordings() {
        return Recording.all();
    }

    @AfterEach
    void close() {
        peer.close();
    }

    private List<EslReply> exchange(Recording recording) {
        List<EslCommand> commands = recording.commands();
        int bytes = commands.stream().mapToInt(c -> c.bytes().length()).sum();
        EslConnection connection = peer.connect(bytes, recording.in());
        List<CompletableFuture<EslReply>> replies = commands.stream().map(connection::send).toList();
        return replies.stream().map(FakeFreeSwitch::await).toList();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyCommandGetsItsOwnReply(Recording recording) {
        List<EslReply> replies = exchange(recording);
        assertThat(replies).extracting(EslReply::outcome).allMatch(EslReply.Outcome.ANSWERED::equals);
        assertThat(replies)
                .extracting(EslReply::text)
                .containsExactlyElementsOf(
                        recording.replies().stream().map(EslReply::text).toList());
        List<EslCommand> commands = recording.commands();
        for (int i = 0; i < commands.size(); i++) {
            boolean isApi = commands.get(i).toString().equals("api");
            boolean answersApi = replies.get(i).message().contentType().equals("api/response");
            assertThat(answersApi).as(commands.get(i) + ", command " + i).isEqualTo(isApi && !isRefused(replies.get(i)));
        }
    }

    /** Not logged in, or not in full control of FreeSWITCH: then {@code api} gets a reply as to any other command. */
    private static boolean isRefused(EslReply reply) {
        return reply.text().equals("-ERR command not found");
    }

    /** A plus for each command that FreeSWITCH took; and what the listener heard besides the replies. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01 | ++---+           | auth, disconnected, closed
            02 | --               | auth, disconnected, closed
            03 | ''               | rude: Access Denied, go away., disconnected, closed
            04 | +++-++++++       | auth, disconnected, closed
            05 | +++++            | auth, BACKGROUND_JOB, BACKGROUND_JOB, BACKGROUND_JOB, closed
            06 | ++++++-+         | auth, CUSTOM lab::test, CUSTOM lab::test, CUSTOM lab::test, closed
            07 | ++++++           | auth, CUSTOM lab::test, CUSTOM lab::test, CUSTOM lab::test, closed
            08 | ++-+             | auth, log, log, log, closed
            09 | +++++++---++---+ | auth, disconnected, closed
            10 | ++++++++         | CHANNEL_EXECUTE_COMPLETE, DTMF, CHANNEL_HANGUP_COMPLETE, \
            lingering, disconnected, closed
            11 | ++++             | CHANNEL_PARK, CHANNEL_EXECUTE, CHANNEL_ANSWER, CHANNEL_EXECUTE_COMPLETE, \
            disconnected, closed
            12 | ++++++++         | CHANNEL_EXECUTE_COMPLETE, disconnected, closed
            13 | ++++++++         | CHANNEL_EXECUTE_COMPLETE, disconnected, closed
            14 | ++++             | CHANNEL_EXECUTE_COMPLETE, CHANNEL_EXECUTE_COMPLETE, disconnected, closed
            15 | +-+              | disconnected, closed
            16 | ++++++           | CHANNEL_BRIDGE, CHANNEL_UNBRIDGE, disconnected, closed
            17 | ++++++++         | CUSTOM callcenter::info, CUSTOM callcenter::info, lingering, disconnected, closed
            """)
    void repliesAndNewsAreToldApart(String number, String taken, String heard) {
        List<EslReply> replies = exchange(Recording.of(number));
        assertThat(replies.stream().map(r -> r.isOk() ? "+" : "-").collect(Collectors.joining()))
                .isEqualTo(taken);
        assertThat(String.join(", ", peer.heard())).isEqualTo(heard);
    }

    /** Those with an event's body are left out: that is nothing we ever send. */
    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "04", "05", "08", "10", "11", "12", "13", "14", "15", "16", "17"})
    void ourCommandsAreByteForByteThoseThatFreeSwitchTook(String number) {
        Recording recording = Recording.of(number);
        exchange(recording);
        assertThat(peer.commands()).hasToString(recording.out().toString());
    }
}
