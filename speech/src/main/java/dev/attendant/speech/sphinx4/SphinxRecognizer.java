package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Hears the phrases of a scenario, and no others, in English. See the package. */
public final class SphinxRecognizer implements Recognizer {

    /** More than this of one utterance is not heard. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A line gives a frame every 20 ms; without any for this long, it has forgotten the utterance. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Scenarios that came later than the start, such as by a reload. */
    private static final int MOST_SCENARIOS = 1000;

    private final DecoderPool pool;
    private final Function<Scenario, Phrases> reader;
    private final Map<Scenario, Phrases> phrases = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Scenario, Phrases> eldest) {
            return size() > MOST_SCENARIOS;
        }
    });

    SphinxRecognizer(DecoderPool pool, Map<Scenario, Phrases> known, Function<Scenario, Phrases> reader) {
        this.pool = pool;
        this.reader = reader;
        phrases.putAll(known);
    }

    static boolean speaksEnglish(Scenario scenario) {
        return scenario.language().toLowerCase(Locale.ROOT).matches("en(-.*)?");
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        var audio = new UtteranceAudio(sampleRate, LONGEST, PATIENCE);
        Phrases known = speaksEnglish(scenario) ? phrases.computeIfAbsent(scenario, reader) : new Phrases(Set.of());
        var hearing = new QueuedHearing(known, audio, listener, pool);
        if (!speaksEnglish(scenario)) {
            hearing.refused("sphinx4 hears English only; scenario " + scenario.name() + " is in "
                    + scenario.language() + ": choose another recognizer for it");
        } else if (known.all().isEmpty()) {
            hearing.refused("scenario " + scenario.name() + " has no phrases that sphinx4 could hear");
        } else {
            pool.add(hearing);
        }
        return hearing;
    }

    @Override
    public void close() {
        pool.close();
    }
}
