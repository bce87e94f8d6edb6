package dev.attendant.testcalls.freeswitch;

import io.netty.util.NetUtil;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the audio of a {@code unicast} goes. Fact: always UDP, whatever {@code transport} says.
 *
 * @param local  port 0 for any
 * @param remote empty when there is no such address: nothing is sent then
 */
record UnicastSettings(Optional<InetSocketAddress> local, Optional<InetSocketAddress> remote) {

    /** The defaults are those of switch_ivr_parse_event(). */
    static UnicastSettings of(EslMessage message) {
        return new UnicastSettings(
                address(message.header("local-ip", "127.0.0.1"), message.header("local-port", "8025")),
                address(message.header("remote-ip", "127.0.0.1"), message.header("remote-port", "8026")));
    }

    private static Optional<InetSocketAddress> address(String host, String port) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(bytes), Integer.parseInt(port)));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
