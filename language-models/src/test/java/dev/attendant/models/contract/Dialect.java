package dev.attendant.models.contract;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How a vendor's service says things, written from its published documentation and not from our decoders. */
public interface Dialect {

    EngineFactory.OfLanguageModel factory();

    /** The whole of an answer, event by event. */
    List<String> answer(List<Said> said, Usage usage);

    /** An error that comes in the stream. */
    String errorInStream(String message);

    /** The body of an answer with another status than 200. */
    String error(String message);

    /** What an answer says. */
    sealed interface Said {

        record Words(String text) implements Said {}

        record Tool(String id, String name, JsonObject arguments) implements Said {}
    }

    /** A text in pieces of at most so many characters. */
    static List<String> pieces(String text, int length) {
        List<String> pieces = new java.util.ArrayList<>();
        for (int at = 0; at < text.length(); at += length) {
            pieces.add(text.substring(at, Math.min(text.length(), at + length)));
        }
        return pieces;
    }

    static String data(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }
}
