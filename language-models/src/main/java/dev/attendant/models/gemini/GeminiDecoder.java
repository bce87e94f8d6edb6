package dev.attendant.models.gemini;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.models.stream.AnswerDecoder;
import dev.attendant.models.stream.AnswerFailed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads {@code GenerateContentResponse}s: https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse.
 * A function call stands whole in one of them. There is no mark at the end: the answer is whole when a
 * {@code finishReason} has come and the stream ends.
 */
final class GeminiDecoder implements AnswerDecoder {

    private static final Set<String> WHOLE = Set.of("STOP", "MAX_TOKENS");
    private static final int MOST_CALLS = 64;

    private Usage usage = Usage.NONE;
    private String finish = "";
    private int calls;
    private boolean said;

    @Override
    public void read(ServerSentEvent event, Consumer<Piece> pieces) {
        JsonObject response = new JsonObject(event.data());
        if (response.getValue("error") != null) {
            String message = Fields.text(Fields.object(response, "error"), "message");
            throw new AnswerFailed("broke off its answer: " + OneLine.of(message, 200));
        }
        String blocked = Fields.text(Fields.object(response, "promptFeedback"), "blockReason");
        if (!blocked.isEmpty()) {
            throw new AnswerFailed("refused the talk: " + OneLine.of(blocked, 60));
        }
        count(Fields.object(response, "usageMetadata"));
        JsonArray candidates = Fields.list(response, "candidates");
        if (candidates.isEmpty()) {
            return;
        }
        JsonObject candidate = Fields.object(candidates, 0);
        JsonArray parts = Fields.list(Fields.object(candidate, "content"), "parts");
        for (int i = 0; i < parts.size(); i++) {
            read(Fields.object(parts, i), pieces);
        }
        String reason = Fields.text(candidate, "finishReason");
        finish = reason.isEmpty() ? finish : reason;
    }

    @Override
    public void end(Consumer<Piece> pieces) {
        if (finish.isEmpty()) {
            throw new AnswerFailed(AnswerFailed.IN_THE_MIDDLE);
        } else if (!WHOLE.contains(finish)) {
            throw new AnswerFailed("stopped the answer: " + OneLine.of(finish, 60));
        } else if (finish.equals("MAX_TOKENS") && !said) {
            throw new AnswerFailed(AnswerFailed.NOTHING_WITHIN_MAX_TOKENS);
        }
        pieces.accept(new Piece.Done(usage));
    }

    private void read(JsonObject part, Consumer<Piece> pieces) {
        String text = Fields.text(part, "text");
        boolean thought = Boolean.TRUE.equals(part.getValue("thought"));
        if (!text.isEmpty() && !thought) {
            said = true;
            pieces.accept(new Piece.Words(text));
        }
        JsonObject call = Fields.object(part, "functionCall");
        if (!call.isEmpty()) {
            said = true;
            pieces.accept(new Piece.UseTool(call(call, Fields.text(part, "thoughtSignature"))));
        }
    }

    private ToolCall call(JsonObject call, String signature) {
        String name = Fields.text(call, "name");
        if (name.isBlank()) {
            throw new MalformedAnswer("a tool call without a name");
        }
        if (++calls > MOST_CALLS) {
            throw new MalformedAnswer("more than " + MOST_CALLS + " tool calls in one answer");
        }
        String id = new GeminiCallId(Fields.text(call, "id"), signature).text();
        return new ToolCall(id, name, Fields.object(call, "args"));
    }

    /** Each count is of the whole answer so far; those of thinking stand apart. */
    private void count(JsonObject told) {
        if (!told.isEmpty()) {
            usage = new Usage(
                    Fields.number(told, "promptTokenCount", usage.input()),
                    Fields.number(told, "cachedContentTokenCount", usage.cached()),
                    Fields.number(told, "candidatesTokenCount", 0) + Fields.number(told, "thoughtsTokenCount", 0));
        }
    }
}
