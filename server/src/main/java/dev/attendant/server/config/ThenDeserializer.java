package dev.attendant.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.attendant.conversation.scenario.Example.Then;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what follows an answer: a word, or one of the two forms with keys. */
final class ThenDeserializer extends StdDeserializer<Then> {

    static final List<String> WORDS = List.of("listen", "transfer", "hang-up");
    static final String EXPECTED = "one of listen, transfer, hang-up, {transfer: QUEUE}, {digits: NAME, max: N}";
    private static final int MOST_DIGITS = 32;

    ThenDeserializer() {
        super(Then.class);
    }

    @Override
    public Then deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = parser.readValueAsTree();
        if (node.isTextual()) {
            return word(node.asText(), context);
        }
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        if (keys.equals(Set.of("transfer")) && node.get("transfer").isTextual()) {
            return new Then.Transfer(node.get("transfer").asText());
        }
        if (keys.equals(Set.of("digits", "max")) && node.get("digits").isTextual()) {
            return digits(node.get("digits").asText(), node.get("max").asText(), context);
        }
        return (Then) context.handleWeirdStringValue(Then.class, node.isArray() ? "a list" : braces(keys), "");
    }

    private static Then word(String word, DeserializationContext context) throws IOException {
        return switch (word) {
            case "listen" -> new Then.Listen();
            case "transfer" -> new Then.Transfer("");
            case "hang-up" -> new Then.HangUp();
            default -> (Then) context.handleWeirdStringValue(Then.class, word, "");
        };
    }

    private static Then digits(String name, String max, DeserializationContext context) throws IOException {
        if (max.matches("[0-9]{1,2}") && Integer.parseInt(max) >= 1 && Integer.parseInt(max) <= MOST_DIGITS) {
            return new Then.AskDigits(name, Integer.parseInt(max));
        }
        return (Then) context.handleWeirdStringValue(Then.class,
                "max: " + max, "max is from 1 to " + MOST_DIGITS);
    }

    private static String braces(Set<String> keys) {
        return "{" + String.join(", ", keys) + "}";
    }
}
