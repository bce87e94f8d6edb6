package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.SimulatedMrcp;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the simulated FreeSWITCH is set up.
 *
 * @param host         where the attendant's event-socket server is
 * @param port         of it, 8084 by default
 * @param eventLoops   over how many event loops the calls are spread
 * @param sampleRate   of the callers' codec: 8000 (PCMU) or 16000 (G.722)
 * @param ptimeMillis  of the callers' codec: 10, 20, 30 or 40; one datagram of audio is that long
 * @param answerTakes  how long the application {@code answer} runs
 * @param playbackTakes how long a sound file or tone is; {@code silence_stream://N} is N milliseconds
 * @param queueTimings how long callers wait
 * @param queues       callcenter.conf, and the FIFOs, by the name before the {@code @}
 * @param destinations what {@code bridge} and {@code originate} can reach, by the dial string
 * @param modules      what {@code module_exists} knows
 * @param globals      what {@code global_getvar} knows
 * @param mrcp         the UniMRCP server behind mod_unimrcp; without, that module is not loaded
 */
public record FreeSwitchOptions(
        String host,
        int port,
        int eventLoops,
        int sampleRate,
        int ptimeMillis,
        Duration answerTakes,
        Duration playbackTakes,
        QueueTimings queueTimings,
        Map<String, SimulatedQueue> queues,
        Map<String, SimulatedQueue> destinations,
        Set<String> modules,
        Map<String, String> globals,
        Optional<SimulatedMrcp> mrcp) {

    /**
     * The times of callcenter.conf, and of a call to one destination.
     *
     * @param maxWait         {@code max-wait-time}, then TIMEOUT; zero for ever
     * @param maxWaitNoAgents {@code max-wait-time-with-no-agent}, then NO_AGENT_TIMEOUT
     * @param rings           how long {@code bridge} and {@code originate} ring before NO_ANSWER
     */
    public record QueueTimings(Duration maxWait, Duration maxWaitNoAgents, Duration rings) {}

    public FreeSwitchOptions {
        if (sampleRate != 8_000 && sampleRate != 16_000) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + "; it must be 8000 or 16000");
        }
        if (!Set.of(10, 20, 30, 40).contains(ptimeMillis)) {
            throw new IllegalArgumentException("ptimeMillis is " + ptimeMillis + "; it must be 10, 20, 30 or 40");
        }
        queues = Map.copyOf(queues);
        destinations = Map.copyOf(destinations);
        modules = Set.copyOf(modules);
        globals = Map.copyOf(globals);
    }

    public static FreeSwitchOptions to(String host, int port) {
        return new FreeSwitchOptions(host, port, 1, 8_000, 20, Duration.ofMillis(20), Duration.ofMillis(20),
                new QueueTimings(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60)), Map.of(), Map.of(),
                Set.of("mod_event_socket", "mod_callcenter", "mod_fifo", "mod_commands", "mod_dptools", "mod_loopback"),
                Map.of(), Optional.empty());
    }

    public FreeSwitchOptions withEventLoops(int count) {
        return new FreeSwitchOptions(host, port, count, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withCodec(int rate, int ptime) {
        return new FreeSwitchOptions(host, port, eventLoops, rate, ptime, answerTakes, playbackTakes, queueTimings,
                queues, destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withAnswerTaking(Duration time) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, time, playbackTakes,
                queueTimings, queues, destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withPlaybackTaking(Duration time) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, time, queueTimings,
                queues, destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withQueueTimings(QueueTimings timings) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                timings, queues, destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withQueue(String name, SimulatedQueue queue) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, with(queues, name, queue), destinations, modules, globals, mrcp);
    }

    public FreeSwitchOptions withDestination(String dialString, SimulatedQueue behaviour) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, with(destinations, dialString, behaviour), modules, globals, mrcp);
    }

    public FreeSwitchOptions withModule(String module) {
        Set<String> more = new HashSet<>(modules);
        more.add(module);
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, destinations, more, globals, mrcp);
    }

    public FreeSwitchOptions withGlobal(String name, String value) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, destinations, modules, with(globals, name, value), mrcp);
    }

    public FreeSwitchOptions withMrcp(SimulatedMrcp server) {
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, destinations, modules, globals, Optional.of(server));
    }

    public FreeSwitchOptions withoutModule(String module) {
        Set<String> fewer = new HashSet<>(modules);
        fewer.remove(module);
        return new FreeSwitchOptions(host, port, eventLoops, sampleRate, ptimeMillis, answerTakes, playbackTakes,
                queueTimings, queues, destinations, fewer, globals, mrcp);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
