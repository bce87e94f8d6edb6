package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the messages of a real FreeSWITCH, decoded. */
class RecordedEventsTest {

    private static final String GREETING = "Grüß Gott\nzweite Zeile: 100%\n\tEnde \"x\" \\ $1";
    private static final String GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

    private static List<String> bodies(String number, String contentType) {
        return Recording.of(number).messages().stream()
                .filter(m -> m.contentType().equals(contentType))
                .map(m -> m.body().toString(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aBodyIsExactlyWhatTheApiPrintedWithOrWithoutALineBreak() {
        assertThat(bodies("04", "api/response"))
                .containsExactly(
                        "Grüße, 100 % & <ok>",
                        "Content-Length: 9",
                        "-ERR no reply\n",
                        "{\"row_count\": 0}\n",
                        "1.11.1-release\n",
                        "false",
                        "userid|context|domain|group|contact|callgroup|effective_caller_id_name"
                                + "|effective_caller_id_number\n\n+OK\n",
                        "9dd4e461268c8034f5c8564e155c67a6");
    }

    @Test
    void aRefusedAddressIsToldRudelyAndGoodbye() {
        assertThat(bodies("03", "text/rude-rejection")).containsExactly("Access Denied, go away.\n");
        assertThat(bodies("03", "text/disconnect-notice")).containsExactly(GOODBYE);
    }

    @Test
    void aBackgroundJobBringsWhatItsCommandPrinted() {
        List<EslEvent> jobs = Recording.of("05").events();
        assertThat(jobs).extracting(EslEvent::name).containsOnly("BACKGROUND_JOB");
        assertThat(jobs).extracting(EslEvent::body).containsExactly("4\n", "Zwei", "-ERR NO_ANSWER\n");
        assertThat(jobs).extracting(j -> j.header("Job-Command")).containsExactly("uptime", "echo", "originate");
        assertThat(jobs.get(0).header("Job-UUID")).isEqualTo("job-of-ours");
        assertThat(jobs.get(1).header("Job-UUID"))
                .isEqualTo(Recording.of("05").messages().get(5).header("Job-UUID"));
        assertThat(jobs.get(2).header("Job-Command-Arg")).isEqualTo("error/no_answer &park");
    }

    @ParameterizedTest
    @ValueSource(strings = {"06", "07"})
    void aCustomEventIsTheSameFromPlainTextAndJson(String number) {
        List<EslEvent> events = Recording.of(number).events();
        assertThat(events).hasSize(3).allSatisfy(event -> assertThat(event)
                .returns("CUSTOM", EslEvent::name)
                .returns("lab::test", EslEvent::subclass));
        assertThat(events.get(0).header("Name")).isEqualTo("Jürgen \"Ü\" & 100% + 1");
        assertThat(events.get(0).header("FreeSWITCH-IPv6")).isEqualTo("::1");
        assertThat(events).extracting(e -> e.header("With")).containsExactly("", "body", "nothing");
        assertThat(events)
                .extracting(EslEvent::body)
                .containsExactly("", "line one\n\nContent-Type: command/reply\nünï €\n", "");
        assertThat(events).extracting(e -> e.header("Content-Length")).containsExactly("", "48", "0");
    }

    /** {@code switch_url_encode} leaves what looks encoded as it is: only JSON tells {@code %2B} from a plus. */
    @Test
    void aValueThatLooksEncodedComesAsItWasOnlyInJson() {
        assertThat(Recording.of("07").events().getFirst().header("Code")).isEqualTo("%2B%");
        assertThat(Recording.of("06").events().getFirst().header("Code")).isEqualTo("+%");
    }

    @Test
    void aLineOfTheLogHasItsLevelInAHeaderAndItsTextInTheBody() {
        List<EslMessage> lines = Recording.of("08").messages().stream()
                .filter(m -> m.contentType().equals("log/data"))
                .toList();
        assertThat(lines).extracting(l -> l.header("Log-Level")).containsExactly("7", "5", "7");
        assertThat(lines).allSatisfy(l -> assertThat(l.headers().has("User-Data")).isTrue());
        assertThat(lines.get(1).body().toString())
                .endsWith("[NOTICE] switch_ivr_originate.c:3059 Cannot create outgoing channel of type [error]"
                        + " cause: [NO_ANSWER]\n");
    }

    @Test
    void theReplyToConnectTellsTheCall() {
        EslEvent call = Recording.of("10").replies().getFirst().channel();
        assertThat(call.name()).isEqualTo("CHANNEL_DATA");
        assertThat(call.header("Caller-Caller-ID-Name")).isEqualTo("Jürgen O&Co 100% + 5");
        assertThat(call.variable("sip_from_display")).isEqualTo("Jürgen O&Co 100% + 5");
        assertThat(call.header("Channel-Name")).isEqualTo("sofia/external/1000@127.0.0.1");
        assertThat(call.header("Caller-Destination-Number")).isEqualTo("support");
        assertThat(call.variable("socket_path")).isEqualTo("support");
        assertThat(call.headers().size()).isEqualTo(146);
    }

    @ParameterizedTest
    @CsvSource({"10, async, full", "14, static, full", "15, async, single-channel"})
    void theReplyToConnectTellsTheKindOfSocket(String number, String mode, String control) {
        EslMessage connected = Recording.of(number).messages().getFirst();
        assertThat(connected.header("Socket-Mode")).isEqualTo(mode);
        assertThat(connected.header("Control")).isEqualTo(control);
    }

    @Test
    void aCallsEventsAreDecoded() {
        List<EslEvent> events = Recording.of("10").events();
        assertThat(events)
                .extracting(EslEvent::name)
                .containsExactly("CHANNEL_EXECUTE_COMPLETE", "DTMF", "CHANNEL_HANGUP_COMPLETE");
        assertThat(events).extracting(e -> e.headers().size()).containsExactly(158, 62, 238);
        assertThat(events.get(0).header("Application-Data")).isEqualTo("tone_stream://%(100,0,400)");
        assertThat(events.get(0).header("Application-Response")).isEqualTo("FILE PLAYED");
        assertThat(events.get(0).header("Application-UUID")).isEqualTo("p-1");
        assertThat(events.get(1).header("DTMF-Digit")).isEqualTo("#");
        assertThat(events.get(2).header("Hangup-Cause")).isEqualTo("CALL_REJECTED");
        assertThat(events.get(2).variable("sip_reason")).isEqualTo("Q.850;cause=21;text=\"CALL_REJECTED\"");
    }

    @Test
    void aLingeringSocketSaysSoWithoutABodyAndGoodbyeAfterwards() {
        List<EslMessage> messages = Recording.of("10").messages();
        EslMessage lingering = messages.get(messages.size() - 2);
        assertThat(lingering.header("Linger-Time")).isEqualTo("1");
        assertThat(lingering.header("Content-Length")).isEqualTo("0");
        assertThat(lingering.body().length()).isZero();
        assertThat(messages.getLast().header("Controlled-Session-UUID"))
                .isEqualTo(lingering.header("Controlled-Session-UUID"))
                .isEqualTo(Recording.of("10").events().getFirst().header("Unique-ID"));
        assertThat(messages.getLast().body().toString()).isEqualTo(GOODBYE);
    }

    @Test
    void eventsOfMyeventsInJsonKeepTheCallersName() {
        assertThat(Recording.of("11").events())
                .extracting(e -> e.name() + " " + e.header("Caller-Caller-ID-Name") + " " + e.header("Application"))
                .containsExactly(
                        "CHANNEL_PARK Jürgen O&Co: 100% + 5 ",
                        "CHANNEL_EXECUTE Jürgen O&Co: 100% + 5 answer",
                        "CHANNEL_ANSWER Jürgen O&Co: 100% + 5 ",
                        "CHANNEL_EXECUTE_COMPLETE Jürgen O&Co: 100% + 5 answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "13"})
    void aVariableOfSeveralLinesAndAListAreTheSameFromPlainTextAndJson(String number) {
        EslEvent push = Recording.of(number).events().getFirst();
        assertThat(push.variable("greeting")).isEqualTo(GREETING);
        assertThat(push.variable("list")).isEqualTo("ARRAY::one: 1|:two|2");
        assertThat(push.header("Application-Data")).isEqualTo("list=two|2");
        assertThat(bodies(number, "api/response")).contains(GREETING);
    }

    @Test
    void aBridgeTellsTheOtherLeg() {
        List<EslEvent> events = Recording.of("16").events();
        assertThat(events).extracting(EslEvent::name).containsExactly("CHANNEL_BRIDGE", "CHANNEL_UNBRIDGE");
        assertThat(events).extracting(e -> e.header("Other-Leg-Unique-ID")).containsOnly("agent-16");
        assertThat(events).extracting(e -> e.headers().size()).containsExactly(190, 197);
    }

    @Test
    void aCallerWhoHangsUpInTheQueueLeavesIt() {
        List<EslEvent> events = Recording.of("17").events();
        assertThat(events).extracting(EslEvent::subclass).containsOnly("callcenter::info");
        assertThat(events)
                .extracting(e -> e.header("CC-Action") + " " + e.header("CC-Queue") + " " + e.header("CC-Cause") + " "
                        + e.header("CC-Cancel-Reason"))
                .containsExactly(
                        "member-queue-start support@default  ", "member-queue-end support@default Cancel BREAK_OUT");
    }
}
