package dev.attendant.onnx;

import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A scenario in English for tests. */
final class Scenarios {

    static final Scenario SUPPORT = new Scenario(
            "support", "en-US", "", "Hello. How can I help?", "You are a receptionist.", Map.of(), List.of(), List.of(),
            new Handover("support", Duration.ofSeconds(20), 2, "0"),
            new Texts(List.of("Hello?"), "I will connect you.", "Sorry?", List.of("A moment."), "Please hold.",
                    "One moment.", "Nobody is free.", "Something failed here.", "Goodbye."),
            false);

    private Scenarios() {}
}
