package dev.attendant.server.program;

import dev.attendant.conversation.Engines;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.line.Sentences;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Settings;
import dev.attendant.server.tools.HttpTools;
import dev.attendant.speech.cache.CachedSynthesizer;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds the engines that the configuration names, and gets them ready. */
public final class EngineRoom implements AutoCloseable {

    private final Engines engines;
    private final CachedSynthesizer voice;
    private final Collection<Scenario> scenarios;

    private EngineRoom(Engines engines, CachedSynthesizer voice, Collection<Scenario> scenarios) {
        this.engines = engines;
        this.voice = voice;
        this.scenarios = scenarios;
    }

    /** Loads the engines; takes seconds. */
    public static EngineRoom open(Vertx vertx, Settings settings, Collection<Scenario> scenarios) {
        Recognizer recognizer = recognizer(vertx, settings.recognizer(), scenarios);
        CachedSynthesizer voice = new CachedSynthesizer(
                settings.synthesizer().engine(),
                synthesizer(vertx, settings.synthesizer(), scenarios),
                CachedSynthesizer.DEFAULT_BYTES);
        LanguageModel model = model(vertx, settings.model(), scenarios);
        ToolRunner tools = new HttpTools(vertx);
        return new EngineRoom(new Engines(recognizer, voice, model, tools), voice, scenarios);
    }

    /** Loads one engine alone, to be closed by the caller; takes seconds. */
    public static Recognizer recognizer(Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return make(EngineFactory.OfRecognizer.class, "recognizer", settings, vertx, scenarios);
    }

    /** Loads one engine alone, without a cache, to be closed by the caller. */
    public static Synthesizer synthesizer(Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return make(EngineFactory.OfSynthesizer.class, "synthesizer", settings, vertx, scenarios);
    }

    /** Loads one engine alone, to be closed by the caller. */
    public static LanguageModel model(Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return make(EngineFactory.OfLanguageModel.class, "model", settings, vertx, scenarios);
    }

    private static <E, F extends EngineFactory<E>> E make(
            Class<F> kind, String role, Settings.Engine settings, Vertx vertx, Collection<Scenario> scenarios) {
        List<F> all = StreamSupport.stream(ServiceLoader.load(kind).spliterator(), false).toList();
        F factory = all.stream()
                .filter(candidate -> candidate.name().equals(settings.engine()))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(
                        role + ".engine",
                        "must be one of " + all.stream().map(EngineFactory::name).sorted().collect(Collectors.joining(", "))
                                + ", not \"" + settings.engine() + "\""));
        return factory.create(vertx, settings.settingsOf(role, settings.engine()), scenarios);
    }

    /**
     * Speaks all fixed texts of the scenarios into the cache, so that a caller never waits for them.
     *
     * @param sampleRates of the calls that may come
     */
    public void prepareVoice(Set<Integer> sampleRates) {
        voice.prepare(scenarios.stream()
                .flatMap(scenario -> fixedTexts(scenario).stream()
                        .flatMap(text -> Sentences.of(text).stream())
                        .flatMap(sentence -> sampleRates.stream().map(rate -> new Synthesizer.Speech(
                                sentence, scenario.language(), scenario.voice(), rate))))
                .distinct()
                .toList())
                .join();
    }

    private static List<String> fixedTexts(Scenario scenario) {
        List<String> texts = scenario.texts().all();
        texts.add(scenario.greeting());
        return texts;
    }

    public Engines engines() {
        return engines;
    }

    @Override
    public void close() {
        engines.recognizer().close();
        engines.synthesizer().close();
        engines.model().close();
    }
}
