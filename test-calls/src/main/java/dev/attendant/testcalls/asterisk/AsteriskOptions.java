package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How the simulated Asterisk is set up.
 *
 * @param host            where the attendant's AGI server is
 * @param eventLoops      over how many event loops the calls are spread
 * @param answerTakes     until ANSWER is replied; 20 to 31 ms were seen once RTP flows
 * @param hangupLineAfter how long after a hang-up the line {@code HANGUP} comes when no reply comes before; often 40 ms
 * @param playbackTakes   how long a sound file is
 * @param queues          queues.conf
 */
public record AsteriskOptions(
        String host,
        int port,
        int eventLoops,
        Duration answerTakes,
        Duration hangupLineAfter,
        Duration playbackTakes,
        Map<String, SimulatedQueue> queues) {

    public AsteriskOptions {
        queues = Map.copyOf(queues);
    }

    public static AsteriskOptions to(String host, int port) {
        return new AsteriskOptions(host, port, 1, Duration.ZERO, Duration.ofMillis(40), Duration.ofMillis(20),
                Map.of());
    }

    public AsteriskOptions withEventLoops(int count) {
        return new AsteriskOptions(host, port, count, answerTakes, hangupLineAfter, playbackTakes, queues);
    }

    public AsteriskOptions withAnswerTaking(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, time, hangupLineAfter, playbackTakes, queues);
    }

    public AsteriskOptions withHangupLineAfter(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, answerTakes, time, playbackTakes, queues);
    }

    public AsteriskOptions withPlaybackTaking(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, answerTakes, hangupLineAfter, time, queues);
    }

    public AsteriskOptions withQueue(String name, SimulatedQueue queue) {
        Map<String, SimulatedQueue> more = new HashMap<>(queues);
        more.put(name, queue);
        return new AsteriskOptions(host, port, eventLoops, answerTakes, hangupLineAfter, playbackTakes, more);
    }
}
