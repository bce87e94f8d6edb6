package dev.attendant.asterisk.mrcp;

import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import java.time.Duration;

/**
 * How much of a prompt was heard before the caller spoke. SynthAndRecog does not tell: it is reckoned back from the
 * result, by the silence that ended what they said, and by the words of it.
 */
final class PromptTime {

    /** From EXEC to the first sound. */
    private static final Duration START = Duration.ofMillis(200);

    /** Of an ordinary word. */
    private static final Duration WORD = Duration.ofMillis(350);

    private final Duration untilSilence;

    /**
     * @param took      from EXEC to its reply
     * @param endOfTurn the silence that ended the utterance
     */
    PromptTime(Duration took, Duration endOfTurn) {
        untilSilence = took.minus(endOfTurn).minus(START);
    }

    /** Of an utterance of which nothing is known. */
    Prompt atMost() {
        return Prompt.cutAfter(untilSilence);
    }

    Prompt before(String words) {
        int count = words.isBlank() ? 0 : words.strip().split("\\s+").length;
        return Prompt.cutAfter(untilSilence.minus(WORD.multipliedBy(count)));
    }
}
