package dev.attendant.models.stream;

import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A tool call whose arguments come in pieces of a JSON text. For one thread. */
public final class ToolCallInPieces {

    private final StringBuilder arguments = new StringBuilder();
    private String id = "";
    private String name = "";

    public void id(String given) {
        id = given;
    }

    public String id() {
        return id;
    }

    public void name(String piece) {
        name += piece;
    }

    public void arguments(String piece) {
        arguments.append(piece);
    }

    /** @throws MalformedAnswer when it has no name, or its arguments are no whole JSON object */
    public ToolCall whole() {
        if (name.isBlank()) {
            throw new MalformedAnswer("a tool call without a name");
        }
        try {
            String text = arguments.toString();
            return new ToolCall(id, name, text.isBlank() ? new JsonObject() : new JsonObject(text));
        } catch (DecodeException e) {
            throw new MalformedAnswer("a call of the tool " + OneLine.of(name, 60) + " with incomplete arguments");
        }
    }
}
