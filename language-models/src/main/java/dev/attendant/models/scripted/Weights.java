package dev.attendant.models.scripted;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How much a word tells: the fewer examples use it, the more (inverse document frequency). */
final class Weights {

    private static final double MINOR = 0.2;
    /** A word of no example, as a share of the weight of one that a single example uses. */
    private static final double UNKNOWN = 0.45;

    private final Map<String, Double> weights = new HashMap<>();
    private final Wording wording;
    private final double unique;

    /** @param examples the terms of each example */
    Weights(Collection<Set<String>> examples, Wording wording) {
        this.wording = wording;
        this.unique = Math.log(1 + Math.max(1, examples.size()));
        Map<String, Integer> users = new HashMap<>();
        examples.forEach(terms -> terms.forEach(term -> users.merge(term, 1, Integer::sum)));
        users.forEach((term, count) -> weights.put(term, Math.log(1 + (double) examples.size() / count)));
    }

    double of(String term) {
        // To overlook a "not" is worse than to overlook anything else.
        if (wording.isNegation(term)) {
            return unique;
        }
        return weights.getOrDefault(term, UNKNOWN * unique) * (wording.isMinor(term) ? MINOR : 1);
    }
}
