package dev.attendant.conversation;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Has the model answer, and uses the tools that it asks for. Keeps the history as the caller knows it: what was
 * not heard is not in it. Each thought runs on a virtual thread of its own while the line already speaks it.
 */
final class Thinker {

    /** How many times in one turn the model may ask for tools before it has to answer. */
    private static final int ROUNDS = 6;

    private static final int MOST_DIGITS = 32;

    /** How often in one turn an answer is begun before its end is sure. */
    private static final int ANTICIPATIONS = 3;

    private final CallInfo call;
    private final Scenario scenario;
    private final Engines engines;
    private final Duration timeout;
    private final Toolbox toolbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Message> history = new ArrayList<>();
    /** How often in a row we did not understand. */
    private final AtomicInteger unclear = new AtomicInteger();

    private volatile CompletableFuture<Decision> lastDecision =
            CompletableFuture.completedFuture(new Decision.GoOn());
    private final AtomicReference<Optional<Anticipated>> anticipated = new AtomicReference<>(Optional.empty());
    private final AtomicInteger anticipations = new AtomicInteger();
    private final ThreadFactory threads;

    /** @param threads for thoughts and tools, which wait */
    Thinker(
            CallInfo call,
            Scenario scenario,
            Engines engines,
            Duration timeout,
            CallListener listener,
            ThreadFactory threads) {
        this.threads = threads;
        this.call = call;
        this.scenario = scenario;
        this.engines = engines;
        this.timeout = timeout;
        toolbox = new Toolbox(call, scenario, engines.tools(), listener, threads);
    }

    /** Adds to what model and caller both know. */
    void remember(Message message) {
        lock.lock();
        try {
            history.add(message);
        } finally {
            lock.unlock();
        }
    }

