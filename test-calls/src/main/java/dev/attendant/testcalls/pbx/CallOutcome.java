package dev.attendant.testcalls.pbx;

import java.util.List;
import java.util.Map;

/**
 * All that happened in a call.
 *
 * @param end       how the attendant's part ended
 * @param dialplan  what the dialplan does then
 * @param result    the value of {@code ATTENDANT_RESULT}, on FreeSWITCH {@code attendant_result}; empty when not set
 * @param variables the channel's variables at the end
 */
public record CallOutcome(
        CallEnd end,
        DialplanDecision dialplan,
        boolean answered,
        String result,
        Map<String, String> variables,
        List<CommandSeen> commands,
        List<AudioSeen> audio,
        List<QueueVisit> queues) {

    /** The same, with another way on in the dialplan. */
    public CallOutcome with(DialplanDecision other) {
        return new CallOutcome(end, other, answered, result, variables, commands, audio, queues);
    }

    /** The channel variable, empty when it is not set. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
