package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that can be heard in a scenario: its examples' phrases, each a row of parts, each part the ways to say it
 * (a slot has many, of one or more words; plain words have one).
 */
record Phrases(Set<List<List<List<String>>>> all) {

    private static final Logger LOG = LoggerFactory.getLogger(Phrases.class);

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    static Phrases of(Scenario scenario, Pronunciations pronunciations) {
        var all = new LinkedHashSet<List<List<List<String>>>>();
        for (Example example : scenario.examples()) {
            for (String phrase : example.phrases()) {
                read(phrase, scenario, pronunciations, all);
            }
        }
        return new Phrases(all);
    }

    Set<String> words() {
        var words = new HashSet<String>();
        all.forEach(phrase -> phrase.forEach(part -> part.forEach(words::addAll)));
        return words;
    }

    private static void read(String phrase, Scenario scenario, Pronunciations pronunciations,
            Set<List<List<List<String>>>> all) {
        var parts = new ArrayList<List<List<String>>>();
        Matcher slot = SLOT.matcher(phrase);
        int at = 0;
        boolean known = true;
        while (slot.find()) {
            known &= addWords(phrase.substring(at, slot.start()), phrase, scenario, pronunciations, parts);
            known &= addSlot(slot.group(1), phrase, scenario, pronunciations, parts);
            at = slot.end();
        }
        known &= addWords(phrase.substring(at), phrase, scenario, pronunciations, parts);
        if (known && !parts.isEmpty()) {
            all.add(List.copyOf(parts));
        }
    }

    private static boolean addWords(String text, String phrase, Scenario scenario, Pronunciations pronunciations,
            List<List<List<String>>> parts) {
        List<String> words = Words.of(text);
        if (!words.isEmpty()) {
            parts.add(List.of(words));
        }
        return allKnown(words, phrase, scenario, pronunciations);
    }

    private static boolean addSlot(String name, String phrase, Scenario scenario, Pronunciations pronunciations,
            List<List<List<String>>> parts) {
        var values = new ArrayList<List<String>>();
        for (String value : scenario.slots().getOrDefault(name, List.of())) {
            List<String> words = Words.of(value);
            if (!words.isEmpty() && allKnown(words, value, scenario, pronunciations)) {
                values.add(words);
            }
        }
        if (values.isEmpty()) {
            LOG.warn("scenario {}: \"{}\" will not be heard: its slot {} has no words", scenario.name(), phrase, name);
            return false;
        }
        parts.add(values);
        return true;
    }

    private static boolean allKnown(List<String> words, String phrase, Scenario scenario,
            Pronunciations pronunciations) {
        for (String word : words) {
            if (pronunciations.of(word).isEmpty()) {
                LOG.warn("scenario {}: \"{}\" will not be heard: \"{}\" is not an English word that sphinx4 can"
                        + " pronounce; spell it as it sounds", scenario.name(), phrase, word);
                return false;
            }
        }
        return true;
    }
}
