package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sphinx4}. Settings: {@code pool}, how many utterances are decoded at a time (2; about 100 MB each),
 * {@code wait} for a free one after the end of speech (4s), {@code confidence} in percent below which nothing
 * counts as heard (50; 0 takes the nearest phrase for everything).
 */
public final class SphinxFactory implements EngineFactory.OfRecognizer {

    private static final Logger LOG = LoggerFactory.getLogger(SphinxFactory.class);

    @Override
    public String name() {
        return "sphinx4";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        int size = settings.number("pool", 2, 1, 64);
        Duration wait = settings.duration("wait", Duration.ofSeconds(4));
        double confidence = settings.number("confidence", 50, 0, 100) / 100.0;
        settings.refuseUnknown();
        QuietLogs.install();

        long start = System.nanoTime();
        var pronunciations = new Pronunciations();
        Map<Scenario, Phrases> phrases = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (SphinxRecognizer.speaksEnglish(scenario)) {
                phrases.put(scenario, Phrases.of(scenario, pronunciations));
            } else {
                LOG.warn("scenario {} is in {}: sphinx4 hears English only and will hear nothing in it",
                        scenario.name(), scenario.language());
            }
        }
        Supplier<UtteranceDecoder> loader = () -> new SphinxDecoder(pronunciations, phrases.values());
        List<UtteranceDecoder> decoders =
                IntStream.range(0, size).parallel().mapToObj(n -> loader.get()).toList();
        LOG.info("sphinx4: {} recognisers for {} scenarios loaded in {} s", size, phrases.size(),
                String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        var pool = new DecoderPool(decoders, loader, wait, confidence);
        return new SphinxRecognizer(pool, phrases, scenario -> Phrases.of(scenario, pronunciations));
    }
}
