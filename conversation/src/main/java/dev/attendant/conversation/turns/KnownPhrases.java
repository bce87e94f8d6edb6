package dev.attendant.conversation.turns;

import dev.attendant.conversation.scenario.Scenario;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases of a scenario's examples: who has said one of them has said something whole. */
final class KnownPhrases {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    /** Once for each scenario, not for each call; forgotten with it. */
    private static final Map<Scenario, KnownPhrases> OF = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Pattern> phrases;

    /** Any thread. */
    static KnownPhrases of(Scenario scenario) {
        return OF.computeIfAbsent(scenario, KnownPhrases::new);
    }

    private KnownPhrases(Scenario scenario) {
        phrases = scenario.examples().stream()
                .flatMap(example -> example.phrases().stream())
                .distinct()
                .map(phrase -> pattern(phrase, scenario))
                .toList();
    }

    private static Pattern pattern(String phrase, Scenario scenario) {
        StringBuilder pattern = new StringBuilder();
        Matcher slot = SLOT.matcher(phrase);
        int at = 0;
        while (slot.find()) {
            pattern.append(literal(phrase.substring(at, slot.start())));
            pattern.append(scenario.slots().getOrDefault(slot.group(1), List.of()).stream()
                    .map(KnownPhrases::literal)
                    .collect(Collectors.joining("|", " ?(?:", ") ?")));
            at = slot.end();
        }
        return Pattern.compile(pattern.append(literal(phrase.substring(at))).toString());
    }

    private static String literal(String text) {
        String words = String.join(" ", LanguageTable.words(text));
        return words.isEmpty() ? "" : Pattern.quote(words);
    }

    boolean contains(List<String> words) {
        String said = String.join(" ", words);
        return phrases.stream().anyMatch(phrase -> phrase.matcher(said).matches());
    }
}
