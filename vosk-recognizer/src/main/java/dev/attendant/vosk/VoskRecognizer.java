package dev.attendant.vosk;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears with Vosk in each language that there is a model for, and tells the words while the caller speaks. */
public final class VoskRecognizer implements Recognizer {

    private static final Logger LOG = LoggerFactory.getLogger(VoskRecognizer.class);

    /** More than this of one utterance is not heard. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<String, SpeechModel> models;
    private final DecodingThreads threads;
    private final Duration wait;
    private final boolean phrasesOnly;
    private final Set<VoskHearing> open = ConcurrentHashMap.newKeySet();

    /**
     * @param models      by language, in lower case
     * @param wait        how long after an utterance its result may take
     * @param phrasesOnly whether only the phrases of the scenario are possible
     */
    VoskRecognizer(Map<String, SpeechModel> models, DecodingThreads threads, Duration wait, boolean phrasesOnly) {
        this.models = Map.copyOf(models);
        this.threads = threads;
        this.wait = wait;
        this.phrasesOnly = phrasesOnly;
    }

    /** The model of the language with its region, or else without. */
    static <M> Optional<M> nearest(Map<String, M> models, String language) {
        String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
        while (!tag.isEmpty()) {
            if (models.containsKey(tag)) {
                return Optional.of(models.get(tag));
            }
            tag = tag.contains("-") ? tag.substring(0, tag.lastIndexOf('-')) : "";
        }
        return Optional.empty();
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        Optional<SpeechModel> model = nearest(models, scenario.language());
        int itsRate = model.map(SpeechModel::sampleRate).orElse(sampleRate);
        var hearing = new VoskHearing(listener, threads, wait, (int) (LONGEST.toSeconds() * sampleRate),
                new Resampler(sampleRate, itsRate), itsRate,
                () -> model.orElseThrow().decoder(
                        phrasesOnly ? Optional.of(Grammar.of(scenario)) : Optional.empty()),
                open::remove);
        if (model.isEmpty()) {
            hearing.failed("Vosk has no model for " + scenario.language() + " of scenario " + scenario.name()
                    + "; name its folder in recognizer.vosk.models");
        } else {
            open.add(hearing);
        }
        return hearing;
    }

    @Override
    public void close() {
        threads.close();
        if (threads.awaitEnd()) {
            open.forEach(VoskHearing::closed);
            models.values().stream().distinct().forEach(SpeechModel::close);
        } else {
            LOG.warn("Vosk still decodes; its models stay loaded until the program ends");
        }
    }
}