    private List<Message> history() {
        lock.lock();
        try {
            return List.copyOf(history);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to answer what the caller said or pressed. The thought before has been interrupted by it or is over;
     * a tool that it still uses is waited for by the new one, so that the history stays in order and the line goes on.
     */
    Thought answer(Message caller) {
        CompletableFuture<Decision> before = lastDecision;
        Thought thought = before.isDone() ? answerNow(caller) : begin(true, () -> after(before, caller));
        lastDecision = thought.decision();
        return thought;
    }

    private List<Message> after(CompletableFuture<Decision> before, Message caller) {
        before.join();
        remember(caller);
        return history();
    }

    private Thought answerNow(Message caller) {
        remember(caller);
        List<Message> talk = history();
        Optional<Anticipated> ready = anticipated.getAndSet(Optional.empty());
        anticipations.set(0);
        boolean right = ready.filter(answer -> answer.isTo(talk) && answer.thought().mean()).isPresent();
        ready.filter(answer -> !right).ifPresent(wrong -> wrong.thought().forget());
        return right ? ready.get().thought() : begin(true, () -> talk);
    }

    /**
     * Begins to answer what the caller has probably said; nothing when it is not worth while. It has no effect
     * unless {@link #answer} is asked the same. On any thread; does not block.
     *
     * @param heard what the caller has heard of our last reply
     */
    Optional<Thought> anticipate(String words, String heard) {
        if (!lastDecision.isDone() || anticipations.incrementAndGet() > ANTICIPATIONS) {
            return Optional.empty();
        }
        List<Message> talk = new ArrayList<>(history());
        if (!heard.isEmpty()) {
            talk.add(new Message.Attendant(heard));
        }
        talk.add(new Message.Caller(words));
        Thought thought = begin(false, () -> talk);
        anticipated.getAndSet(Optional.of(new Anticipated(talk, thought)))
                .ifPresent(before -> before.thought().forget());
        return Optional.of(thought);
    }

    /** The caller's turn is over, and brought no words to answer. */
    void turnWithoutWords() {
        forget();
        anticipations.set(0);
    }

    /** What was anticipated is not what the caller said. */
    void forget() {
        anticipated.getAndSet(Optional.empty()).ifPresent(answer -> answer.thought().forget());
    }

    private Thought begin(boolean meant, Supplier<List<Message>> talk) {
        Thought thought = Thought.begin();
        if (meant) {
            thought.mean();
        }
        Thread thread = threads.newThread(() -> run(thought, talk));
        thought.reply().onCancel(thread::interrupt);
        thread.start();
        return thought;
    }

    /** The recogniser found no words in what the caller said. */
    Thought notUnderstood() {
        Thought thought = Thought.begin();
        conclude(thought, countUnclear(new Decision.NotUnderstood()));
        return thought;
    }

    private void run(Thought thought, Supplier<List<Message>> talk) {
        Decision decision;
        try {
            Decision made = decideOrFail(thought, talk.get());
            if (made instanceof Decision.Failed) {
                // does no harm as long as it was not asked in earnest: it will be asked again
                thought.forget();
            }
            // ends the last sentence: its sound is made ready
            thought.reply().write("\n");
            awaitMeant(thought);
            decision = countUnclear(made);
        } catch (InterruptedException e) {
            decision = new Decision.GoOn();
        }
        conclude(thought, decision);
    }

    private Decision decideOrFail(Thought thought, List<Message> talk) throws InterruptedException {
        try {
            return decide(thought, talk);
        } catch (RuntimeException | Error e) {
            // whatever it is, a decision is waited for
            return new Decision.Failed(e.toString());
        }
    }

    private static void awaitMeant(Thought thought) throws InterruptedException {
        try {
            if (!thought.meant().get()) {
                throw new InterruptedException("the caller said something else");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A caller whom we do not understand several times in a row is sent to people. */
    private Decision countUnclear(Decision decision) {
        if (!(decision instanceof Decision.NotUnderstood)) {
            unclear.set(0);
            return decision;
        }
        boolean enough = unclear.incrementAndGet() >= scenario.handover().afterUnclear();
        return enough ? Decision.HandOver.USUAL : decision;
    }

    /** Says what the model left to us to say, and what comes next. */
    private void conclude(Thought thought, Decision decision) {
        thought.decision().complete(decision);
        Reply reply = thought.reply();
        boolean wordless = reply.text().isBlank();
        switch (decision) {
            case Decision.GoOn goOn -> {
                reply.write(wordless ? scenario.texts().unclear() : "");
                reply.complete(Expect.SPEECH);
            }
            case Decision.HangUp hangUp -> {
                reply.write(wordless ? scenario.texts().goodbye() : "");
                reply.complete(Expect.NOTHING);
            }
            case Decision.HandOver handOver -> {
                reply.write(wordless ? scenario.texts().handover() : "");
                reply.complete(Expect.NOTHING);
            }
            case Decision.NotUnderstood notUnderstood -> {
                reply.write(wordless ? scenario.texts().unclear() : "");
                reply.complete(Expect.SPEECH);
            }
            case Decision.Failed failed -> {
                reply.write(" " + scenario.texts().failure());
                reply.complete(Expect.NOTHING);
            }
        }
    }

    private Decision decide(Thought thought, List<Message> talk) throws InterruptedException {
        Reply reply = thought.reply();
        for (int round = 0; round < ROUNDS; round++) {
            List<Message> messages = round == 0 ? talk : history();
            var prompt = new LanguageModel.Prompt(scenario, call.arguments(), messages, toolbox.all());
            List<ToolCall> calls = new ArrayList<>();
            try (LanguageModel.Answer answer = engines.model().answer(prompt)) {
                Piece piece = answer.next(timeout);
                while (!(piece instanceof Piece.Done)) {
                    switch (piece) {
                        case Piece.Words words -> reply.write(words.text());
                        case Piece.UseTool use -> calls.add(use.call());
                        case Piece.Failed failed -> {
                            return new Decision.Failed(failed.reason());
                        }
                        case Piece.Done done -> throw new IllegalStateException();
                    }
                    piece = answer.next(timeout);
                }
            }
            if (!calls.isEmpty()) {
                // ends the sentence: it is spoken while the tool works
                reply.write("\n");
                awaitMeant(thought);
            }
            boolean askAgain = false;
            for (ToolCall toolCall : calls) {
                switch (toolCall.tool()) {
                    case BuiltInTools.TRANSFER -> {
                        JsonObject arguments = toolCall.arguments();
                        return new Decision.HandOver(text(arguments, "queue"), text(arguments, "summary"));
                    }
                    case BuiltInTools.HANG_UP -> {
                        return new Decision.HangUp();
                    }
                    case BuiltInTools.NOT_UNDERSTOOD -> {
                        return new Decision.NotUnderstood();
                    }
                    case BuiltInTools.ASK_DIGITS -> {
                        remember(new Message.Tool(toolCall, true, new JsonObject()));
                        reply.complete(new Expect.Digits(mostDigits(toolCall.arguments())));
                    }
                    default -> {
                        remember(toolbox.use(toolCall));
                        askAgain = true;
                    }
                }
            }
            if (!askAgain) {
                return new Decision.GoOn();
            }
        }
        return new Decision.Failed("the model asked for tools " + ROUNDS + " times in a row");
    }

    /** A model may leave an argument out, or write anything into it. */
    private static String text(JsonObject arguments, String name) {
        return arguments.getValue(name) instanceof String text ? text : "";
    }

    private static int mostDigits(JsonObject arguments) {
        return arguments.getValue("max") instanceof Number max ? Math.clamp(max.longValue(), 1, MOST_DIGITS) : MOST_DIGITS;
    }
}
