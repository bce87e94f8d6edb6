package dev.attendant.models.openai;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.models.stream.AnswerDecoder;
import dev.attendant.models.stream.AnswerFailed;
import dev.attendant.models.stream.ToolCallInPieces;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads chat completion chunks: https://platform.openai.com/docs/api-reference/chat-streaming/streaming. The pieces of
 * a tool call are matched by their index. Where the servers of others differ, it is said below.
 */
final class OpenAiDecoder implements AnswerDecoder {

    private static final String END = "[DONE]";
    private static final int MOST_CALLS = 64;
    private static final long UNNUMBERED = -1;

    private final List<Begun> calls = new ArrayList<>();
    private final ThoughtFilter thoughts = new ThoughtFilter();
    private Usage usage = Usage.NONE;
    private String finish = "";
    private boolean said;

    @Override
    public void read(ServerSentEvent event, Consumer<Piece> pieces) {
        if (event.data().strip().equals(END)) {
            end(pieces);
            return;
        }
        JsonObject chunk = new JsonObject(event.data());
        Object error = chunk.getValue("error");
        if (error != null) {
            String message = error instanceof JsonObject object ? Fields.text(object, "message") : error.toString();
            throw new AnswerFailed("broke off its answer: " + OneLine.of(message, 200));
        }
        readUsage(chunk);
        JsonArray choices = Fields.list(chunk, "choices");
        // the chunk with the usage has none: [] at OpenAI, null or nothing at others
        if (choices.isEmpty()) {
            return;
        }
        JsonObject choice = Fields.object(choices, 0);
        JsonObject delta = Fields.object(choice, "delta");
        say(Fields.text(delta, "content"), pieces);
        say(Fields.text(delta, "refusal"), pieces);
        readCalls(Fields.list(delta, "tool_calls"));
        String reason = Fields.text(choice, "finish_reason");
        finish = reason.isEmpty() ? finish : reason;
    }

    /** {@code [DONE]} has come. Some servers do not send it: then their end of the stream, after the finish reason. */
    @Override
    public void end(Consumer<Piece> pieces) {
        if (finish.isEmpty()) {
            throw new AnswerFailed(AnswerFailed.IN_THE_MIDDLE);
        } else if (finish.equals("content_filter")) {
            throw new AnswerFailed("stopped the answer by its content filter");
        }
        if (finish.equals("length") && !said && calls.isEmpty()) {
            throw new AnswerFailed(AnswerFailed.NOTHING_WITHIN_MAX_TOKENS);
        }
        thoughts.rest().ifPresent(text -> pieces.accept(new Piece.Words(text)));
        calls.forEach(begun -> pieces.accept(new Piece.UseTool(begun.call().whole())));
        pieces.accept(new Piece.Done(usage));
    }

    private void say(String text, Consumer<Piece> pieces) {
        String spoken = text.isEmpty() ? "" : thoughts.filter(text);
        if (!spoken.isEmpty()) {
            said = true;
            pieces.accept(new Piece.Words(spoken));
        }
    }

    private void readCalls(JsonArray deltas) {
        for (int i = 0; i < deltas.size(); i++) {
            JsonObject delta = Fields.object(deltas, i);
            ToolCallInPieces call = call(Fields.number(delta, "index", UNNUMBERED), Fields.text(delta, "id"));
            JsonObject function = Fields.object(delta, "function");
            call.name(Fields.text(function, "name"));
            // some servers send the object itself and not its text
            Object arguments = function.getValue("arguments");
            call.arguments(arguments == null ? "" : arguments.toString());
        }
    }

    /**
     * The call that a piece belongs to. A new id begins a new call also under an index that is known: Ollama numbers
     * all calls 0, and Gemini's service in OpenAI's form leaves the index out.
     */
    private ToolCallInPieces call(long index, String id) {
        for (Begun begun : calls.reversed()) {
            boolean sameIndex = index == UNNUMBERED || begun.index() == index;
            if (sameIndex && (id.isEmpty() || begun.call().id().equals(id))) {
                return begun.call();
            }
        }
        if (calls.size() >= MOST_CALLS) {
            throw new MalformedAnswer("more than " + MOST_CALLS + " tool calls in one answer");
        }
        ToolCallInPieces call = new ToolCallInPieces();
        call.id(id.isEmpty() ? "call_" + calls.size() : id);
        calls.add(new Begun(index, call));
        return call;
    }

    private void readUsage(JsonObject chunk) {
        JsonObject told = Fields.object(chunk, "usage");
        // Groq tells it at the end in a place of its own
        told = told.isEmpty() ? Fields.object(Fields.object(chunk, "x_groq"), "usage") : told;
        if (!told.isEmpty()) {
            usage = new Usage(
                    Fields.number(told, "prompt_tokens", 0),
                    Fields.number(Fields.object(told, "prompt_tokens_details"), "cached_tokens", 0),
                    Fields.number(told, "completion_tokens", 0));
        }
    }

    /** @param index by which the service numbers the call */
    private record Begun(long index, ToolCallInPieces call) {}
}
