package dev.attendant.server.engines;

import dev.attendant.conversation.Engines;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.line.Sentences;
import dev.attendant.conversation.scenario.DigitMenu;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Settings;
import dev.attendant.server.tools.HttpTools;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the engines that the configuration names, gets them ready, and makes one of those of a role. */
public final class EngineRoom implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EngineRoom.class);

    private final Collection<Scenario> scenarios;
    private final EngineMetrics metrics;
    private final FailoverSynthesizer voice;
    private final Engines engines;
    /** What is open, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private EngineRoom(Vertx vertx, Settings settings, Collection<Scenario> scenarios) {
        this.scenarios = scenarios;
        metrics = new EngineMetrics();
        EngineLoader loader = new EngineLoader(vertx, scenarios);
        Chains chains = new Chains(loader, metrics);
        try {
            Recognizer recognizer = opened(chains.recognizer(vertx, settings.recognizer()));
            ScheduledThreadPoolExecutor clock =
                    new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("voices").daemon().factory());
            // or every sentence would be kept until its deadline
            clock.setRemoveOnCancelPolicy(true);
            open.push(clock::shutdownNow);
            voice = opened(chains.synthesizer(settings.synthesizer(), settings.data(), clock));
            LanguageModel model = opened(chains.model(settings.model()));
            VoiceActivityDetector.Factory voiceActivity =
                    opened(voiceActivity(vertx, settings.voiceActivity(), scenarios));
            EndOfTurn.Factory endOfTurn = opened(endOfTurn(vertx, settings.turnJudge(), scenarios));
            engines = new Engines(recognizer, voice, model, new HttpTools(vertx), voiceActivity, endOfTurn);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <E extends AutoCloseable> E opened(E engine) {
        open.push(engine);
        return engine;
    }

    /** Loads the engines; takes seconds. */
    public static EngineRoom open(Vertx vertx, Settings settings, Collection<Scenario> scenarios) {
        return new EngineRoom(vertx, settings, scenarios);
    }

    /** Loads one recogniser alone, to be closed by the caller; takes seconds. */
    public static Recognizer recognizer(
            Vertx vertx, Settings settings, String name, Collection<Scenario> scenarios) {
        return new EngineLoader(vertx, scenarios)
                .load(EngineFactory.OfRecognizer.class, "recognizer", settings.recognizer(), name);
    }

    /** Loads one synthesiser alone, without a cache, to be closed by the caller. */
    public static Synthesizer synthesizer(
            Vertx vertx, Settings settings, String name, Collection<Scenario> scenarios) {
        return new EngineLoader(vertx, scenarios)
                .load(EngineFactory.OfSynthesizer.class, "synthesizer", settings.synthesizer(), name);
    }

    /** Loads one model alone, to be closed by the caller. */
    public static LanguageModel model(Vertx vertx, Settings settings, String name, Collection<Scenario> scenarios) {
        return new EngineLoader(vertx, scenarios)
                .load(EngineFactory.OfLanguageModel.class, "model", settings.model(), name);
    }

    /** Loads one engine alone, to be closed by the caller. */
    public static VoiceActivityDetector.Factory voiceActivity(
            Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return new EngineLoader(vertx, scenarios).load(EngineFactory.OfVoiceActivity.class, "voice-activity.engine",
                settings.engine(), settings.settingsOf("voice-activity", settings.engine()));
    }

    /** Loads one engine alone, to be closed by the caller. */
    public static EndOfTurn.Factory endOfTurn(Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return new EngineLoader(vertx, scenarios).load(EngineFactory.OfEndOfTurn.class, "turn-judge.engine",
                settings.engine(), settings.settingsOf("turn-judge", settings.engine()));
    }

    /**
     * Speaks all fixed texts of the scenarios into the cache, so that a caller never waits for them; those that the
     * cache has on disk are not spoken again.
     *
     * @param sampleRates of the calls that may come
     * @throws OperatorError when one of them cannot be spoken
     */
    public void prepareVoice(Set<Integer> sampleRates) {
        List<Synthesizer.Speech> fixed = scenarios.stream()
                .flatMap(scenario -> fixedTexts(scenario).stream()
                        .flatMap(text -> Sentences.of(text).stream())
                        .flatMap(sentence -> sampleRates.stream().map(rate -> new Synthesizer.Speech(
                                sentence, scenario.language(), scenario.voice(), rate))))
                .distinct()
                .toList();
        try {
            voice.prepare(fixed);
        } catch (CompletionException e) {
            throw new OperatorError("A scenario's text cannot be spoken: " + e.getCause().getMessage() + ". Give the"
                    + " scenario a language and a voice that the engine has, or choose another as synthesizer.engine",
                    e);
        }
    }

    private static List<String> fixedTexts(Scenario scenario) {
        List<String> texts = scenario.texts().all();
        texts.add(scenario.greeting());
        DigitMenu.of(scenario).ifPresent(menu -> texts.addAll(menu.texts()));
        return texts;
    }

    public Engines engines() {
        return engines;
    }

    /** What the recognisers, synthesisers and models did since the start. */
    public EngineMetrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.warn("Closing an engine failed: {}", e.toString());
            }
        }
    }
}
