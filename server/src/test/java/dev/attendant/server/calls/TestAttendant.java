package dev.attendant.server.calls;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Turn;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.records.CallDetails;
import dev.attendant.records.NoteRow;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.program.Attendant;
import dev.attendant.speech.freetts.FreeTtsVoice;
import dev.attendant.testcalls.caller.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole program as {@code serve} runs it, with the engines that ship, on ports that are free. */
public final class TestAttendant implements AutoCloseable {

    private static final String BUSY = "20s";

    private final Attendant attendant;
    private final EventLog events;
    private final Voice voice;

    private TestAttendant(Attendant attendant, EventLog events) {
        this.attendant = attendant;
        this.events = events;
        Synthesizer synthesizer = attendant.engines().engines().synthesizer();
        voice = new Voice(synthesizer, "en-US", FreeTtsVoice.CALLER);
    }

    /** @param more settings as variables, such as {@code ATTENDANT_LIMITS_CALLS} */
    public static TestAttendant start(Path data, Map<String, String> more) {
        EventLog events = new EventLog();
        Map<String, String> environment = environment(data);
        environment.putAll(more);
        return new TestAttendant(
                Attendant.start(Configuration.load(Optional.empty(), environment).settings(), events), events);
    }

    /**
     * What {@code serve} needs to run beside others, who may keep the machine busy for seconds: the engines are given
     * the time, and the caller is not told to wait, which a test would take for the answer.
     */
    static Map<String, String> environment(Path data) {
        return new HashMap<>(Map.of(
                "ATTENDANT_HOME", repository().toString(),
                "ATTENDANT_DATA", data.toString(),
                portOf(Pbx.ASTERISK), "0",
                "ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "0",
                portOf(Pbx.FREESWITCH), "0",
                "ATTENDANT_RECOGNIZER_SPHINX4_WAIT", BUSY,
                "ATTENDANT_TURN_TAKING_ENGINE_TIMEOUT", BUSY,
                "ATTENDANT_TURN_TAKING_HOLD_AFTER", BUSY,
                "ATTENDANT_TURN_TAKING_FILLER_AFTER", BUSY));
    }

    /** The variable that sets where this PBX hands over its calls. */
    static String portOf(Pbx pbx) {
        return switch (pbx) {
            case ASTERISK -> "ATTENDANT_ASTERISK_AGI_PORT";
            case FREESWITCH -> "ATTENDANT_FREESWITCH_SOCKET_PORT";
        };
    }

    static Path repository() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("scenarios/support.yaml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no folder scenarios/ at or above " + Path.of("").toAbsolutePath());
    }

    /** The scenarios that ship, but recorded. */
    static Path recordedScenarios(Path folder) {
        try (Stream<Path> all = Files.list(repository().resolve("scenarios"))) {
            for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Files.writeString(folder.resolve(file.getFileName()),
                        Files.readString(file).replace("record: false", "record: true"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Attendant program() {
        return attendant;
    }

    public EventLog events() {
        return events;
    }

    /** The callers'. */
    public Voice voice() {
        return voice;
    }

    /** A caller's words for a telephone, 8 kHz. */
    short[] spoken(String text) {
        return voice.say(text, 8000).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** What was recorded of a call that is over. */
    CallDetails record(UUID call) {
        events.await(call, CallEvent.Ended.class, Await.SOON);
        attendant.records().flush(Duration.ofSeconds(10));
        return attendant.records().history().call(call).orElseThrow();
    }

    /** The record of the only call from this number. */
    CallDetails recordOfCallFrom(String number) {
        return record(events.awaitCallFrom(number, 0, Await.SOON));
    }

    /** What one side said in a call, turn by turn; of the attendant what was heard. */
    static List<String> said(CallDetails call, Turn.Speaker speaker) {
        return call.turns().stream().map(row -> row.turn()).filter(turn -> turn.speaker() == speaker)
                .map(Turn::heard).toList();
    }

    static Map<String, String> notes(CallDetails call) {
        return call.notes().stream().collect(Collectors.toMap(NoteRow::name, NoteRow::value));
    }

    /** Nothing is left of any call. */
    void awaitNothingLeft() {
        Await.until("no calls and no connections", Await.SOON,
                () -> attendant.calls() == 0 && attendant.connections() == 0,
                () -> attendant.calls() + " calls, " + attendant.connections() + " connections");
    }

    @Override
    public void close() {
        attendant.close();
    }
}
