package dev.attendant.models.anthropic;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.models.stream.AnswerDecoder;
import dev.attendant.models.stream.AnswerFailed;
import dev.attendant.models.stream.ToolCallInPieces;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the events of https://docs.anthropic.com/en/docs/build-with-claude/streaming. A tool's input comes as
 * {@code input_json_delta} pieces of its block and is whole at the block's end. Thinking is read over, and so are
 * events and deltas that are not known here, which Anthropic reserves the right to add.
 */
final class AnthropicDecoder implements AnswerDecoder {

    private static final int MOST_CALLS = 64;

    private final Map<Long, ToolCallInPieces> calls = new LinkedHashMap<>();
    private Usage usage = Usage.NONE;
    private boolean said;

    @Override
    public void read(ServerSentEvent event, Consumer<Piece> pieces) {
        JsonObject data = new JsonObject(event.data());
        switch (Fields.text(data, "type")) {
            case "message_start" -> count(Fields.object(Fields.object(data, "message"), "usage"));
            case "content_block_start" -> begin(index(data), Fields.object(data, "content_block"), pieces);
            case "content_block_delta" -> add(index(data), Fields.object(data, "delta"), pieces);
            case "content_block_stop" -> end(index(data), pieces);
            case "message_delta" -> {
                count(Fields.object(data, "usage"));
                stop(Fields.text(Fields.object(data, "delta"), "stop_reason"));
            }
            case "message_stop" -> {
                if (!calls.isEmpty()) {
                    throw new MalformedAnswer("a tool call without an end");
                }
                pieces.accept(new Piece.Done(usage));
            }
            case "error" -> {
                JsonObject error = Fields.object(data, "error");
                throw new AnswerFailed("broke off its answer: " + OneLine.of(Fields.text(error, "type"), 60) + ", "
                        + OneLine.of(Fields.text(error, "message"), 200));
            }
            default -> { }
        }
    }

    @Override
    public void end(Consumer<Piece> pieces) {
        throw new AnswerFailed(AnswerFailed.IN_THE_MIDDLE);
    }

    private static long index(JsonObject data) {
        return Fields.number(data, "index", 0);
    }

    private void stop(String reason) {
        if (reason.equals("refusal")) {
            throw new AnswerFailed("refused to go on with this talk");
        } else if (reason.equals("max_tokens") && !said) {
            throw new AnswerFailed(AnswerFailed.NOTHING_WITHIN_MAX_TOKENS);
        }
    }

    private void end(long index, Consumer<Piece> pieces) {
        ToolCallInPieces call = calls.remove(index);
        if (call != null) {
            said = true;
            pieces.accept(new Piece.UseTool(call.whole()));
        }
    }

    private void begin(long index, JsonObject block, Consumer<Piece> pieces) {
        switch (Fields.text(block, "type")) {
            case "text" -> say(Fields.text(block, "text"), pieces);
            case "tool_use" -> {
                if (calls.size() >= MOST_CALLS) {
                    throw new MalformedAnswer("more than " + MOST_CALLS + " tool calls at once");
                }
                ToolCallInPieces call = new ToolCallInPieces();
                call.id(Fields.text(block, "id"));
                call.name(Fields.text(block, "name"));
                calls.put(index, call);
            }
            default -> { }
        }
    }

    private void add(long index, JsonObject delta, Consumer<Piece> pieces) {
        switch (Fields.text(delta, "type")) {
            case "text_delta" -> say(Fields.text(delta, "text"), pieces);
            case "input_json_delta" -> {
                ToolCallInPieces call = calls.get(index);
                if (call != null) {
                    call.arguments(Fields.text(delta, "partial_json"));
                }
            }
            default -> { }
        }
    }

    private void say(String text, Consumer<Piece> pieces) {
        if (!text.isEmpty()) {
            said = true;
            pieces.accept(new Piece.Words(text));
        }
    }

    /** Counts are of the whole answer so far; a count that is not told stays. Input from the cache is counted apart. */
    private void count(JsonObject told) {
        long cached = Fields.number(told, "cache_read_input_tokens", usage.cached());
        long written = Fields.number(told, "cache_creation_input_tokens", 0);
        long fresh = Fields.number(told, "input_tokens", -1);
        long input = fresh < 0 ? usage.input() : fresh + cached + written;
        usage = new Usage(input, cached, Fields.number(told, "output_tokens", usage.output()));
    }
}
