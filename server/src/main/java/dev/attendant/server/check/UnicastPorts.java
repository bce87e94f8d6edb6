package dev.attendant.server.check;

import dev.attendant.server.config.PortRange;
import dev.attendant.server.config.Settings;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Whether FreeSWITCH's audio finds UDP ports, one for each call. */
final class UnicastPorts {

    private static final String SUBJECT = "freeswitch.audio";

    private UnicastPorts() {}

    static void check(Settings settings, Consumer<Finding> found) {
        Settings.UnicastAudio audio = settings.freeswitch().audio();
        found.accept(check(audio.boundTo(settings.freeswitch().socket()), audio.ports(), settings.limits().calls()));
    }

    private static Finding check(String host, PortRange ports, int calls) {
        Optional<String> refused = bind(host, 0);
        if (refused.isPresent()) {
            return Finding.fail(SUBJECT, host + " cannot be listened on: " + refused.get(),
                    "name an address of this machine as freeswitch.audio.host");
        }
        if (ports.isAny()) {
            return Finding.ok(SUBJECT, "any free UDP ports of " + host);
        }
        // one after the other, and each for a moment only: calls that go on may need them
        long free = IntStream.rangeClosed(ports.first(), ports.last()).filter(port -> bind(host, port).isEmpty()).count();
        String text = free + " of the UDP ports " + ports + " of " + host + " are free";
        return ports.size() >= calls && free > 0 ? Finding.ok(SUBJECT, text)
                : Finding.warn(SUBJECT, text + ", and up to " + calls + " calls need one each",
                        "give more ports as freeswitch.audio.ports, or lower limits.calls");
    }

    /** Why it cannot be listened on; empty when it can. */
    private static Optional<String> bind(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                return Optional.of("there is no such host");
            }
            socket.bind(address);
            return Optional.empty();
        } catch (SocketException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
