package dev.attendant.conversation.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the attendant is for on a number.
 *
 * @param name     as the dialplan asks for it: {@code agi://host/<name>}
 * @param language BCP 47, such as {@code en-US}
 * @param voice    the synthesiser's own name for the voice, empty for its default
 * @param greeting the first thing that the caller hears
 * @param persona  who the attendant is and how it talks, for a language model to read
 * @param slots    names for sets of words that stand for each other in phrases, such as {@code day} for the days
 *                 of the week; a phrase uses them as {@code {day}}
 * @param examples what callers say and how it is answered
 * @param tools    what the attendant can look up or do
 * @param handover when and where to send a caller to people
 * @param texts    what is said when the talk does not go as it should
 * @param record   whether the call is recorded
 * @param line     who runs the exchanges
 */
public record Scenario(
        String name,
        String language,
        String voice,
        String greeting,
        String persona,
        Map<String, List<String>> slots,
        List<Example> examples,
        List<ToolSpec> tools,
        Handover handover,
        Texts texts,
        boolean record,
        LineKind line) {

    public Scenario {
        slots = Map.copyOf(slots);
        examples = List.copyOf(examples);
        tools = List.copyOf(tools);
    }

    /** One whose exchanges are streamed. */
    public Scenario(
            String name,
            String language,
            String voice,
            String greeting,
            String persona,
            Map<String, List<String>> slots,
            List<Example> examples,
            List<ToolSpec> tools,
            Handover handover,
            Texts texts,
            boolean record) {
        this(name, language, voice, greeting, persona, slots, examples, tools, handover, texts, record,
                LineKind.STREAMED);
    }

    /** The same, with its calls recorded. */
    public Scenario recorded() {
        return new Scenario(
                name, language, voice, greeting, persona, slots, examples, tools, handover, texts, true, line);
    }

    /** All queues that a caller of this scenario may be sent to. */
    public Set<String> queues() {
        Set<String> queues = new HashSet<>(Set.of(handover.queue()));
        for (Example example : examples) {
            if (example.then() instanceof Example.Then.Transfer transfer && !transfer.queue().isEmpty()) {
                queues.add(transfer.queue());
            }
        }
        return queues;
    }
}
