package dev.attendant.models.scripted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The sets of words that stand for each other in a scenario's phrases. */
final class Slots {

    private final Map<String, List<Value>> slots = new TreeMap<>();

    Slots(Map<String, List<String>> slots, Wording wording) {
        slots.forEach((name, values) -> this.slots.put(
                name,
                values.stream()
                        .map(value -> new Value(value, wording.split(value)))
                        .filter(value -> !value.words().isEmpty())
                        // The longest first: "ten thirty" before "ten".
                        .sorted(Comparator.comparingInt((Value value) -> value.words().size()).reversed())
                        .toList()));
    }

    boolean has(String name) {
        return slots.containsKey(name);
    }

    /** All words of a slot's values. */
    Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        slots.getOrDefault(name, List.of()).forEach(value -> words.addAll(value.words()));
        return words;
    }

    /** Finds the longest value of a slot, and the first of those, among the words that are not taken yet. */
    Optional<Found> find(String name, List<String> words, BitSet taken) {
        Found best = null;
        for (Value value : slots.getOrDefault(name, List.of())) {
            int length = value.words().size();
            if (best != null && length < best.length()) {
                break;
            }
            int end = best == null ? words.size() : best.from();
            for (int from = 0; from < end && from + length <= words.size(); from++) {
                int next = taken.nextSetBit(from);
                if ((next < 0 || next >= from + length)
                        && words.subList(from, from + length).equals(value.words())) {
                    best = new Found(value.text(), from, from + length);
                    break;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The slots of a phrase, in order. */
    List<String> in(String phrase) {
        List<String> names = new ArrayList<>();
        var matcher = Template.NAME.matcher(phrase);
        while (matcher.find()) {
            if (has(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** @param text as the scenario writes it */
    private record Value(String text, List<String> words) {}

    /** A value in what the caller said, from one word up to another. */
    record Found(String value, int from, int to) {

        int length() {
            return to - from;
        }
    }
}
