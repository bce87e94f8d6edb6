package dev.attendant.models.scripted;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scenario's examples, prepared for comparing. Immutable. */
final class Script {

    /** {@link Example#after} of the answers to the greeting. */
    static final String GREETING = "greeting";

    /** How much nearer an answer to our own question is than something said out of the blue. */
    private static final double IN_CONTEXT = 0.15;
    /** What a word is worth that is not in the phrase, but in another of the same example. */
    private static final double SIBLING = 0.6;
    /** How much it matters that the phrase was said whole; the rest is that nothing else was said. */
    private static final double WHOLE_PHRASE = 0.6;
    /** How far to trust a likeness in nothing but small words. */
    private static final double ONLY_MINOR = 0.75;

    private final Scenario scenario;
    private final Wording wording;
    private final Slots slots;
    private final Weights weights;
    private final List<Entry> entries = new ArrayList<>();

    Script(Scenario scenario) {
        this.scenario = scenario;
        this.wording = Wording.of(scenario.language());
        this.slots = new Slots(scenario.slots(), wording);
        List<Set<String>> vocabulary = new ArrayList<>();
        for (Example example : scenario.examples()) {
            List<Phrase> phrases = example.phrases().stream()
                    .map(text -> Phrase.of(text, slots, wording))
                    .filter(phrase -> !phrase.terms().isEmpty())
                    .toList();
            Set<String> terms = new LinkedHashSet<>();
            phrases.forEach(phrase -> terms.addAll(phrase.terms()));
            entries.add(new Entry(example, phrases, terms));
            Set<String> withValues = new LinkedHashSet<>(terms);
            phrases.forEach(phrase -> phrase.slots().forEach(slot -> withValues.addAll(slots.words(slot))));
            if (!withValues.isEmpty()) {
                vocabulary.add(withValues);
            }
        }
        this.weights = new Weights(vocabulary, wording);
    }

    Scenario scenario() {
        return scenario;
    }

    Wording wording() {
        return wording;
    }

    /**
     * The example nearest to what the caller said.
     *
     * @param last      the example that the attendant answered last
     * @param threshold 0 to 1: nothing less near counts
     */
    Optional<Match> nearest(String text, String last, double threshold) {
        List<String> words = wording.split(text);
        Match best = null;
        double bestRank = 0;
        for (Entry entry : entries) {
            boolean fits = entry.example().after().contains(last);
            if (!fits && !entry.example().after().isEmpty()) {
                continue;
            }
            for (Phrase phrase : entry.phrases()) {
                var reading = phrase.read(words, slots);
                if (reading.isEmpty()) {
                    continue;
                }
                double nearness = nearness(reading.get().said(), phrase, entry);
                double rank = nearness + (fits ? IN_CONTEXT : 0);
                if (nearness >= threshold && rank > bestRank) {
                    best = new Match(entry.example(), nearness, reading.get().values());
                    bestRank = rank;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The example that answers digits asked for under a name. */
    Optional<Example> forDigits(String name, String last) {
        Example always = null;
        for (Entry entry : entries) {
            Example example = entry.example();
            if (example.digits().equals(name)) {
                if (example.after().contains(last)) {
                    return Optional.of(example);
                }
                // What was asked for is answered also when something was said in between.
                always = always == null ? example : always;
            }
        }
        return Optional.ofNullable(always);
    }

    /** 0 to 1: the harmonic mean of how much of the phrase was said, and how much of what was said is in it. */
    private double nearness(Set<String> said, Phrase phrase, Entry entry) {
        double common = 0;
        double inPhrase = 0;
        boolean onlyMinor = true;
        for (String term : phrase.terms()) {
            double weight = weights.of(term);
            inPhrase += weight;
            if (said.contains(term)) {
                common += weight;
                onlyMinor &= wording.isMinor(term);
            }
        }
        if (common == 0) {
            return 0;
        }
        double inSaid = 0;
        double siblings = 0;
        for (String term : said) {
            double weight = weights.of(term);
            inSaid += weight;
            boolean sibling = !phrase.terms().contains(term) && entry.terms().contains(term);
            siblings += sibling ? weight * SIBLING : 0;
        }
        double phraseSaid = common / inPhrase;
        double saidInPhrase = (common + siblings) / inSaid;
        double mean = 1 / (WHOLE_PHRASE / phraseSaid + (1 - WHOLE_PHRASE) / saidInPhrase);
        return onlyMinor ? mean * ONLY_MINOR : mean;
    }

    private record Entry(Example example, List<Phrase> phrases, Set<String> terms) {}

    /**
     * @param nearness 0 to 1
     * @param values   what was said for the slots
     */
    record Match(Example example, double nearness, Map<String, String> values) {}
}
