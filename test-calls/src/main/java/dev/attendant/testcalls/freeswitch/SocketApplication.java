package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import io.vertx.core.net.NetSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** {@code socket host:port async full}: socket_function() of mod_event_socket.c. */
final class SocketApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(SocketApplication.class);
    private static final int DEFAULT_PORT = 8084;

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        String address = data.split(" ", 2)[0];
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        String port = colon < 0 ? "" : address.substring(colon + 1);
        channel.variables().set("socket_host", host);
        Park park = new Park(channel, () -> done.accept(""));
        channel.loop().client()
                .connect(port.matches("\\d{1,5}") ? Integer.parseInt(port) : DEFAULT_PORT, host)
                .onSuccess(socket -> connected(channel, socket, park, done))
                .onFailure(refused -> {
                    // Fact: a refused connection falls through to what is behind.
                    channel.dialplan().controlEnded(CallEnd.CONTROL_REFUSED);
                    done.accept("");
                });
        return park;
    }

    private static void connected(Channel channel, NetSocket socket, Park park, Consumer<String> done) {
        EventSocket[] connection = new EventSocket[1];
        connection[0] = new EventSocket(channel, socket, () -> {
            if (connection[0].isClosed() && !channel.isHungUp()) {
                LOG.warn("{} is parked for ever: the attendant closed the connection without 'connect' before, and "
                        + "FreeSWITCH parks the channel all the same (socket_function() of mod_event_socket.c)",
                        channel.name());
            }
            if (channel.park().isPresent()) {
                // A channel under control is not parked once more (switch_ivr.c).
                done.accept("");
            } else {
                park.begin();
                channel.stack().drain();
            }
        });
        connection[0].open();
    }
}
