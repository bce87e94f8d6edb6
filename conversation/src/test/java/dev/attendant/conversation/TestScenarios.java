package dev.attendant.conversation;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.MenuTexts;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.scenario.ToolSpec;
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

    /** The same, with another greeting. */
    public static Scenario greeting(String greeting) {
        return with(greeting, TEXTS.fillers());
    }

    /** The same, with a menu: the hours, the queue "faults", and an end. */
    public static Scenario menu() {
        Texts texts = new Texts(
                TEXTS.silence(), TEXTS.offerPerson(), TEXTS.unclear(), TEXTS.fillers(), TEXTS.hold(), TEXTS.handover(),
                TEXTS.nobody(), TEXTS.failure(), TEXTS.goodbye(),
                new MenuTexts("I cannot hear you.", "For {title}, press {digit}.", "For a person, press {digit}."));
        List<Example> examples = List.of(
                offered("hours", "From nine to five. Anything else?", new Example.Then.Listen(), "our hours"),
                SUPPORT.examples().getFirst(),
                offered("fault", "I send you on.", new Example.Then.Transfer("faults"), "a fault"),
                offered("end", "Bye.", new Example.Then.HangUp(), "the end"));
        return new Scenario(
                SUPPORT.name(), SUPPORT.language(), SUPPORT.voice(), SUPPORT.greeting(), SUPPORT.persona(),
                SUPPORT.slots(), examples, List.of(), SUPPORT.handover(), texts, false);
    }

    private static Example offered(String name, String answer, Example.Then then, String title) {
        return new Example(name, List.of(), List.of(name), "", answer, Optional.empty(), "", then, title);
    }

    /** The same, with other fillers, and with a tool {@code bill}. */
    public static Scenario fillers(String... fillers) {
        return with(SUPPORT.greeting(), List.of(fillers));
    }

    private static Scenario with(String greeting, List<String> fillers) {
        Texts texts = new Texts(
                TEXTS.silence(), TEXTS.offerPerson(), TEXTS.unclear(), fillers, TEXTS.hold(), TEXTS.handover(),
                TEXTS.nobody(), TEXTS.failure(), TEXTS.goodbye());
        ToolSpec bill = new ToolSpec(
                "bill", "Looks up a bill", Map.of(), "GET", "http://localhost/", Duration.ofSeconds(9));
        return new Scenario(
                SUPPORT.name(), SUPPORT.language(), SUPPORT.voice(), greeting, SUPPORT.persona(), SUPPORT.slots(),
                SUPPORT.examples(), List.of(bill), SUPPORT.handover(), texts, false);
    }

    public static CallInfo call() {
        return new CallInfo(
                UUID.randomUUID(), "test", "1", "support", "100", "Ann", "1000", Map.of(), Instant.now());
    }
}
