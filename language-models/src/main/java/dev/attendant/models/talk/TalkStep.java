package dev.attendant.models.talk;

import dev.attendant.conversation.engine.LanguageModel.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of the talk as the vendors' protocols want it: caller and attendant alternate, the caller begins and the
 * attendant is to answer. Anthropic and Gemini demand a first message of the user, and so do the chat templates of many
 * models that people run themselves.
 */
public sealed interface TalkStep {

    /** What stands for the caller before they said anything. */
    String CALL_BEGINS = "[The call begins.]";

    /** What stands for the caller when they said nothing since the attendant spoke. */
    String CALLER_WAITS = "[The caller waits for you to go on.]";

    record Caller(String text) implements TalkStep {}

    record Attendant(String text) implements TalkStep {}

    /** Tools that the attendant used, one or several at once, and what each returned. */
    record Tools(List<Message.Tool> uses) implements TalkStep {

        public Tools {
            uses = List.copyOf(uses);
        }
    }

    /** The talk, trimmed to a budget as {@link History} says. */
    static List<TalkStep> of(List<Message> messages, int budget) {
        History history = History.of(messages, budget);
        List<TalkStep> steps = new ArrayList<>();
        history.summary().ifPresent(summary -> add(steps, new Caller(summary)));
        for (Message message : history.messages()) {
            Optional<TalkStep> step = step(message);
            if (step.isPresent()) {
                if (steps.isEmpty() && !(step.get() instanceof Caller)) {
                    steps.add(new Caller(CALL_BEGINS));
                }
                add(steps, step.get());
            }
        }
        if (steps.isEmpty() || steps.getLast() instanceof Attendant) {
            steps.add(new Caller(steps.isEmpty() ? CALL_BEGINS : CALLER_WAITS));
        }
        return List.copyOf(steps);
    }

    /** Empty texts are none: the vendors refuse them. */
    private static Optional<TalkStep> step(Message message) {
        return switch (message) {
            case Message.Caller caller -> text(caller.text()).map(Caller::new);
            case Message.Digits digits -> Optional.of(new Caller("[The caller keyed in: " + digits.digits() + "]"));
            case Message.Attendant attendant -> text(attendant.heard()).map(Attendant::new);
            case Message.Tool tool -> Optional.of(new Tools(List.of(tool)));
        };
    }

    private static Optional<String> text(String text) {
        return Optional.of(text.strip()).filter(some -> !some.isEmpty());
    }

    /** Steps of one side after another become one. */
    private static void add(List<TalkStep> steps, TalkStep step) {
        TalkStep before = steps.isEmpty() ? null : steps.getLast();
        if (before instanceof Caller first && step instanceof Caller second) {
            steps.set(steps.size() - 1, new Caller(first.text() + "\n" + second.text()));
        } else if (before instanceof Attendant first && step instanceof Attendant second) {
            steps.set(steps.size() - 1, new Attendant(first.text() + " " + second.text()));
        } else if (before instanceof Tools first && step instanceof Tools second) {
            List<Message.Tool> uses = new ArrayList<>(first.uses());
            uses.addAll(second.uses());
            steps.set(steps.size() - 1, new Tools(uses));
        } else {
            steps.add(step);
        }
    }
}
