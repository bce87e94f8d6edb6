package dev.attendant.server.program;

import dev.attendant.conversation.Engines;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.line.Sentences;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Settings;
import dev.attendant.server.tools.HttpTools;
import dev.attendant.speech.cache.CacheSettings;
import dev.attendant.speech.cache.CachedSynthesizer;
import dev.attendant.speech.cache.EngineIdentity;
import dev.attendant.speech.cache.RecordedOnly;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the engines that the configuration names, and gets them ready. */
public final class EngineRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRoom.class);

    /** Engines of jars that are not part of every installation, and what installs them. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "silero", onnx(), "onnx", onnx(),
            "vosk", "run \"mvn -Pvosk -DskipTests -pl vosk-recognizer -am package\" in Attendant's folder, which puts"
                    + " attendant-vosk.jar, vosk's jar and jna's into lib beside the launcher");

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
        CachedSynthesizer voice = voice(vertx, settings, scenarios);
        LanguageModel model = model(vertx, settings.model(), scenarios);
        ToolRunner tools = new HttpTools(vertx);
        VoiceActivityDetector.Factory voiceActivity = voiceActivity(vertx, settings.voiceActivity(), scenarios);
        EndOfTurn.Factory endOfTurn = endOfTurn(vertx, settings.turnJudge(), scenarios);
        return new EngineRoom(
                new Engines(recognizer, voice, model, tools, voiceActivity, endOfTurn), voice, scenarios);
    }

    /** Without an engine, what the cache has on disk is left; whether that is enough, {@link #prepareVoice} finds. */
    private static CachedSynthesizer voice(Vertx vertx, Settings settings, Collection<Scenario> scenarios) {
        Settings.Engine chosen = settings.synthesizer();
        CacheSettings cache = CacheSettings.read(chosen.settingsOf("synthesizer", "cache"), settings.data());
        Synthesizer engine;
        try {
            engine = synthesizer(vertx, chosen, scenarios);
        } catch (EngineUnavailable e) {
            if (!cache.isOnDisk()) {
                throw e;
            }
            LOG.warn("There is no synthesizer, only the recorded phrases that the cache holds: {}", e.getMessage());
            engine = new RecordedOnly(e.getMessage());
        }
        return cache.over(EngineIdentity.of(
                chosen.engine(), chosen.settings().getOrDefault(chosen.engine(), Map.of())), engine);
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

    /** Loads one engine alone, to be closed by the caller. */
    public static VoiceActivityDetector.Factory voiceActivity(
            Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return make(EngineFactory.OfVoiceActivity.class, "voice-activity", settings, vertx, scenarios);
    }

    /** Loads one engine alone, to be closed by the caller. */
    public static EndOfTurn.Factory endOfTurn(Vertx vertx, Settings.Engine settings, Collection<Scenario> scenarios) {
        return make(EngineFactory.OfEndOfTurn.class, "turn-judge", settings, vertx, scenarios);
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
                                + ", not \"" + settings.engine() + "\"" + optional(settings.engine())));
        return factory.create(vertx, settings.settingsOf(role, settings.engine()), scenarios);
    }

    private static String optional(String engine) {
        return OPTIONAL.containsKey(engine) ? "; for it, " + OPTIONAL.get(engine) : "";
    }

    private static String onnx() {
        return "run \"mvn -Ponnx -DskipTests -pl onnx-models -am package\" in Attendant's folder, which puts"
                + " attendant-onnx.jar and onnxruntime's jar into lib beside the launcher";
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
            voice.prepare(fixed).join();
        } catch (CompletionException e) {
            throw new OperatorError("A scenario's text cannot be spoken: " + e.getCause().getMessage() + ". Give the"
                    + " scenario a language and a voice that the engine has, or choose another as synthesizer.engine",
                    e);
        }
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
        engines.voiceActivity().close();
        engines.endOfTurn().close();
    }
}
