package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Holds a talk with a model as the conversation does: remembers the messages, and uses the tools. */
final class Talk {

    private static final Set<String> ENDINGS = Set.of(
            BuiltInTools.TRANSFER, BuiltInTools.HANG_UP, BuiltInTools.ASK_DIGITS, BuiltInTools.NOT_UNDERSTOOD);

    private final LanguageModel model;
    private final Scenario scenario;
    private final List<Message> messages = new ArrayList<>();
    private final List<ToolCall> used = new ArrayList<>();
    private Function<ToolCall, Message.Tool> runner = call -> new Message.Tool(call, true, new JsonObject());

    Talk(LanguageModel model, Scenario scenario) {
        this.model = model;
        this.scenario = scenario;
        messages.add(new Message.Attendant(scenario.greeting()));
    }

    /** All tools from now on answer so. */
    Talk toolsAnswer(boolean ok, JsonObject result) {
        runner = call -> new Message.Tool(call, ok, result);
        return this;
    }

    /** The caller says it; returns what the attendant says. */
    String say(String words) {
        return go(new Message.Caller(words));
    }

    String press(String digits) {
        return go(new Message.Digits(digits));
    }

    /** The tool that was used last; fails when none was. */
    ToolCall lastTool() {
        return used.getLast();
    }

    List<String> toolsUsed() {
        return used.stream().map(ToolCall::tool).toList();
    }

    private String go(Message message) {
        messages.add(message);
        used.clear();
        StringBuilder spoken = new StringBuilder();
        boolean again = true;
        while (again) {
            again = false;
            for (Piece piece : pieces(model, new Prompt(scenario, Map.of(), List.copyOf(messages), BuiltInTools.all()))) {
                if (piece instanceof Piece.Words words) {
                    spoken.append(words.text());
                } else if (piece instanceof Piece.UseTool use) {
                    used.add(use.call());
                    if (!ENDINGS.contains(use.call().tool())) {
                        messages.add(runner.apply(use.call()));
                        again = true;
                    }
                }
            }
        }
        messages.add(new Message.Attendant(spoken.isEmpty() ? scenario.texts().unclear() : spoken.toString()));
        return spoken.toString();
    }

    static List<Piece> pieces(LanguageModel model, Prompt prompt) {
        try (var answer = model.answer(prompt)) {
            List<Piece> pieces = new ArrayList<>();
            do {
                pieces.add(answer.next(Duration.ofSeconds(1)));
            } while (!(pieces.getLast() instanceof Piece.Done || pieces.getLast() instanceof Piece.Failed));
            return pieces;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
