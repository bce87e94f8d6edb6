package dev.attendant.server.tune;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.line.Replay;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.records.CallHistory;
import dev.attendant.records.RecordsUnavailable;
import dev.attendant.server.cli.LogText;
import dev.attendant.server.cli.Main;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import dev.attendant.server.program.Attendant;
import dev.attendant.server.engines.EngineRoom;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Plays recordings of past calls through the present settings. */
@Command(
        name = "tune",
        description = {
            "Play recordings of past calls through the present settings, and show what would change.",
            "",
            "A recording is a stereo WAV file, the caller left and the attendant right, as Attendant writes them for"
                    + " scenarios with record: true. What happened then comes from the call's record, when the file"
                    + " still has its name and the database has the call; otherwise from the sound of both. What"
                    + " happens now is decided by the same code that hears callers, faster than they spoke.",
            "",
            "One line for each side's say: when, who, how long, and what was decided then and now:",
            "  wait            from the caller's last sound to the end of their turn",
            "  late            the caller waited longer than --late",
            "  cut off         the caller went on within 2 s, not to an answer",
            "  barge-in        the attendant fell silent, and the caller had something to say",
            "  false barge-in  it fell silent for a cough or a noise, and went on",
            "  no words        a sound of the caller's that is no turn",
            "  no turn         then this was no turn, or not all of one",
            "  not heard       then this was a turn; now it would not begin one",
            "At the end a table of all, then and now.",
            "",
            "An answer counts when they have heard 1 s of it, or all. The attendant of the recording says what it said"
                    + " then, whatever is decided now. Keys are not in the"
                    + " sound, and are left out. Notices, and replies before a transfer, are taken to be"
                    + " interruptible. Without --recognizer no words are made out: pauses count as when nothing is"
                    + " known of the words, and whether there were any comes from the call's record; without one,"
                    + " a sound of less than 0.4 s has none.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  attendant tune data/recordings/2026/05/*/*.wav",
            "  attendant tune call.wav --set turn-taking.end-of-turn=800ms \\",
            "      --set turn-taking.barge-in=400ms"
        },
        exitCodeList = {"0:all were played", "1:some could not be", "2:used wrongly"})
public final class Tune implements Callable<Integer> {

    private static final List<String> SETTABLE =
            List.of("turn-taking.", "recognizer.", "voice-activity.", "turn-judge.");

    @ParentCommand
    private Main attendant;

    @Parameters(arity = "1..*", paramLabel = "RECORDING", description = "Recordings.")
    private List<Path> files;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "A setting in place of the configuration's, below turn-taking, voice-activity,"
                    + " turn-judge or recognizer; may be repeated.")
    private Map<String, String> given = new TreeMap<>();

    @Option(names = "--late", paramLabel = "DURATION", defaultValue = "1500ms", converter = DurationConverter.class,
            description = "From how long on a wait is late (default ${DEFAULT-VALUE}).")
    private Duration late;

    @Option(names = "--recognizer",
            description = "Have the configured recogniser make out the words. One in the cloud may charge for it.")
    private boolean recognize;

    @Option(names = "--scenario", paramLabel = "NAME",
            description = "The scenario of calls without a record, for the recogniser's likely phrases.")
    private Optional<String> scenario = Optional.empty();

    @Spec
    private CommandSpec spec;

    private int failed;

    @Override
    public Integer call() {
        given.keySet().stream()
                .filter(key -> SETTABLE.stream().noneMatch(key::startsWith))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong("--set: " + LogText.line(key) + " changes nothing here; give keys below turn-taking,"
                            + " voice-activity, turn-judge or recognizer, such as turn-taking.end-of-turn=800ms");
                });
        Settings settings = attendant.configuration(given).settings();
        Map<String, Scenario> scenarios = new TreeMap<>(ScenarioFiles.load(settings.scenarios()));
        Scenario otherwise = scenario.map(name -> named(name, scenarios))
                .orElseGet(() -> scenarios.values().iterator().next());
        Optional<CallHistory> history = history(settings);
        try {
            withEngines(settings, scenarios, (rules, recognizer) -> play(new Tuning(
                    rules, scenarios, otherwise, recognizer, history, settings.turnTaking().engineTimeout())));
        } finally {
            history.ifPresent(CallHistory::close);
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Scenario named(String name, Map<String, Scenario> scenarios) {
        return Optional.ofNullable(scenarios.get(name)).orElseThrow(() -> wrong("--scenario: there is no "
                + LogText.line(name) + "; there are " + String.join(", ", scenarios.keySet())));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** None yet is no error: recordings may come from elsewhere. */
    private Optional<CallHistory> history(Settings settings) {
        try {
            return Optional.of(CallHistory.read(Attendant.recordsSettings(settings)));
        } catch (RecordsUnavailable e) {
            if (!e.isNoneYet()) {
                tell(e.getMessage() + " What happened then comes from the recordings alone.");
            }
            return Optional.empty();
        }
    }

    private interface Use {
        void of(Replay.Rules rules, Optional<Recognizer> recognizer);
    }

    private void withEngines(Settings settings, Map<String, Scenario> scenarios, Use use) {
        Vertx vertx = Vertx.vertx();
        try (var voiceActivity = EngineRoom.voiceActivity(vertx, settings.voiceActivity(), scenarios.values());
                var endOfTurn = EngineRoom.endOfTurn(vertx, settings.turnJudge(), scenarios.values())) {
            var rules = new Replay.Rules(settings.turnTaking().toTurnTaking(), voiceActivity, endOfTurn);
            if (!recognize) {
                use.of(rules, Optional.empty());
                return;
            }
            try (Recognizer recognizer = EngineRoom.recognizer(
                    vertx, settings, settings.recognizer().engine().getFirst(), scenarios.values())) {
                use.of(rules, Optional.of(recognizer));
            }
        } finally {
            vertx.close().await();
        }
    }

    private void play(Tuning tuning) {
        PrintWriter out = spec.commandLine().getOut();
        TuneText text = new TuneText(out, ZoneId.systemDefault(), late);
        Totals then = new Totals(late);
        Totals now = new Totals(late);
        int played = 0;
        long frames = 0;
        boolean records = false;
        boolean hearsay = false;
        for (Path file : files) {
            try {
                Tuning.Result result = tuning.play(file);
                text.recording(file, result.timeline(), result.past().call(), recognize,
                        Comparison.of(result.timeline(), result.then(), result.now()));
                then.add(result.then());
                now.add(result.now());
                result.failure().ifPresent(reason -> fail(file + ": the recogniser failed: " + reason));
                records |= result.past().call().isPresent();
                hearsay |= result.past().call().isEmpty();
                frames += result.timeline().frames();
                played++;
            } catch (UnusableRecording e) {
                fail(e.getMessage());
            } catch (RecordsUnavailable e) {
                fail(file + ": " + e.getMessage());
            } catch (IOException e) {
                fail(file + " cannot be read: " + e);
            }
            out.flush();
        }
        if (played > 0) {
            text.totals(played, frames, then, now);
            text.explain(records, hearsay);
            out.flush();
        }
        if (failed > 0 && files.size() > 1) {
            tell(failed + " of " + files.size() + " recordings could not be played as they should");
        }
    }

    private void fail(String message) {
        failed++;
        tell(message);
    }

    private void tell(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("attendant: " + LogText.line(message));
        err.flush();
    }

    /** Durations are written as in the configuration. */
    static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            try {
                return EngineSettings.parseDuration("--late", value);
            } catch (InvalidSetting e) {
                throw new TypeConversionException(LogText.line(e.getMessage()));
            }
        }
    }
}
