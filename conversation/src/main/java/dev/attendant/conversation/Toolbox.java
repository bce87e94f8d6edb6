package dev.attendant.conversation;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.engine.LanguageModel.ToolDescription;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.ToolSpec;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/** The tools of a call: those that are built in, and the scenario's. Used on the threads of thoughts. */
final class Toolbox {

    private final CallInfo call;
    private final Scenario scenario;
    private final ToolRunner runner;
    private final CallListener listener;
    private final ThreadFactory threads;
    private final List<ToolDescription> tools = new ArrayList<>(BuiltInTools.all());

    /** @param threads for tools, which wait */
    Toolbox(CallInfo call, Scenario scenario, ToolRunner runner, CallListener listener, ThreadFactory threads) {
        this.call = call;
        this.scenario = scenario;
        this.runner = runner;
        this.listener = listener;
        this.threads = threads;
        scenario.tools().forEach(tool -> tools.add(describe(tool)));
    }

    private static ToolDescription describe(ToolSpec tool) {
        JsonObject properties = new JsonObject();
        tool.parameters().forEach((name, meaning) ->
                properties.put(name, new JsonObject().put("type", "string").put("description", meaning)));
        JsonObject schema = new JsonObject().put("type", "object").put("properties", properties);
        return new ToolDescription(tool.name(), tool.purpose(), schema);
    }

    /** As a model reads them. */
    List<ToolDescription> all() {
        return tools;
    }

    /**
     * Uses a tool, and waits for it; tells the listener. A tool that has begun is not stopped by the caller's
     * interruption: what it does, it does whole.
     */
    Message.Tool use(ToolCall toolCall) {
        Instant began = Instant.now();
        ToolRunner.Result result = BuiltInTools.NOTE.equals(toolCall.tool()) ? note(toolCall) : run(toolCall);
        Instant now = Instant.now();
        listener.on(new CallEvent.ToolUsed(
                call.id(), now, toolCall.tool(), toolCall.arguments(), result.value(), Duration.between(began, now)));
        return new Message.Tool(toolCall, result.ok(), result.value());
    }

    private ToolRunner.Result note(ToolCall toolCall) {
        toolCall.arguments().forEach(argument ->
                listener.on(new CallEvent.Noted(call.id(), Instant.now(), argument.getKey(), "" + argument.getValue())));
        return new ToolRunner.Result(true, new JsonObject());
    }

    private ToolRunner.Result run(ToolCall toolCall) {
        return scenario.tools().stream()
                .filter(tool -> tool.name().equals(toolCall.tool()))
                .findFirst()
                // on a thread of its own, which the interruption does not reach
                .map(tool -> CompletableFuture.supplyAsync(
                        () -> runner.run(tool, toolCall.arguments()), task -> threads.newThread(task).start()).join())
                .orElseGet(() -> ToolRunner.Result.failed("there is no tool " + toolCall.tool()));
    }
}
