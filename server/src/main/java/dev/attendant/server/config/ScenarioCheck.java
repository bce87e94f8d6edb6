package dev.attendant.server.config;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whether a scenario fits together: names that exist, words that can be filled in. */
final class ScenarioCheck {

    static final String NAME = "[a-z0-9-]+";
    private static final String QUEUE = "[A-Za-z0-9_.-]{1,64}";
    private static final String WORD = "[a-z][a-z0-9_-]*";

    private final YamlFile yaml;
    private final Scenario scenario;

    ScenarioCheck(YamlFile yaml, Scenario scenario) {
        this.yaml = yaml;
        this.scenario = scenario;
    }

    void check() {
        if (!scenario.name().matches(NAME)) {
            yaml.problem("name", "must be of the characters a-z, 0-9 and -");
        }
        slots();
        handover(scenario.handover());
        new LineCheck(yaml, scenario).check();
        unique("examples", scenario.examples(), Example::name);
        new ExampleCheck(yaml, scenario).check();
        new MenuCheck(yaml, scenario).check();
        unique("tools", scenario.tools(), tool -> tool.name());
        new ToolCheck(yaml, scenario).check();
        var spoken = new Placeholders(yaml, Set.of());
        spoken.check("greeting", scenario.greeting(), "nothing has been said before the greeting");
        scenario.texts().all().forEach(t -> spoken.check("texts", t, "these texts are said at any time"));
    }

    private void slots() {
        scenario.slots().forEach((name, words) -> {
            if (!name.matches(WORD)) {
                yaml.problem("slots." + name, "must begin with a letter and be of the characters a-z, 0-9, _ and -");
            }
            if (ExampleCheck.OF_THE_TALK.contains(name)) {
                yaml.problem("slots." + name, "means what the attendant said last; give the slot another name");
            }
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                yaml.problem("slots." + name, "must be a list of words, none of them empty");
            }
        });
    }

    private void handover(Handover handover) {
        queue(yaml, "handover.queue", handover.queue());
        if (handover.patience().compareTo(Duration.ofSeconds(1)) < 0
                || handover.patience().compareTo(Duration.ofHours(1)) > 0) {
            yaml.problem("handover.patience", "must be from 1s to 1h");
        }
        if (handover.afterUnclear() < 1 || handover.afterUnclear() > 10) {
            yaml.problem("handover.after-unclear", "must be from 1 to 10");
        }
        if (!handover.key().matches("[0-9*#]?")) {
            yaml.problem("handover.key", "must be one of 0-9, * and #, or \"\" for none; found "
                    + Shown.quoted(handover.key()));
        }
    }

    static void queue(YamlFile yaml, String at, String queue) {
        if (!queue.matches(QUEUE)) {
            yaml.problem(at, "must be the name of a queue: up to 64 of A-Z, a-z, 0-9, _, . and -; found "
                    + Shown.quoted(queue));
        }
    }

    private <T> void unique(String at, List<T> all, Function<T, String> name) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String n = name.apply(all.get(i));
            Integer before = first.putIfAbsent(n, i);
            if (before != null) {
                yaml.problem(at + "[" + i + "].name", Shown.quoted(n) + " is also the name of " + at + "[" + before
                        + "]; give each its own");
            }
        }
    }
}
