package dev.attendant.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.models.stream.AnswerFailed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the servers of others differ from OpenAI's. */
class OpenAiDecoderTest {

    private final List<Piece> pieces = new ArrayList<>();
    private final OpenAiDecoder decoder = new OpenAiDecoder();

    private void read(String... chunks) {
        for (String chunk : chunks) {
            decoder.read(new ServerSentEvent("message", chunk), pieces::add);
        }
    }

    private static String delta(String delta) {
        return "{\"choices\": [{\"delta\": " + delta + "}]}";
    }

    private static String call(String call) {
        return delta("{\"tool_calls\": [" + call + "]}");
    }

    private static String finish(String reason) {
        return "{\"choices\": [{\"delta\": {}, \"finish_reason\": \"" + reason + "\"}]}";
    }

    private List<ToolCall> calls() {
        return pieces.stream().filter(Piece.UseTool.class::isInstance)
                .map(use -> ((Piece.UseTool) use).call()).toList();
    }

    @Test
    void ollamaNumbersAllCallsZero() {
        read(call("{\"index\": 0, \"id\": \"a\", \"function\": {\"name\": \"x\", \"arguments\": \"{\\\"n\\\": 1}\"}}"),
                call("{\"index\": 0, \"id\": \"b\","
                        + " \"function\": {\"name\": \"y\", \"arguments\": \"{\\\"n\\\": 2}\"}}"),
                finish("tool_calls"), "[DONE]");
        assertThat(calls()).extracting(ToolCall::tool).containsExactly("x", "y");
        assertThat(calls()).extracting(call -> call.arguments().getInteger("n")).containsExactly(1, 2);
    }

    @Test
    void aServerMayLeaveTheIndexOutAndSendTheArgumentsAsAnObject() {
        read(call("{\"id\": \"a\", \"function\": {\"name\": \"x\", \"arguments\": {\"n\": 1}}}"),
                call("{\"id\": \"b\", \"function\": {\"name\": \"y\", \"arguments\": \"{\"}}"),
                call("{\"function\": {\"arguments\": \"}\"}}"), finish("stop"), "[DONE]");
        assertThat(calls()).extracting(ToolCall::tool).containsExactly("x", "y");
        assertThat(calls().getFirst().arguments().getInteger("n")).isEqualTo(1);
    }

    @Test
    void aServerMayRepeatTheIdWithEachPieceOrGiveNone() {
        read(call("{\"index\": 0, \"id\": \"a\", \"function\": {\"name\": \"x\", \"arguments\": \"{\"}}"),
                call("{\"index\": 0, \"id\": \"a\", \"function\": {\"name\": null, \"arguments\": \"}\"}}"),
                call("{\"index\": 1, \"id\": null, \"function\": {\"name\": \"y\", \"arguments\": null}}"),
                finish("stop"), "[DONE]");
        assertThat(calls()).extracting(ToolCall::tool).containsExactly("x", "y");
        assertThat(calls()).extracting(ToolCall::id).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void aServerMayEndWithoutSayingDone() {
        read(delta("{\"content\": \"Hi.\"}"), finish("stop"));
        decoder.end(pieces::add);
        assertThat(pieces).containsExactly(new Piece.Words("Hi."), new Piece.Done());
    }

    @Test
    void vllmAndGroqTellTheUsageElsewhere() {
        read(finish("stop"), "{\"choices\": null, \"usage\": {\"prompt_tokens\": 7, \"completion_tokens\": 2,"
                + " \"prompt_tokens_details\": null}}", "[DONE]");
        assertThat(pieces).containsExactly(new Piece.Done(new Usage(7, 0, 2)));
        pieces.clear();
        read("{\"choices\": [], \"x_groq\": {\"usage\": {\"prompt_tokens\": 8, \"completion_tokens\": 3}}}", "[DONE]");
        assertThat(pieces).containsExactly(new Piece.Done(new Usage(8, 0, 3)));
    }

    @Test
    void argumentsThatAreCutByTheLimitAreNoCall() {
        read(call("{\"index\": 0, \"id\": \"a\", \"function\": {\"name\": \"x\", \"arguments\": \"{\\\"n\\\": \"}}"),
                finish("length"));
        assertThatThrownBy(() -> read("[DONE]")).isInstanceOf(MalformedAnswer.class).hasMessageContaining("tool x");
    }

    @Test
    void anAnswerThatWasAllThinkingIsAFailureWithARemedy() {
        read(delta("{\"reasoning_content\": \"Hm.\"}"), finish("length"));
        assertThatThrownBy(() -> read("[DONE]")).isInstanceOf(AnswerFailed.class).hasMessageContaining("max-tokens");
    }

    @Test
    void whatTheModelThinksAloudIsNotSpoken() {
        read(delta("{\"content\": \"\\n<thi\"}"), delta("{\"content\": \"nk>The caller <wants> a\"}"),
                delta("{\"content\": \" cake.</th\"}"), delta("{\"content\": \"ink>\\n\\nA <b> cake\"}"),
                delta("{\"content\": \" <think>?\"}"), finish("stop"), "[DONE]");
        assertThat(pieces).containsExactly(
                new Piece.Words("A <b> cake"), new Piece.Words(" <think>?"), new Piece.Done());
    }

    @Test
    void aTextThatOnlyBeginsLikeAThoughtIsSpoken() {
        read(delta("{\"content\": \"<th\"}"), finish("stop"), "[DONE]");
        assertThat(pieces).containsExactly(new Piece.Words("<th"), new Piece.Done());
    }
}
