package dev.attendant.speech.remote;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What callers of a scenario are likely to say, for a service that can be told: first the words of its slots (names of
 * days, places, products), then its phrases, with the first word of each slot they have.
 */
public final class LikelyPhrases {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST = 100;

    private LikelyPhrases() {}

    /**
     * @param most  phrases
     * @param bytes of all of them together, in UTF-8; a phrase that does not fit is left out
     */
    public static List<String> of(Scenario scenario, int most, int bytes) {
        List<String> chosen = new ArrayList<>();
        int room = bytes;
        for (String phrase : all(scenario)) {
            int size = phrase.getBytes(StandardCharsets.UTF_8).length;
            if (chosen.size() < most && size <= room && phrase.length() <= LONGEST) {
                chosen.add(phrase);
                room -= size;
            }
        }
        return chosen;
    }

    private static Set<String> all(Scenario scenario) {
        Set<String> all = new LinkedHashSet<>();
        // in an order that stays the same from start to start
        new TreeMap<>(scenario.slots()).values().forEach(words -> words.forEach(word -> add(all, word)));
        for (Example example : scenario.examples()) {
            example.phrases().forEach(phrase -> add(all, filled(phrase, scenario)));
        }
        return all;
    }

    private static String filled(String phrase, Scenario scenario) {
        return SLOT.matcher(phrase).replaceAll(slot -> Matcher.quoteReplacement(
                scenario.slots().getOrDefault(slot.group(1), List.of()).stream().findFirst().orElse("")));
    }

    private static void add(Set<String> all, String phrase) {
        String words = phrase.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (!words.isEmpty()) {
            all.add(words);
        }
    }
}
