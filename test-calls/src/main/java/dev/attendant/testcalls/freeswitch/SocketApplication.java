package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Consumer;

/** {@code socket host:port/path async full}: socket_function() of mod_event_socket.c. */
final class SocketApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(SocketApplication.class);
    private static final int DEFAULT_PORT = 8084;

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        List<String> words = SeparatedString.split(data, ' ', 80);
        Park park = new Park(channel, () -> done.accept(""));
        connect(channel, words.isEmpty() ? "" : words.getFirst().split("\\|", 2)[0])
                .onSuccess(socket -> connected(channel, socket, park, done))
                .onFailure(refused -> {
                    // Fact: a refused connection falls through to what is behind.
                    channel.dialplan().controlEnded(CallEnd.CONTROL_REFUSED);
                    done.accept("");
                });
        return park;
    }

    /**
     * The port is what stands behind the last colon; what stands behind its slash is left in a variable. Of several
     * addresses, with a {@code |} between them, the first is taken.
     */
    private static Future<NetSocket> connect(Channel channel, String address) {
        int colon = address.lastIndexOf(':');
        String last = address.substring(colon + 1);
        int slash = last.indexOf('/');
        String beforePath = slash < 0 ? last : last.substring(0, slash);
        if (slash >= 0) {
            channel.variables().set("socket_path", last.substring(slash + 1));
        }
        String host = colon < 0 ? beforePath : address.substring(0, colon);
        channel.variables().set("socket_host", host);
        int port = colon < 0 ? DEFAULT_PORT : number(beforePath);
        return port == 0 || port > 65_535
                ? Future.failedFuture("no port: " + address)
                : channel.loop().client().connect(port, host);
    }

    /** atoi() */
    private static int number(String text) {
        String digits = text.replaceFirst("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static void connected(Channel channel, NetSocket socket, Park park, Consumer<String> done) {
        channel.dialplan().controlBegun();
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
