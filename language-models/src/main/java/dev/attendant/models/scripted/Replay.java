package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Example.Then;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a talk stands, found by going through its messages again. What was not understood is passed over.
 *
 * <p>Besides what the caller said for slots, keyed in, what a tool returned or the dialplan told, texts may use {@code {again}}, all that
 * the attendant said last, and {@code {question}}, its last sentence. An answer with one of these is an aside: the
 * talk stays where it was, so that a question that was asked again is answered as if it had been asked once.
 *
 * <p>Another model may have led the talk so far. What it said takes the place of what we would have said, digits that
 * it asked for are the digits that come, and a tool that it used by itself does not answer the caller.
 */
final class Replay {

    static final String AGAIN = "again";
    static final String QUESTION = "question";

    private final Script script;
    private final double threshold;
    private final Map<String, String> values = new HashMap<>();
    private String last = Script.GREETING;
    private Optional<Then.AskDigits> asked = Optional.empty();
    private Next next = new Next.Nothing();

    private Replay(Script script, double threshold, Map<String, String> facts) {
        this.script = script;
        this.threshold = threshold;
        facts.forEach((name, value) -> values.put(name, Template.clean(value)));
        said(script.scenario().greeting());
    }

    /**
     * What the attendant is to do after the last of these messages.
     *
     * @param facts what the dialplan told of the call
     */
    static Next next(Script script, double threshold, Map<String, String> facts, List<Message> messages) {
        Replay replay = new Replay(script, threshold, facts);
        for (Message message : messages) {
            switch (message) {
                case Message.Caller caller -> replay.heard(caller.text());
                case Message.Digits digits -> replay.pressed(digits.digits());
                case Message.Tool tool -> replay.used(tool);
                case Message.Attendant attendant -> replay.spoke(attendant.heard());
            }
        }
        return replay.next;
    }

    private void spoke(String heard) {
        if (isAnothers(heard.strip())) {
            said(Template.clean(heard));
        }
        // While a tool works the caller may be asked to hold; its result is still to be answered.
        if (!(next instanceof Next.Use)) {
            next = new Next.Nothing();
        }
    }

    /** Neither what we would have said, as far as it was heard, nor one of the conversation's own texts. */
    private boolean isAnothers(String heard) {
        List<String> ours = new ArrayList<>(script.scenario().texts().all());
        ours.add(values.get(AGAIN));
        if (next instanceof Next.Answer answer) {
            ours.add(answer.text());
        }
        return !heard.isEmpty() && ours.stream().filter(text -> !text.isBlank())
                .noneMatch(text -> heard.contains(text.strip()) || text.contains(heard));
    }

    private void heard(String text) {
        script.nearest(text, last, threshold).ifPresentOrElse(match -> {
            values.putAll(match.values());
            take(match.example());
        }, () -> next = new Next.NotUnderstood());
    }

    private void pressed(String digits) {
        Optional<Example> example = asked.flatMap(ask -> script.forDigits(ask.name(), last));
        if (example.isEmpty()) {
            next = new Next.NotUnderstood();
            return;
        }
        values.put(asked.get().name(), Template.clean(digits));
        asked = Optional.empty();
        take(example.get());
    }

    private void take(Example example) {
        if (example.tool().isPresent()) {
            next = new Next.Use(example, example.tool().get(), Map.copyOf(values));
        } else {
            answer(example, example.answer(), example.then());
        }
    }

    private void used(Message.Tool tool) {
        if (tool.call().tool().equals(BuiltInTools.ASK_DIGITS)) {
            asked = digits(tool.call()).or(() -> asked);
            next = new Next.Nothing();
            return;
        }
        boolean wanted = next instanceof Next.Use use && use.tool().name().equals(tool.call().tool());
        if (!wanted) {
            // another model's: the caller still waits for what there was to be said, if there was
            return;
        }
        Example example = ((Next.Use) next).example();
        if (tool.ok()) {
            tool.result().forEach(entry -> {
                if (entry.getValue() instanceof String
                        || entry.getValue() instanceof Number
                        || entry.getValue() instanceof Boolean) {
                    values.put(entry.getKey(), Template.clean(entry.getValue().toString()));
                }
            });
            answer(example, example.answer(), example.then());
        } else if (example.failed().isBlank()) {
            // As the scenario's text for a failure promises.
            answer(example, script.scenario().texts().failure(), new Then.Transfer(""));
        } else {
            boolean toPeople = example.then() instanceof Then.Transfer;
            answer(example, example.failed(), toPeople ? example.then() : new Then.Listen());
        }
    }

    /** A model may write anything into its arguments. */
    private static Optional<Then.AskDigits> digits(ToolCall call) {
        return call.arguments().getValue("name") instanceof String name
                && call.arguments().getValue("max") instanceof Number max
                ? Optional.of(new Then.AskDigits(name, max.intValue()))
                : Optional.empty();
    }

    private void answer(Example example, String template, Then then) {
        String text = Template.fill(template, values);
        boolean aside = Template.uses(template, AGAIN) || Template.uses(template, QUESTION);
        if (!aside) {
            last = example.name();
            said(text);
        }
        if (then instanceof Then.AskDigits ask) {
            asked = Optional.of(ask);
        }
        next = new Next.Answer(text, then);
    }

    private void said(String text) {
        values.put(AGAIN, text);
        values.put(QUESTION, lastSentence(text));
    }

    static String lastSentence(String text) {
        String stripped = text.strip();
        for (int i = stripped.length() - 2; i > 0; i--) {
            if (".!?\u061f\u3002".indexOf(stripped.charAt(i)) >= 0 && Character.isWhitespace(stripped.charAt(i + 1))) {
                return stripped.substring(i + 1).strip();
            }
        }
        return stripped;
    }

    /** What the attendant does next. */
    sealed interface Next {

        /** The last message asks for nothing. */
        record Nothing() implements Next {}

        record NotUnderstood() implements Next {}

        record Use(Example example, Example.UseTool tool, Map<String, String> values) implements Next {}

        record Answer(String text, Then then) implements Next {}
    }
}
