package dev.attendant.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What holds for everything that we listen on, and for every host that is named. */
final class ListenerCheck {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}";

    private final YamlFile file;

    /** A TCP port of ours, by its key. */
    private record Listener(String key, String host, int port) {

        boolean meets(Listener other) {
            return port != 0 && port == other.port
                    && (host.equals(other.host) || isEverywhere(host) || isEverywhere(other.host));
        }
    }

    ListenerCheck(YamlFile file) {
        this.file = file;
    }

    void host(String key, String host) {
        if (!host.matches(HOST)) {
            file.problem(key, "must be a host name or an address; found " + Shown.quoted(host));
        }
    }

    void allowed(String key, List<Cidr> allowed) {
        if (allowed.isEmpty()) {
            file.problem(key, "must name at least one network, such as 127.0.0.0/8; with none nobody could connect");
        }
    }

    /** Whether it stands for all addresses of this machine. Looks nothing up: one with a colon is a literal. */
    static boolean isEverywhere(String host) {
        try {
            return host.equals("0.0.0.0") || host.contains(":") && InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The later of two that want the same port is told. */
    static void refuseSharedPorts(YamlFile file, Settings settings) {
        Settings.Agi agi = settings.asterisk().agi();
        Settings.AudioSocket audio = settings.asterisk().audioSocket();
        Settings.OutboundSocket socket = settings.freeswitch().socket();
        List<Listener> all = List.of(
                new Listener("asterisk.agi", agi.host(), agi.port()),
                new Listener("asterisk.audio-socket", audio.host(), audio.port()),
                new Listener("freeswitch.socket", socket.host(), socket.port()));
        for (int i = 1; i < all.size(); i++) {
            Listener later = all.get(i);
            all.subList(0, i).stream().filter(later::meets).findFirst().ifPresent(earlier ->
                    file.problem(later.key + ".port", "is also the port of " + earlier.key + "; give each its own"));
        }
    }
}
