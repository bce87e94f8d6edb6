package dev.attendant.server.check;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.line.Sentences;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.Completeness;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import dev.attendant.server.program.EngineRoom;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes each engine that is configured, and has it speak, hear and think for real. */
final class EngineCheck {

    /** Built in, so it can always speak to a recogniser. Speaks English only. */
    private static final String TEST_VOICE = "freetts";
    private static final String TEST_LANGUAGE = "en";
    private static final int CLOSING_SECONDS = 10;

    private final Configuration configuration;
    private final Settings settings;
    private final List<Scenario> scenarios;
    private final Consumer<Finding> found;

    /** A phrase that a caller of a scenario may begin with. */
    private record Opening(Scenario scenario, String phrase) {}

    /** What is done with an engine once it is made. */
    private interface Trial {
        void run() throws EngineTrial.Failed, InterruptedException;
    }

    EngineCheck(Configuration configuration, List<Scenario> scenarios, Consumer<Finding> found) {
        this.configuration = configuration;
        this.settings = configuration.settings();
        this.scenarios = scenarios;
        this.found = found;
    }

    void run() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            guard("synthesizer", settings.synthesizer(), () -> synthesizer(vertx));
            guard("recognizer", settings.recognizer(), () -> recognizer(vertx));
            guard("model", settings.model(), () -> model(vertx));
            guard("voice-activity", settings.voiceActivity(), () -> voiceActivity(vertx));
            guard("turn-judge", settings.turnJudge(), () -> turnJudge(vertx));
        } finally {
            close(vertx);
        }
    }

    private static void close(Vertx vertx) throws InterruptedException {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the event loops did not close", e);
        }
    }

    private void guard(String role, Settings.Engine engine, Trial trial) throws InterruptedException {
        String subject = role + " " + engine.engine();
        try {
            trial.run();
        } catch (InvalidSetting e) {
            found.accept(Finding.fail(subject, configuration.explain(e).getMessage(), ""));
        } catch (EngineUnavailable e) {
            found.accept(Finding.fail(subject, e.getMessage(), ""));
        } catch (EngineTrial.Failed e) {
            found.accept(Finding.fail(subject, "failed: " + e.getMessage(), advice(role)));
        } catch (RuntimeException e) {
            found.accept(Finding.fail(subject, "failed: " + e, advice(role)));
        }
    }

    private static String advice(String role) {
        return "check what is set below " + role + " in the configuration, or choose another engine as " + role
                + ".engine";
    }

    private void synthesizer(Vertx vertx) throws InterruptedException {
        try (Synthesizer synthesizer = EngineRoom.synthesizer(vertx, settings.synthesizer(), scenarios)) {
            for (Scenario scenario : scenarios) {
                voice(synthesizer, scenario);
            }
        }
    }

    private void voice(Synthesizer synthesizer, Scenario scenario) throws InterruptedException {
        String subject = "synthesizer " + settings.synthesizer().engine();
        String voice = scenario.name() + " (" + scenario.language()
                + (scenario.voice().isEmpty() ? "" : ", voice " + scenario.voice()) + ")";
        int rate = rate();
        String sentence = Sentences.of(scenario.greeting()).getFirst();
        try {
            var speech = EngineTrial.speak(synthesizer,
                    new Synthesizer.Speech(sentence, scenario.language(), scenario.voice(), rate),
                    settings.turnTaking().engineTimeout());
            found.accept(Finding.ok(subject, "speaks for " + voice + ", "
                    + String.format(Locale.ROOT, "%.1f s of sound", (double) speech.samples().length / rate),
                    speech.first()));
        } catch (EngineTrial.Failed e) {
            found.accept(Finding.fail(subject, "cannot speak for " + voice + ": " + e.getMessage(),
                    "give the scenario a language and a voice that this engine has, or choose another engine as"
                            + " synthesizer.engine"));
        }
    }

    private void recognizer(Vertx vertx) throws EngineTrial.Failed, InterruptedException {
        String subject = "recognizer " + settings.recognizer().engine();
        try (Recognizer recognizer = EngineRoom.recognizer(vertx, settings.recognizer(), scenarios)) {
            Optional<Opening> opening = scenarios.stream()
                    .filter(scenario -> scenario.language().toLowerCase(Locale.ROOT).startsWith(TEST_LANGUAGE))
                    .flatMap(scenario -> opening(scenario).stream()).findFirst();
            if (opening.isEmpty()) {
                found.accept(Finding.info(subject, "loaded, but not tried: no scenario has a phrase in English, which"
                        + " is all that the test's voice speaks"));
                return;
            }
            Scenario scenario = opening.get().scenario();
            String phrase = opening.get().phrase();
            var speech = speak(vertx, scenario, phrase);
            var heard = EngineTrial.hear(vertx, recognizer, scenario, speech.samples(), rate(),
                    settings.turnTaking().engineTimeout());
            found.accept(heard.text().strip().equalsIgnoreCase(phrase)
                    ? Finding.ok(subject, "understood \"" + phrase + "\" of " + scenario.name(), heard.took())
                    : new Finding(Finding.Level.WARN, subject, "heard \"" + heard.text() + "\" for \"" + phrase
                            + "\" of " + scenario.name(), "a synthetic voice is no caller, but try a call; "
                            + advice("recognizer"), Optional.of(heard.took())));
        }
    }

    private EngineTrial.Speech speak(Vertx vertx, Scenario scenario, String phrase)
            throws EngineTrial.Failed, InterruptedException {
        var engine = new Settings.Engine(TEST_VOICE, settings.synthesizer().settings());
        try (Synthesizer voice = EngineRoom.synthesizer(vertx, engine, scenarios)) {
            return EngineTrial.speak(voice, new Synthesizer.Speech(phrase, scenario.language(), "", rate()),
                    settings.turnTaking().engineTimeout());
        }
    }

    private void model(Vertx vertx) throws EngineTrial.Failed, InterruptedException {
        String subject = "model " + settings.model().engine();
        try (LanguageModel model = EngineRoom.model(vertx, settings.model(), scenarios)) {
            Opening opening = scenarios.stream().flatMap(scenario -> opening(scenario).stream()).findFirst()
                    .orElseGet(() -> new Opening(scenarios.getFirst(), "hello"));
            var answer = EngineTrial.answer(
                    model, opening.scenario(), opening.phrase(), settings.limits().modelTimeout());
            found.accept(Finding.ok(subject, "answered \"" + opening.phrase() + "\" of " + opening.scenario().name()
                    + ": \"" + answer.text() + "\"", answer.first()));
        }
    }

    /** These two run where the calls' audio does, so what they cost matters. */
    private void voiceActivity(Vertx vertx) {
        try (VoiceActivityDetector.Factory factory =
                EngineRoom.voiceActivity(vertx, settings.voiceActivity(), scenarios)) {
            double micros = EngineTrial.microsAFrame(factory, rate());
            found.accept(Finding.ok("voice-activity " + settings.voiceActivity().engine(), String.format(Locale.ROOT,
                    "%.0f microseconds for 20 ms of a call at %d Hz", micros, rate())));
        }
    }

    private void turnJudge(Vertx vertx) {
        try (EndOfTurn.Factory factory = EngineRoom.endOfTurn(vertx, settings.turnJudge(), scenarios)) {
            Scenario scenario = scenarios.getFirst();
            String phrase = opening(scenario).map(Opening::phrase).orElse("hello");
            Instant began = Instant.now();
            Completeness judged = factory.forCall(scenario).judge(scenario.greeting(), phrase);
            found.accept(Finding.ok("turn-judge " + settings.turnJudge().engine(), "finds \"" + phrase + "\" of "
                    + scenario.name() + " " + judged.name().toLowerCase(Locale.ROOT),
                    Duration.between(began, Instant.now())));
        }
    }

    /** Of several words, which are easier to hear than one; and nothing that has to be filled in. */
    private static Optional<Opening> opening(Scenario scenario) {
        return scenario.examples().stream()
                .filter(example -> example.after().isEmpty() && example.tool().isEmpty())
                .map(Example::phrases).flatMap(List::stream)
                .filter(phrase -> phrase.contains(" ") && !phrase.contains("{"))
                .findFirst()
                .map(phrase -> new Opening(scenario, phrase));
    }

    private int rate() {
        return settings.asterisk().audioSocket().rate();
    }
}
