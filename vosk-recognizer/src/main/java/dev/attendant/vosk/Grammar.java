package dev.attendant.vosk;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The phrases of a scenario, and a word for all else, as Vosk takes them. A phrase with slots is its pieces and the
 * slots' values, which may follow each other in any order.
 */
final class Grammar {

    private static final Pattern SLOT = Pattern.compile("\\{[^{}]*}");

    private Grammar() {}

    static String of(Scenario scenario) {
        Set<String> phrases = new LinkedHashSet<>();
        Stream<String> pieces = scenario.examples().stream().map(Example::phrases).flatMap(List::stream)
                .flatMap(SLOT::splitAsStream);
        Stream.concat(pieces, scenario.slots().values().stream().flatMap(List::stream))
                .map(Grammar::plain)
                .filter(phrase -> !phrase.isEmpty())
                .forEach(phrases::add);
        phrases.add("[unk]");
        return new JsonArray(phrases.stream().toList()).encode();
    }

    private static String plain(String phrase) {
        return phrase.toLowerCase(Locale.ROOT).replace('\u2019', '\'')
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}' -]+", " ").strip().replaceAll("\\s+", " ");
    }
}
