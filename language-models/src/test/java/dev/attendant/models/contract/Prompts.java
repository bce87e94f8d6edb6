package dev.attendant.models.contract;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small shop, and talks with its callers. */
public final class Prompts {

    public static final Scenario SHOP = new Scenario(
            "shop",
            "en-GB",
            "",
            "Hello, this is the shop.",
            "You are Ann of the shop.",
            Map.of(),
            List.of(
                    example("hours", List.of("when are you open"), "From nine to five.", new Example.Then.Listen()),
                    example("bye", List.of("goodbye"), "It was a pleasure. Goodbye.", new Example.Then.HangUp()),
                    example("cake", List.of("a cake"), "", new Example.Then.Transfer("bakery"))),
            List.of(),
            new Handover("sales", Duration.ofSeconds(30), 2, "0"),
            new Texts(List.of("Hello?"), "A person.", "Pardon?", List.of(), "Hold.", "One moment.", "Nobody.", "Sorry.",
                    "Bye."),
            false);

    private Prompts() {}

    private static Example example(String name, List<String> phrases, String answer, Example.Then then) {
        return new Example(name, List.of(), phrases, "", answer, Optional.empty(), "", then);
    }

    /** The caller says goodbye. */
    public static Prompt goodbye() {
        return of(new Message.Attendant(SHOP.greeting()), new Message.Caller("Goodbye!"));
    }

    public static Prompt of(Message... messages) {
        return new Prompt(SHOP, Map.of("account", "4711"), List.of(messages), BuiltInTools.all());
    }
}
