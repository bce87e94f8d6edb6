package dev.attendant.vosk;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small scenarios, of phrases only. */
final class Scenarios {

    private Scenarios() {}

    static Scenario of(String name, String language, Map<String, List<String>> slots, String... phrases) {
        var example = new Example("example", List.of(), List.of(phrases), "", "Fine.", Optional.empty(), "",
                new Example.Then.Listen());
        return new Scenario(name, language, "", "Hello.", "", slots, List.of(example), List.of(),
                new Handover("support", Duration.ofSeconds(20), 2, "0"),
                new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false);
    }
}
