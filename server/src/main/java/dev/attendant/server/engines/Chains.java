package dev.attendant.server.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.server.config.EngineRole;
import dev.attendant.speech.cache.CacheSettings;
import dev.attendant.speech.cache.CachedSynthesizer;
import dev.attendant.speech.cache.EngineIdentity;
import dev.attendant.speech.cache.RecordedOnly;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one engine of those that a role names. */
final class Chains {

    private static final Logger log = LoggerFactory.getLogger(Chains.class);

    /** The model that needs no service: the last resort. */
    private static final String SCRIPTED = "scripted";

    private final EngineLoader loader;
    private final EngineMetrics metrics;

    Chains(EngineLoader loader, EngineMetrics metrics) {
        this.loader = loader;
        this.metrics = metrics;
    }

    FailoverRecognizer recognizer(Vertx vertx, EngineRole.Recognizers role) {
        Map<String, Recognizer> engines = loader.loadAll(
                EngineFactory.OfRecognizer.class, "recognizer", role, Recognizer::close);
        List<EngineLink<Recognizer>> links = new ArrayList<>();
        engines.forEach((name, engine) -> links.add(link("recognizer", role, name, engine, false)));
        return new FailoverRecognizer(vertx, new EngineChain<>("recognizer", links, metrics), role.result());
    }

    FailoverSynthesizer synthesizer(EngineRole.Synthesizers role, Path data, ScheduledExecutorService clock) {
        CacheSettings cache = CacheSettings.read(role.settingsOf("synthesizer", "cache"), data);
        Map<String, Synthesizer> engines = voices(role, cache);
        List<EngineLink<CachedSynthesizer>> links = new ArrayList<>();
        engines.forEach((name, engine) -> {
            String identity = EngineIdentity.of(name, role.settings().getOrDefault(name, Map.of()));
            links.add(link("synthesizer", role, name, cache.over(identity, engine, engines.size()), false));
        });
        return new FailoverSynthesizer(
                new EngineChain<>("synthesizer", links, metrics),
                new VoiceTiming(role.firstWord(), role.betweenWords()),
                clock);
    }

    /** Without any engine, what the cache has on disk is left; whether that is enough is found when it is prepared. */
    private Map<String, Synthesizer> voices(EngineRole.Synthesizers role, CacheSettings cache) {
        try {
            return loader.loadAll(EngineFactory.OfSynthesizer.class, "synthesizer", role, Synthesizer::close);
        } catch (EngineUnavailable e) {
            if (!cache.isOnDisk()) {
                throw e;
            }
            log.warn("There is no synthesizer, only the recorded phrases that the cache holds: {}", e.getMessage());
            return Map.of(role.engine().getFirst(), new RecordedOnly(e.getMessage()));
        }
    }

    /** The scripted model is the last, unless it is in the list already. */
    FailoverModel model(EngineRole.Models role) {
        Map<String, LanguageModel> engines = new LinkedHashMap<>(loader.loadAll(
                EngineFactory.OfLanguageModel.class, "model", role, LanguageModel::close));
        List<EngineLink<LanguageModel>> links = new ArrayList<>();
        engines.forEach((name, engine) ->
                links.add(link("model", role, name, engine, role.typeOf(name).equals(SCRIPTED))));
        if (links.stream().noneMatch(EngineLink::atOnce)) {
            EngineSettings settings = role.settingsOf("model", SCRIPTED);
            LanguageModel scripted =
                    loader.load(EngineFactory.OfLanguageModel.class, "model.engine", SCRIPTED, settings);
            links.add(link("model", role, SCRIPTED, scripted, true));
        }
        return new FailoverModel(
                new EngineChain<>("model", links, metrics),
                new ModelTiming(role.firstWord(), role.betweenWords(), role.hedgeAfter()));
    }

    private <E> EngineLink<E> link(String section, EngineRole role, String name, E engine, boolean atOnce) {
        return new EngineLink<>(
                name,
                engine,
                new EngineBreaker(section + " " + name, role.restAfter(), role.rest()),
                metrics.of(section, name),
                atOnce);
    }
}
