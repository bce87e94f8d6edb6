package dev.attendant.speech.contract;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop in any language, whose callers say a few things. */
public final class Shop {

    private Shop() {}

    public static Scenario in(String language) {
        Example example = new Example("order", List.of(), List.of("where is my order", "are you open on {day}"), "",
                "Fine.", Optional.empty(), "", new Example.Then.Listen());
        return new Scenario("shop", language, "", "Hello.", "", Map.of("day", List.of("Tuesday", "Sunday")),
                List.of(example), List.of(), new Handover("support", Duration.ofSeconds(20), 2, "0"),
                new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false);
    }
}
