package dev.attendant.freeswitch.call;

import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslReply;
import dev.attendant.freeswitch.mrcp.CallControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A call as the exchanges of FreeSWITCH's own UniMRCP need it, with the variables that a bridge obeys: the dialplan has
 * set them for the bridge with an agent, and gets them back.
 */
final class SpeechControl implements CallControl {

    /** Each would take the caller out of our park when the bridge to the leg of UniMRCP ends. */
    private static final List<String> AFTER_BRIDGE =
            List.of("transfer_after_bridge", "hangup_after_bridge", "park_after_bridge");

    private static final Duration BRIDGE_ENDS = Duration.ofSeconds(2);

    private final CallSocket socket;
    private final Map<String, String> dialplans;
    private boolean prepared;

    /** @param channel what FreeSWITCH told of the channel */
    SpeechControl(CallSocket socket, EslEvent channel) {
        this.socket = socket;
        dialplans = AFTER_BRIDGE.stream()
                .filter(variable -> !channel.variable(variable).isEmpty())
                .collect(Collectors.toUnmodifiableMap(variable -> variable, channel::variable));
    }

    @Override
    public String uuid() {
        return socket.uuid();
    }

    @Override
    public boolean isOver() {
        return socket.isOver();
    }

    @Override
    public EslReply api(String... words) {
        return socket.api(words);
    }

    @Override
    public CompletableFuture<EslReply> send(String... words) {
        return socket.send(words);
    }

    @Override
    public Optional<String> bridge(String leg, String dialString, Duration timeout) {
        if (!prepared) {
            prepared = true;
            BridgeWay.prepare(socket);
            dialplans.keySet().forEach(variable -> socket.api("uuid_setvar", uuid(), variable));
        }
        String name = socket.execute("bridge", dialString);
        long until = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<Happening> next = socket.await(Duration.ofNanos(until - System.nanoTime()));
            if (next.isEmpty()) {
                return Optional.of("FreeSWITCH did not connect the caller to a leg for UniMRCP");
            }
            if (next.get() instanceof Happening.Bridged bridged
                    && bridged.with().header("Other-Leg-Unique-ID").equals(leg)) {
                return Optional.empty();
            }
            if (next.get() instanceof Happening.Executed done && done.eventUuid().equals(name)) {
                return Optional.of("FreeSWITCH has no leg for UniMRCP ("
                        + done.event().variable("originate_disposition").replaceAll("[^A-Z_]", "")
                        + "); load mod_loopback");
            }
        }
    }

    @Override
    public EslReply execute(String channel, String application, String data, String name) {
        return socket.execute(channel, application, data, name);
    }

    @Override
    public void hear(String channel, Consumer<EslEvent> told) {
        socket.hear(channel, told);
    }

    @Override
    public void forget(String channel) {
        socket.deafen(channel);
    }

    /**
     * The dialplan's bridges obey its variables again, and nobody has talked with the caller. Blocks; by the thread that
     * commands the call. This is carried out behind the bridge to the leg, which must not obey them.
     */
    void restore() {
        if (prepared) {
            prepared = false;
            if (socket.run("unset", "last_bridge_to", BRIDGE_ENDS).isPresent()) {
                dialplans.forEach((variable, value) -> socket.api("uuid_setvar", uuid(), variable, value));
            }
        }
    }
}
