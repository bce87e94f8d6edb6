package dev.attendant.testcalls.pbx;

import java.util.ArrayList;
import java.util.List;

/** What is written down during a call, on its event loop. */
final class CallLog {

    private final List<CommandSeen> commands = new ArrayList<>();
    private final List<AudioSeen> audio = new ArrayList<>();
    private final List<QueueVisit> queues = new ArrayList<>();

    void command(CommandSeen command) {
        commands.add(command);
    }

    void audio(AudioSeen session) {
        audio.add(session);
    }

    void queue(QueueVisit visit) {
        queues.add(visit);
    }

    CallOutcome outcome(CallEnd end, Channel channel) {
        String result = channel.variables().get("ATTENDANT_RESULT").orElse("");
        return new CallOutcome(
                end,
                DialplanDecision.of(channel.isHungUp(), result),
                channel.isAnswered(),
                channel.variables().copy(),
                List.copyOf(commands),
                List.copyOf(audio),
                List.copyOf(queues));
    }
}
