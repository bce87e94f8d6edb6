package dev.attendant.conversation.peer;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses may connect to a listener. */
public final class PeerList {

    private final List<IpSubnetFilterRule> allowed;

    private PeerList(List<IpSubnetFilterRule> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param networks addresses or networks, such as {@code 10.0.0.5} or {@code 192.168.0.0/16}
     * @throws IllegalArgumentException for one that is neither
     */
    public static PeerList of(List<String> networks) {
        return new PeerList(networks.stream().map(PeerList::rule).toList());
    }

    private static IpSubnetFilterRule rule(String network) {
        String[] parts = network.split("/", 2);
        // null for anything but an address: a name would be looked up, and might change
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null) {
            throw new IllegalArgumentException("\"" + network + "\" is no IP address or network");
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            int prefix = parts.length == 1 ? address.getAddress().length * 8 : Integer.parseInt(parts[1]);
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + network + "\" is no IP address or network", e);
        }
    }

    public boolean allows(SocketAddress peer) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(peer.hostAddress()), peer.port());
            return allowed.stream().anyMatch(rule -> rule.matches(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
