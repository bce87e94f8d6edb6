package dev.attendant.conversation.engine;

import dev.attendant.conversation.engine.LanguageModel.ToolDescription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The tools that every scenario has: what a model asks the conversation itself to do. */
public final class BuiltInTools {

    /** Sends the caller to people: {@code queue} (empty for the scenario's own) and {@code summary}. */
    public static final String TRANSFER = "transfer";

    /** Ends the call, when what the model said has been heard. */
    public static final String HANG_UP = "hang_up";

    /** Has the caller key in digits: {@code name} to know them by, and {@code max}, how many at most. */
    public static final String ASK_DIGITS = "ask_digits";

    /** Writes into the call's record: any names, with strings as values. */
    public static final String NOTE = "note";

    /** The caller's words make no sense here: the conversation asks again, or hands over when it must too often. */
    public static final String NOT_UNDERSTOOD = "not_understood";

    private static final List<ToolDescription> ALL = List.of(
            new ToolDescription(
                    TRANSFER,
                    "Sends the caller to a person. Say so first. Use it when the caller asks for a person, or needs"
                            + " what you cannot do.",
                    schema(
                            new JsonObject()
                                    .put("queue", text("Name of the queue; leave it out for the usual one"))
                                    .put("summary", text("One line for the person: what the caller wants")),
                            "summary")),
            new ToolDescription(
                    HANG_UP,
                    "Ends the call. Say goodbye first. Use it only when the caller has nothing more to ask.",
                    schema(new JsonObject())),
            new ToolDescription(
                    ASK_DIGITS,
                    "Has the caller key in a number on the phone. Ask for it in words first.",
                    schema(
                            new JsonObject()
                                    .put("name", text("What the number is, in one word"))
                                    .put("max", new JsonObject()
                                            .put("type", "integer")
                                            .put("minimum", 1)
                                            .put("maximum", 32)
                                            .put("description", "How many digits at most")),
                            "name",
                            "max")),
            new ToolDescription(
                    NOTE,
                    "Writes down what this call is to be remembered for, such as an answer or an appointment:"
                            + " names and their values.",
                    new JsonObject()
                            .put("type", "object")
                            .put("additionalProperties", new JsonObject().put("type", "string"))
                            .put("minProperties", 1)),
            new ToolDescription(
                    NOT_UNDERSTOOD,
                    "Call this, without saying anything, when the caller's words make no sense here.",
                    schema(new JsonObject())));

    private BuiltInTools() {}

    /** All of them, as a model is told of them. The list is shared: its schemas are not to be changed. */
    public static List<ToolDescription> all() {
        return ALL;
    }

    private static JsonObject schema(JsonObject properties, String... required) {
        return new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("required", new JsonArray(List.of((Object[]) required)))
                .put("additionalProperties", false);
    }

    private static JsonObject text(String description) {
        return new JsonObject().put("type", "string").put("description", description);
    }
}
