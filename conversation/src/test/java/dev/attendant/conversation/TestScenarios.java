package dev.attendant.conversation;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A scenario for tests. */
public final class TestScenarios {

    public static final Texts TEXTS = new Texts(
            List.of("Are you there?", "Hello?"),
            "I will connect you.",
            "Sorry?",
            List.of("Let me see.", "A moment."),
            "Please hold.",
            "One moment, a colleague comes.",
            "Nobody is free.",
            "Something failed here.",
            "Goodbye.");

    public static final Scenario SUPPORT = new Scenario(
            "support",
            "en-US",
            "",
            "Hello. How can I help?",
            "You are a receptionist.",
            Map.of(),
            List.of(new Example(
                    "hours",
                    List.of(),
                    List.of("when are you open"),
                    "",
                    "From nine to five.",
                    Optional.empty(),
                    "",
                    new Example.Then.Listen())),
            List.of(),
            new Handover("support", Duration.ofSeconds(20), 2, "0"),
            TEXTS,
            false);

    private TestScenarios() {}

    public static CallInfo call() {
        return new CallInfo(
                UUID.randomUUID(), "test", "1", "support", "100", "Ann", "1000", Map.of(), Instant.now());
    }
}
