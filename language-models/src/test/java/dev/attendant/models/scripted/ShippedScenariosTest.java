package dev.attendant.models.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedScenariosTest {

    private static final double THRESHOLD = ScriptedModelFactory.USUAL_THRESHOLD / 100.0;
    /** Something that no example comes after. */
    private static final String NOWHERE = "";

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales", "appointment", "survey"})
    void eachPhraseIsAnsweredByItsOwnExampleInItsContext(String name) {
        Scenario scenario = ScenarioReader.shipped(name);
        Script script = new Script(scenario);
        SoftAssertions softly = new SoftAssertions();
        int checked = 0;
        for (Example example : scenario.examples()) {
            for (String last : example.after().isEmpty() ? List.of(NOWHERE, Script.GREETING) : example.after()) {
                for (String phrase : example.phrases()) {
                    for (String said : withValues(phrase, scenario)) {
                        softly.assertThat(answeredBy(script, said, last)).as("%s after %s", said, last)
                                .isEqualTo(example.name());
                        checked++;
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(checked).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/paraphrases.csv", useHeadersInDisplayName = true)
    void whatCallersSayInOtherWordsIsUnderstood(String scenario, String last, String said, String example) {
        assertThat(answeredBy(new Script(ScenarioReader.shipped(scenario)), said, last)).isEqualTo(example);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/nonsense.csv", useHeadersInDisplayName = true)
    void whatMakesNoSenseIsNotUnderstood(String said) {
        for (String scenario : List.of("support", "sales", "appointment", "survey")) {
            assertThat(answeredBy(new Script(ScenarioReader.shipped(scenario)), said, Script.GREETING))
                    .as(scenario).isEqualTo("nothing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales", "appointment", "survey"})
    void everyExampleCanBeReachedFromTheGreeting(String name) {
        Scenario scenario = ScenarioReader.shipped(name);
        Set<String> reached = new HashSet<>(Set.of(Script.GREETING));
        boolean more = true;
        while (more) {
            more = reached.addAll(scenario.examples().stream()
                    .filter(example ->
                            example.after().isEmpty() || example.after().stream().anyMatch(reached::contains))
                    .map(Example::name)
                    .collect(Collectors.toSet()));
        }
        assertThat(scenario.examples()).extracting(Example::name).allMatch(reached::contains);
        Set<String> names = scenario.examples().stream().map(Example::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(scenario.examples());
        assertThat(scenario.examples()).flatExtracting(Example::after)
                .allMatch(after -> names.contains(after) || after.equals(Script.GREETING));
    }

    private static String answeredBy(Script script, String said, String last) {
        return script.nearest(said, last, THRESHOLD).map(match -> match.example().name()).orElse("nothing");
    }

    /** The phrase with every value of each of its slots. */
    private static List<String> withValues(String phrase, Scenario scenario) {
        List<String> all = List.of(phrase);
        for (var slot : scenario.slots().entrySet()) {
            String name = Phrase.term(slot.getKey());
            List<String> filled = new ArrayList<>();
            for (String text : all) {
                if (text.contains(name)) {
                    slot.getValue().forEach(value -> filled.add(text.replace(name, value)));
                } else {
                    filled.add(text);
                }
            }
            all = filled;
        }
        return all;
    }
}
