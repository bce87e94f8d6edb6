package dev.attendant.server.bench.drills;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers the phrases of a drill, in two pieces of words. */
final class DrillModel implements LanguageModel {

    private static final Duration PIECE = Duration.ofMillis(100);

    private final Optional<Trouble> trouble;

    DrillModel(Optional<Trouble> trouble) {
        this.trouble = trouble;
    }

    @Override
    public Answer answer(Prompt prompt) {
        return switch (prompt.messages().getLast()) {
            case Message.Caller caller when caller.text().startsWith("[") -> goOn(prompt);
            case Message.Caller caller -> to(Phrase.of(caller.text()));
            case Message.Tool tool -> answer(List.of(
                    at(Moment.TOOL_RESULT), words(Phrase.STATUS.answer())));
            case Message message -> answer(List.of(at(), words("I did not expect that. Is there more to ask?")));
        };
    }

    /** A first engine failed within its answer. */
    private Answer goOn(Prompt prompt) {
        Phrase phrase = prompt.messages().stream()
                .filter(message -> message instanceof Message.Caller caller && !caller.text().startsWith("["))
                .map(message -> Phrase.of(((Message.Caller) message).text()))
                .reduce((before, last) -> last).orElse(Phrase.HOURS);
        return to(phrase);
    }

    private Answer to(Phrase phrase) {
        String answer = phrase.answer();
        int half = answer.indexOf(' ', answer.length() / 3);
        List<Step> spoken = List.of(
                phrase == Phrase.HOURS ? at(Moment.FIRST_WORD)
                        : phrase == Phrase.STOP ? at(Moment.THINKING_BARGE_IN) : at(),
                words(answer.substring(0, half)),
                phrase == Phrase.HOURS ? at(Moment.BETWEEN_WORDS)
                        : phrase == Phrase.PERSON ? at(Moment.THINKING_HANDOVER) : at(),
                words(answer.substring(half)));
        return switch (phrase) {
            case PERSON -> answer(List.of(spoken.get(0), spoken.get(1), spoken.get(2), spoken.get(3),
                    tool(BuiltInTools.TRANSFER, new JsonObject().put("summary", "wants a person"))));
            case STATUS -> answer(List.of(at(), words("I will look that up now."),
                    tool(BuiltInTools.NOTE, new JsonObject().put("asked", "order")), at(Moment.AFTER_TOOL_CALL)));
            default -> answer(spoken);
        };
    }

    /** What an answer does next: a piece, or a moment at which it may fail. */
    private record Step(Optional<Piece> piece, Moment[] moments) {}

    private static Step at(Moment... moments) {
        Moment[] all = Arrays.copyOf(moments, moments.length + 1);
        all[moments.length] = Moment.THINKING_AT_START;
        return new Step(Optional.empty(), all);
    }

    private static Step words(String text) {
        return new Step(Optional.of(new Piece.Words(text)), new Moment[0]);
    }

    private static Step tool(String name, JsonObject arguments) {
        return new Step(Optional.of(new Piece.UseTool(new ToolCall("drill", name, arguments))), new Moment[0]);
    }

    private Answer answer(List<Step> steps) {
        return new DrillAnswer(steps);
    }

    @Override
    public void close() {}

    private final class DrillAnswer implements Answer {

        private final ArrayDeque<Step> steps;
        private final CountDownLatch closed = new CountDownLatch(1);
        private long dueAt = System.nanoTime() + PIECE.toNanos();
        private boolean stalled;

        DrillAnswer(List<Step> steps) {
            this.steps = new ArrayDeque<>(steps);
        }

        @Override
        public Piece next(Duration within) throws InterruptedException {
            long until = System.nanoTime() + within.toNanos();
            while (!steps.isEmpty() && steps.peek().piece().isEmpty()) {
                Optional<Fault> fault = trouble.flatMap(t -> t.at(Role.MODEL, steps.peek().moments()));
                steps.remove();
                if (fault.isPresent()) {
                    Optional<Piece> failed = suffer(fault.get());
                    if (failed.isPresent()) {
                        return failed.get();
                    }
                }
            }
            long wake = stalled ? until : Math.min(until, dueAt);
            if (closed.await(Math.max(0, wake - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return new Piece.Done();
            }
            if (stalled || System.nanoTime() < dueAt) {
                return new Piece.Failed("no piece within " + within.toMillis() + " ms");
            }
            dueAt = System.nanoTime() + PIECE.toNanos();
            return steps.isEmpty() ? new Piece.Done() : steps.remove().piece().orElseThrow();
        }

        private Optional<Piece> suffer(Fault fault) {
            switch (fault) {
                case FAILS, DIES -> {
                    return Optional.of(new Piece.Failed("connection refused"));
                }
                case THROWS -> throw Trouble.thrown();
                case STALLS -> stalled = true;
                case LATE -> dueAt = System.nanoTime() + trouble.orElseThrow().late().toNanos();
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
