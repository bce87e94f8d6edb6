package dev.attendant.conversation.engine;

import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that thinks. One instance serves all calls. */
public interface LanguageModel extends AutoCloseable {

    /** Begins to answer; returns at once. */
    Answer answer(Prompt prompt);

    @Override
    void close();

    /**
     * What is to be answered.
     *
     * @param scenario who the attendant is on this call
     * @param facts    what the dialplan told of the call, by name; texts use them as {@code {name}}
     * @param messages the talk so far, oldest first; the last is the caller's or a tool's
     * @param tools    what the model may use
     */
    record Prompt(
            Scenario scenario, Map<String, String> facts, List<Message> messages, List<ToolDescription> tools) {}

    /** An answer being written. */
    interface Answer extends AutoCloseable {

        /**
         * Waits for the next piece, on the calling (virtual) thread.
         *
         * @return {@link Piece.Failed} when none came in time
         * @throws InterruptedException when the thread was interrupted; the answer is to be closed then
         */
        Piece next(Duration within) throws InterruptedException;

        /** Nobody wants the rest: the engine stops at once. From any thread; more than once does no harm. */
        @Override
        void close();
    }

    /** A piece of an answer. The last is {@link Done} or {@link Failed}. */
    sealed interface Piece {

        /** Words to be spoken, in order, with their spaces. */
        record Words(String text) implements Piece {}

        /** The model wants a tool to be used. */
        record UseTool(ToolCall call) implements Piece {}

        /** @param usage what the answer cost, as far as the engine tells */
        record Done(Usage usage) implements Piece {

            public Done() {
                this(Usage.NONE);
            }
        }

        /** @param retryAfter how long the engine asks to be left alone, when it says so */
        record Failed(String reason, Optional<Duration> retryAfter) implements Piece {

            public Failed(String reason) {
                this(reason, Optional.empty());
            }
        }
    }

    /**
     * What an answer cost, in the engine's own tokens.
     *
     * @param input  tokens read, those from the engine's cache among them
     * @param cached tokens of the input that came from the engine's cache
     * @param output tokens written, those of its thinking among them
     */
    record Usage(long input, long cached, long output) {

        public static final Usage NONE = new Usage(0, 0, 0);
    }

    /** @param id the model's own name for this call, to match the result with it */
    record ToolCall(String id, String tool, JsonObject arguments) {}

    /**
     * @param name       as the model calls it
     * @param purpose    what it is for, for the model to read
     * @param parameters JSON Schema of its arguments
     */
    record ToolDescription(String name, String purpose, JsonObject parameters) {}

    /** One step of the talk, as a model reads it. */
    sealed interface Message {

        /** The caller said it. */
        record Caller(String text) implements Message {}

        /** The caller pressed it. */
        record Digits(String digits) implements Message {}

        /** The attendant said it, and the caller heard it. */
        record Attendant(String heard) implements Message {}

        /** A tool was used; {@code ok} is false when it failed, and the result then says why under {@code error}. */
        record Tool(ToolCall call, boolean ok, JsonObject result) implements Message {}
    }
}
