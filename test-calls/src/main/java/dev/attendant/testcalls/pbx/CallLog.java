package dev.attendant.testcalls.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written down during a call, on its event loop. */
public final class CallLog {

    private final List<CommandSeen> commands = new ArrayList<>();
    private final List<AudioSeen> audio = new ArrayList<>();
    private final List<QueueVisit> queues = new ArrayList<>();

    public void command(CommandSeen command) {
        commands.add(command);
    }

    public void audio(AudioSeen session) {
        audio.add(session);
    }

    public void queue(QueueVisit visit) {
        queues.add(visit);
    }

    /**
     * @param hungUp whether the channel is gone
     * @param result the value of the variable that the dialplan reads, empty when it was not set
     */
    public CallOutcome outcome(
            CallEnd end, boolean hungUp, boolean answered, String result, Map<String, String> variables) {
        return new CallOutcome(
                end,
                DialplanDecision.of(hungUp, result),
                answered,
                result,
                variables,
                List.copyOf(commands),
                List.copyOf(audio),
                List.copyOf(queues));
    }
}
