package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.SimulatedMrcp;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated Asterisk is set up.
 *
 * @param host            where the attendant's AGI server is
 * @param eventLoops      over how many event loops the calls are spread
 * @param answerTakes     until ANSWER is replied; 20 to 31 ms were seen once RTP flows
 * @param hangupLineAfter how long after a hang-up the line {@code HANGUP} comes when no reply comes before; often 40 ms
 * @param playbackTakes   how long a sound file is
 * @param queues          queues.conf
 * @param mrcp            the server of app_unimrcp, when that is loaded
 * @param sipGivesUp      how long app_unimrcp waits for a server that says nothing: {@code sip-t1x64} of mrcp.conf
 */
public record AsteriskOptions(
        String host,
        int port,
        int eventLoops,
        Duration answerTakes,
        Duration hangupLineAfter,
        Duration playbackTakes,
        Map<String, SimulatedQueue> queues,
        Optional<SimulatedMrcp> mrcp,
        Duration sipGivesUp) {

    /** As dialplan/mrcp_attendant.conf has it. */
    private static final Duration SIP_GIVES_UP = Duration.ofMillis(900);

    public AsteriskOptions {
        queues = Map.copyOf(queues);
    }

    public static AsteriskOptions to(String host, int port) {
        return new AsteriskOptions(host, port, 1, Duration.ZERO, Duration.ofMillis(40), Duration.ofMillis(20),
                Map.of(), Optional.empty(), SIP_GIVES_UP);
    }

    public AsteriskOptions withEventLoops(int count) {
        return new AsteriskOptions(host, port, count, answerTakes, hangupLineAfter, playbackTakes, queues,
                mrcp, sipGivesUp);
    }

    public AsteriskOptions withAnswerTaking(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, time, hangupLineAfter, playbackTakes, queues,
                mrcp, sipGivesUp);
    }

    public AsteriskOptions withHangupLineAfter(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, answerTakes, time, playbackTakes, queues,
                mrcp, sipGivesUp);
    }

    public AsteriskOptions withPlaybackTaking(Duration time) {
        return new AsteriskOptions(host, port, eventLoops, answerTakes, hangupLineAfter, time, queues,
                mrcp, sipGivesUp);
    }

    public AsteriskOptions withQueue(String name, SimulatedQueue queue) {
        Map<String, SimulatedQueue> more = new HashMap<>(queues);
        more.put(name, queue);
        return new AsteriskOptions(host, port, eventLoops, answerTakes, hangupLineAfter, playbackTakes, more,
                mrcp, sipGivesUp);
    }

    /** With app_unimrcp, and this server behind its profiles. */
    public AsteriskOptions withMrcp(SimulatedMrcp server) {
        return new AsteriskOptions(host, port, eventLoops, answerTakes, hangupLineAfter, playbackTakes, queues,
                Optional.of(server), sipGivesUp);
    }
}
