package dev.attendant.server.config;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether each example can come up, and what it says can be filled in. */
final class ExampleCheck {

    private static final String GREETING = "greeting";
    /** The attendant's last sentence, and all that it said last: known at any time. */
    static final Set<String> OF_THE_TALK = Set.of("question", "again");

    private static final String NAME = "[a-z0-9][a-z0-9_-]*";

    private final YamlFile yaml;
    private final Scenario scenario;
    private final Map<String, Example> byName;
    private final Set<String> asked;
    private final Placeholders inPhrases;
    private final Placeholders inTexts;

    ExampleCheck(YamlFile yaml, Scenario scenario) {
        this.yaml = yaml;
        this.scenario = scenario;
        byName = scenario.examples().stream().collect(Collectors.toMap(Example::name, e -> e, (a, b) -> a));
        asked = scenario.examples().stream().map(Example::then)
                .filter(Then.AskDigits.class::isInstance).map(t -> ((Then.AskDigits) t).name())
                .collect(Collectors.toSet());
        inPhrases = new Placeholders(yaml, scenario.slots().keySet());
        Set<String> said = new TreeSet<>(scenario.slots().keySet());
        said.addAll(asked);
        said.addAll(OF_THE_TALK);
        inTexts = new Placeholders(yaml, said);
    }

    void check() {
        for (int i = 0; i < scenario.examples().size(); i++) {
            check("examples[" + i + "]", scenario.examples().get(i));
        }
    }

    private void check(String at, Example example) {
        if (!example.name().matches(NAME)) {
            yaml.problem(at + ".name", "must be of the characters a-z, 0-9, _ and -");
        } else if (example.name().equals(GREETING)) {
            yaml.problem(at + ".name", "\"greeting\" is the greeting itself; give the example another name");
        }
        after(at, example);
        phrases(at, example);
        texts(at, example);
        then(at + ".then", example.then());
    }

    private void after(String at, Example example) {
        for (String name : example.after()) {
            if (!byName.containsKey(name) && !name.equals(GREETING)) {
                Set<String> known = new TreeSet<>(byName.keySet());
                known.add(GREETING);
                yaml.problem(at + ".after", "there is no example " + Shown.quoted(name)
                        + Suggestion.of(name, known));
            }
        }
    }

    private void phrases(String at, Example example) {
        List<String> phrases = example.phrases();
        if (phrases.isEmpty() && example.digits().isEmpty()) {
            yaml.problem(at, "must have phrases (what the caller says) or digits (the name they were asked for under)");
        }
        for (int i = 0; i < phrases.size(); i++) {
            String place = at + ".phrases[" + i + "]";
            if (phrases.get(i).isBlank()) {
                yaml.problem(place, "is empty");
            }
            inPhrases.check(place, phrases.get(i), "a phrase may use slots only");
        }
        if (!example.digits().isEmpty() && !asked.contains(example.digits())) {
            yaml.problem(at + ".digits", "nobody asks for digits named " + Shown.quoted(example.digits())
                    + "; write then: {digits: " + Shown.clean(example.digits()) + ", max: N} in the example that asks"
                    + Suggestion.of(example.digits(), asked));
        }
    }

    private void texts(String at, Example example) {
        boolean resultsBefore = followsTool(example, new HashSet<>());
        text(at + ".answer", example.answer(), resultsBefore || example.tool().isPresent());
        text(at + ".failed", example.failed(), resultsBefore);
        if (!example.failed().isEmpty() && example.tool().isEmpty()) {
            yaml.problem(at + ".failed", "has no use without a tool");
        }
        example.tool().ifPresent(tool -> tool.arguments().forEach((name, text) ->
                text(at + ".tool.arguments." + name, text, resultsBefore)));
    }

    /** A tool's results have names that only the tool knows. */
    private void text(String at, String text, boolean withResults) {
        if (withResults) {
            inTexts.braces(at, text);
        } else {
            inTexts.check(at, text, "there are slots, digits that were asked for, and what a tool returned");
        }
    }

    /** Whether a tool has been used in an answer that this may follow. */
    private boolean followsTool(Example example, Set<Example> seen) {
        return seen.add(example) && example.after().stream()
                .map(byName::get)
                .anyMatch(e -> e != null && (e.tool().isPresent() || followsTool(e, seen)));
    }

    private void then(String at, Then then) {
        switch (then) {
            case Then.Transfer(String queue) when !queue.isEmpty() -> ScenarioCheck.queue(yaml, at, queue);
            case Then.AskDigits(String name, int max) when !name.matches("[a-z][a-z0-9_-]*") ->
                yaml.problem(at, "digits must have a name of the characters a-z, 0-9, _ and -, beginning with a "
                        + "letter; found " + Shown.quoted(name));
            default -> { }
        }
    }
}
