package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers from the scenario's own examples: the one nearest to the caller's words, if it is near enough. It needs
 * no network and no model file, answers at once, and always the same way.
 *
 * <p>It keeps nothing of a talk: where the talk stands is found in its messages ({@link Replay}). Any thread may use
 * it.
 */
public final class ScriptedModel implements LanguageModel {

    private final double threshold;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    /** @param threshold 0 to 1: how near an example must be to what the caller said, to be its answer */
    public ScriptedModel(double threshold) {
        this.threshold = threshold;
    }

    @Override
    public Answer answer(Prompt prompt) {
        Script script = script(prompt.scenario());
        Replay.Next next = Replay.next(script, threshold, prompt.facts(), prompt.messages());
        List<Piece> pieces = new ArrayList<>();
        switch (next) {
            case Replay.Next.Nothing nothing -> { }
            case Replay.Next.NotUnderstood unclear ->
                pieces.add(use(prompt, BuiltInTools.NOT_UNDERSTOOD, new JsonObject()));
            case Replay.Next.Use use -> {
                JsonObject arguments = new JsonObject();
                use.tool().arguments().forEach((name, text) ->
                        arguments.put(name, Template.fill(text, use.values())));
                pieces.add(use(prompt, use.tool().name(), arguments));
            }
            case Replay.Next.Answer answer -> answer(prompt, script, answer, pieces);
        }
        pieces.add(new Piece.Done());
        return new ScriptedAnswer(pieces);
    }

    @Override
    public void close() {
        scripts.clear();
    }

    private static void answer(Prompt prompt, Script script, Replay.Next.Answer answer, List<Piece> pieces) {
        Scenario scenario = prompt.scenario();
        switch (answer.then()) {
            case Then.Listen listen -> speak(answer.text(), pieces);
            case Then.Transfer transfer -> {
                speak(answer.text().isBlank() ? scenario.texts().handover() : answer.text(), pieces);
                String queue = transfer.queue().isEmpty() ? scenario.handover().queue() : transfer.queue();
                pieces.add(use(prompt, BuiltInTools.TRANSFER, new JsonObject()
                        .put("queue", queue)
                        .put("summary", Summary.of(prompt.messages(), script.wording()))));
            }
            case Then.HangUp hangUp -> {
                speak(answer.text().isBlank() ? scenario.texts().goodbye() : answer.text(), pieces);
                pieces.add(use(prompt, BuiltInTools.HANG_UP, new JsonObject()));
            }
            case Then.AskDigits ask -> {
                speak(answer.text(), pieces);
                pieces.add(use(prompt, BuiltInTools.ASK_DIGITS, new JsonObject()
                        .put("name", ask.name())
                        .put("max", ask.max())));
            }
        }
    }

    /** Word by word, each with the space behind it. */
    private static void speak(String text, List<Piece> pieces) {
        if (!text.isBlank()) {
            for (String word : text.strip().split("(?<=\\s)(?=\\S)")) {
                pieces.add(new Piece.Words(word));
            }
        }
    }

    private static Piece use(Prompt prompt, String tool, JsonObject arguments) {
        return new Piece.UseTool(new ToolCall("scripted-" + prompt.messages().size(), tool, arguments));
    }

    /** A scenario that was loaded anew under its name takes the old one's place. */
    private Script script(Scenario scenario) {
        return scripts.compute(scenario.name(), (name, known) ->
                known != null && known.scenario() == scenario ? known : new Script(scenario));
    }
}
