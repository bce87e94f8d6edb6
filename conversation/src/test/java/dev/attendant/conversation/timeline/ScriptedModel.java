package dev.attendant.conversation.timeline;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.scenario.ToolSpec;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers, by the last thing that was said or done, what the test says and when; and uses tools the same way. */
public final class ScriptedModel implements LanguageModel, ToolRunner {

    /** What the model read, each time it was asked. */
    public final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());
    /** Which tools were used, and at which millisecond. */
    public final List<String> toolsUsed = Collections.synchronizedList(new ArrayList<>());

    /** Whom it was stopped from answering, before it had said all. */
    public final List<String> stopped = Collections.synchronizedList(new ArrayList<>());

    /** Whether it cannot even be asked. */
    public boolean broken;

    private final Axis axis;
    private final Map<String, ArrayDeque<Script>> scripts = new HashMap<>();
    private final Map<String, Integer> toolMillis = new HashMap<>();

    public ScriptedModel(Axis axis) {
        this.axis = axis;
    }

    /**
     * How it answers the caller's words, {@code [42]} for digits, or {@code bill} when that tool has been used. Said
     * again for the same, it is the answer of the next time.
     */
    public Script to(String last) {
        Script script = new Script();
        scripts.computeIfAbsent(last, key -> new ArrayDeque<>()).add(script);
        return script;
    }

    /** How long a tool takes. */
    public void tool(String name, int millis) {
        toolMillis.put(name, millis);
    }

    /** The texts of the talk that the model has read last, with who said it. */
    public List<Message> history() {
        return prompts.getLast().messages();
    }

    /** What it has been asked, each time by the last thing that was said. */
    public List<String> asked() {
        return prompts.stream().map(prompt -> last(prompt.messages().getLast())).toList();
    }

    private static String last(Message message) {
        return switch (message) {
            case Message.Caller caller -> caller.text();
            case Message.Digits digits -> "[" + digits.digits() + "]";
            case Message.Attendant attendant -> attendant.heard();
            case Message.Tool tool -> tool.call().tool();
        };
    }

    @Override
    public Answer answer(Prompt prompt) {
        prompts.add(prompt);
        if (broken) {
            throw new NoClassDefFoundError("a part of the model");
        }
        Script script = script(last(prompt.messages().getLast()));
        BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
        script.pieces.forEach(piece -> {
            if (piece.frames == 0) {
                pieces.add(piece.piece);
            } else {
                axis.in(piece.frames, () -> pieces.add(piece.piece));
            }
        });
        return new Answer() {
            private boolean over;

            @Override
            public Piece next(Duration within) throws InterruptedException {
                Piece piece = pieces.take();
                over = piece instanceof Piece.Done || piece instanceof Piece.Failed;
                return piece;
            }

            @Override
            public void close() {
                if (!over) {
                    stopped.add(last(prompt.messages().getLast()));
                }
            }
        };
    }

    private synchronized Script script(String last) {
        ArrayDeque<Script> next = scripts.getOrDefault(last, new ArrayDeque<>(List.of(new Script().says("What?"))));
        return next.size() > 1 ? next.remove() : next.element();
    }

    @Override
    public Result run(ToolSpec tool, JsonObject arguments) {
        toolsUsed.add(tool.name() + " at " + axis.millis());
        try {
            axis.sleep(toolMillis.getOrDefault(tool.name(), 0));
        } catch (InterruptedException e) {
            toolsUsed.add(tool.name() + " was interrupted");
        }
        return new Result(true, new JsonObject());
    }

    @Override
    public void close() {}

    private record Timed(int frames, Piece piece) {}

    /** An answer, piece by piece. */
    public static final class Script {

        private final List<Timed> pieces = new ArrayList<>();
        private int frames;

        private Script() {
            pieces.add(new Timed(0, new Piece.Done()));
        }

        /** What follows comes so much later. */
        public Script after(int millis) {
            frames += millis / 20;
            return this;
        }

        public Script says(String words) {
            return add(new Piece.Words(words));
        }

        public Script uses(String tool, JsonObject arguments) {
            return add(new Piece.UseTool(new ToolCall("1", tool, arguments)));
        }

        public Script uses(String tool) {
            return uses(tool, new JsonObject());
        }

        public Script fails() {
            return add(new Piece.Failed("model is down"));
        }

        private Script add(Piece piece) {
            pieces.removeLast();
            pieces.add(new Timed(frames, piece));
            pieces.add(new Timed(frames, new Piece.Done()));
            return this;
        }
    }
}
