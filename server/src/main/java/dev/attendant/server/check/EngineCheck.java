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
import dev.attendant.server.engines.EngineRoom;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
            synthesizers(vertx);
            recognizers(vertx);
            models(vertx);
            RoleFindings others = new RoleFindings(found);
            guard(others, "voice-activity", settings.voiceActivity().engine(), () -> voiceActivity(vertx));
            guard(others, "turn-judge", settings.turnJudge().engine(), () -> turnJudge(vertx));
            others.tell();
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

    private void guard(RoleFindings findings, String role, String engine, Trial trial) throws InterruptedException {
        String subject = role + " " + engine;
        try {
            trial.run();
        } catch (InvalidSetting e) {
            // with this the program does not start, whatever else there is
            found.accept(Finding.fail(subject, configuration.explain(e).getMessage(), ""));
        } catch (EngineUnavailable e) {
            findings.failed(subject, e.getMessage(), "");
        } catch (EngineTrial.Failed e) {
            findings.failed(subject, "failed: " + e.getMessage(), advice(role));
        } catch (RuntimeException e) {
            findings.failed(subject, "failed: " + e, advice(role));
        }
    }

    private static String advice(String role) {
        return "check what is set below " + role + " in the configuration, or choose another engine as " + role
                + ".engine";
    }

    private void synthesizers(Vertx vertx) throws InterruptedException {
        RoleFindings findings = new RoleFindings(found);
        for (String name : settings.synthesizer().engine()) {
            guard(findings, "synthesizer", name, () -> {
                try (Synthesizer synthesizer = EngineRoom.synthesizer(vertx, settings, name, scenarios)) {
                    for (Scenario scenario : scenarios) {
                        voice(findings, synthesizer, name, scenario);
                    }
                }
            });
        }
        findings.tell();
    }

    private void voice(RoleFindings findings, Synthesizer synthesizer, String name, Scenario scenario)
            throws InterruptedException {
        String subject = "synthesizer " + name;
        // a scenario's voice is called as the first engine calls it
        String voice = name.equals(settings.synthesizer().engine().getFirst()) ? scenario.voice() : "";
        String who = scenario.name() + " (" + scenario.language() + (voice.isEmpty() ? "" : ", voice " + voice) + ")";
        String sentence = Sentences.of(scenario.greeting()).getFirst();
        for (int rate : rates()) {
            try {
                var speech = EngineTrial.speak(synthesizer,
                        new Synthesizer.Speech(sentence, scenario.language(), voice, rate),
                        settings.turnTaking().engineTimeout());
                findings.done(scenario.name(), timely(Finding.ok(subject, "speaks for " + who
                        + String.format(Locale.ROOT, " at %d Hz, %.1f s of sound", rate,
                                (double) speech.samples().length / rate), speech.first()),
                        "synthesizer", settings.synthesizer().firstWord(), settings.synthesizer().engine().size() > 1));
            } catch (EngineTrial.Failed e) {
                findings.failed(scenario.name(), subject,
                        "cannot speak for " + who + " at " + rate + " Hz: " + e.getMessage(),
                        "give the scenario a language and a voice that this engine has, or choose another engine as"
                                + " synthesizer.engine");
            }
        }
    }

    /** An engine that is slower than it may be is no use in front of another. */
    private static Finding timely(Finding fine, String role, Duration limit, boolean others) {
        return others && fine.took().filter(took -> took.compareTo(limit) > 0).isPresent()
                ? new Finding(Finding.Level.WARN, fine.subject(), fine.text() + ", but the next engine takes over after "
                        + limit.toMillis() + " ms", "try again, since the first time takes longer, or raise " + role
                        + ".first-word", fine.took())
                : fine;
    }

    private void recognizers(Vertx vertx) throws InterruptedException {
        RoleFindings findings = new RoleFindings(found);
        for (String name : settings.recognizer().engine()) {
            guard(findings, "recognizer", name, () -> recognizer(findings, vertx, name));
        }
        findings.tell();
    }

    private void recognizer(RoleFindings findings, Vertx vertx, String name)
            throws EngineTrial.Failed, InterruptedException {
        String subject = "recognizer " + name;
        try (Recognizer recognizer = EngineRoom.recognizer(vertx, settings, name, scenarios)) {
            Optional<Opening> opening = scenarios.stream()
                    .filter(scenario -> scenario.language().toLowerCase(Locale.ROOT).startsWith(TEST_LANGUAGE))
                    .flatMap(scenario -> opening(scenario).stream()).findFirst();
            if (opening.isEmpty()) {
                findings.done("", Finding.info(subject, "loaded, but not tried: no scenario has a phrase in English,"
                        + " which is all that the test's voice speaks"));
                return;
            }
            for (int rate : rates()) {
                findings.done("", heard(vertx, subject, recognizer, opening.get(), rate));
            }
        }
    }

    private Finding heard(Vertx vertx, String subject, Recognizer recognizer, Opening opening, int rate)
            throws EngineTrial.Failed, InterruptedException {
        String phrase = opening.phrase();
        var speech = speak(vertx, opening.scenario(), phrase, rate);
        var heard = EngineTrial.hear(vertx, recognizer, opening.scenario(), speech.samples(), rate,
                settings.turnTaking().engineTimeout());
        String where = "\"" + phrase + "\" of " + opening.scenario().name() + " at " + rate + " Hz";
        return heard.text().strip().equalsIgnoreCase(phrase)
                ? Finding.ok(subject, "understood " + where, heard.took())
                : new Finding(Finding.Level.WARN, subject, "heard \"" + heard.text() + "\" for " + where,
                        "a synthetic voice is no caller, but try a call; " + advice("recognizer"),
                        Optional.of(heard.took()));
    }

    private EngineTrial.Speech speak(Vertx vertx, Scenario scenario, String phrase, int rate)
            throws EngineTrial.Failed, InterruptedException {
        try (Synthesizer voice = EngineRoom.synthesizer(vertx, settings, TEST_VOICE, scenarios)) {
            return EngineTrial.speak(voice, new Synthesizer.Speech(phrase, scenario.language(), "", rate),
                    settings.turnTaking().engineTimeout());
        }
    }

    private void models(Vertx vertx) throws InterruptedException {
        RoleFindings findings = new RoleFindings(found);
        for (String name : settings.model().engine()) {
            guard(findings, "model", name, () -> model(findings, vertx, name));
        }
        findings.tell();
    }

    private void model(RoleFindings findings, Vertx vertx, String name)
            throws EngineTrial.Failed, InterruptedException {
        try (LanguageModel model = EngineRoom.model(vertx, settings, name, scenarios)) {
            Opening opening = scenarios.stream().flatMap(scenario -> opening(scenario).stream()).findFirst()
                    .orElseGet(() -> new Opening(scenarios.getFirst(), "hello"));
            var answer = EngineTrial.answer(
                    model, opening.scenario(), opening.phrase(), settings.limits().modelTimeout());
            findings.done("", timely(Finding.ok("model " + name, "answered \"" + opening.phrase() + "\" of "
                    + opening.scenario().name() + ": \"" + answer.text() + "\"", answer.first()),
                    "model", settings.model().firstWord(), true));
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

    /** Of the calls of all PBXs; the lowest first. */
    private List<Integer> rates() {
        return Arrays.stream(Pbx.values()).flatMap(pbx -> pbx.sampleRates(settings).stream()).distinct().sorted()
                .toList();
    }

    /** The rate of most calls. */
    private int rate() {
        return rates().getFirst();
    }
}
