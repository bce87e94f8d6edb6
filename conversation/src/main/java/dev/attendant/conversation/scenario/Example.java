package dev.attendant.conversation.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller may say at some point of the talk, and how it is answered. Texts may use what the caller said
 * before as {@code {day}}, and what the tool returned by the names of its result.
 *
 * @param name    unique in the scenario
 * @param after   only directly after the attendant's answer of one of these examples ({@code greeting} is the
 *                greeting); empty for always
 * @param phrases ways to say it, with slots in braces; may be empty when it is digits
 * @param digits  the name that the digits were asked for under, when this answers digits; empty otherwise
 * @param answer  what the attendant says; with a tool, said when the tool has returned
 * @param tool    a tool to use before answering
 * @param failed  what the attendant says when the tool failed; empty for the scenario's own text
 * @param then    what follows the answer
 * @param menu    what the {@link DigitMenu} calls it; empty when it has no place there
 */
public record Example(
        String name,
        List<String> after,
        List<String> phrases,
        String digits,
        String answer,
        Optional<UseTool> tool,
        String failed,
        Then then,
        String menu) {

    public Example {
        after = List.copyOf(after);
        phrases = List.copyOf(phrases);
    }

    /** One without a place in the menu. */
    public Example(
            String name,
            List<String> after,
            List<String> phrases,
            String digits,
            String answer,
            Optional<UseTool> tool,
            String failed,
            Then then) {
        this(name, after, phrases, digits, answer, tool, failed, then, "");
    }

    /** Which tool, and the texts of its arguments, in which {@code {day}} stands for what the caller said. */
    public record UseTool(String name, Map<String, String> arguments) {

        public UseTool {
            arguments = Map.copyOf(arguments);
        }
    }

    /** What follows an answer. */
    public sealed interface Then {

        /** The caller speaks. */
        record Listen() implements Then {}

        /** The caller keys in digits, known afterwards by the name. */
        record AskDigits(String name, int max) implements Then {}

        /** To the people of a queue; an empty name is the scenario's own queue. */
        record Transfer(String queue) implements Then {}

        /** The talk is over. */
        record HangUp() implements Then {}
    }
}
