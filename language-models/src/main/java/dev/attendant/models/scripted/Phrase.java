package dev.attendant.models.scripted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way to say something, as it is compared.
 *
 * @param terms its words, and its slots in braces
 * @param slots the slots in the order of the phrase; a caller must have said a value for each
 */
record Phrase(Set<String> terms, List<String> slots) {

    static Phrase of(String text, Slots slots, Wording wording) {
        Set<String> terms = new LinkedHashSet<>(wording.split(Template.NAME.matcher(text).replaceAll(" ")));
        List<String> names = slots.in(text);
        names.forEach(name -> terms.add(term(name)));
        return new Phrase(terms, names);
    }

    static String term(String slot) {
        return "{" + slot + "}";
    }

    /** What the caller said in this phrase's terms; empty when it lacks a slot. */
    Optional<Reading> read(List<String> words, Slots known) {
        if (slots.isEmpty()) {
            return Optional.of(new Reading(new LinkedHashSet<>(words), Map.of()));
        }
        BitSet taken = new BitSet();
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> said = new LinkedHashSet<>();
        for (String slot : slots) {
            var found = known.find(slot, words, taken);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            taken.set(found.get().from(), found.get().to());
            values.put(slot, found.get().value());
            said.add(term(slot));
        }
        List<String> rest = new ArrayList<>();
        for (int i = taken.nextClearBit(0); i < words.size(); i = taken.nextClearBit(i + 1)) {
            rest.add(words.get(i));
        }
        said.addAll(rest);
        return Optional.of(new Reading(said, values));
    }

    /** @param values by slot, as the scenario writes them */
    record Reading(Set<String> said, Map<String, String> values) {}
}
