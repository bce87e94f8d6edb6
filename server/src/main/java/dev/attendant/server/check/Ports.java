package dev.attendant.server.check;

import dev.attendant.server.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Whether the ports that PBXs connect to are free, or an Attendant has them that runs already. */
final class Ports {

    private static final int TIMEOUT_MILLIS = 2_000;
    /** A scenario of this name is refused by a running Attendant, which is how we know it. */
    private static final String REQUEST = "agi_network: yes\nagi_network_script: attendant-check\n"
            + "agi_callerid: attendant check\nagi_uniqueid: check\n\n";
    private static final int MOST_COMMANDS = 10;

    private enum State { FREE, TAKEN, IMPOSSIBLE }

    private record Tried(State state, String why) {}

    private Ports() {}

    static void check(Settings settings, Consumer<Finding> found) {
        Settings.Agi agi = settings.asterisk().agi();
        Settings.AudioSocket audio = settings.asterisk().audioSocket();
        Settings.OutboundSocket socket = settings.freeswitch().socket();
        Tried agiPort = bind(agi.host(), agi.port());
        // it takes the calls of all PBXs, or of none
        boolean running = agiPort.state() == State.TAKEN && isAttendant(agi.host(), agi.port());
        found.accept(finding("asterisk.agi", agi.host(), agi.port(), agiPort, running));
        found.accept(finding("asterisk.audio-socket", audio.host(), audio.port(), bind(audio.host(), audio.port()),
                running));
        found.accept(finding("freeswitch.socket", socket.host(), socket.port(), bind(socket.host(), socket.port()),
                running));
    }

    private static Finding finding(String key, String host, int port, Tried tried, boolean running) {
        String where = host + ":" + port;
        return switch (tried.state()) {
            case FREE -> Finding.ok(key, port == 0 ? "any free port of " + host : where + " is free");
            case TAKEN -> running
                    ? Finding.info(key, where + " is in use: Attendant is running")
                    : Finding.fail(key, where + " is in use, by another program or an Attendant that does not answer",
                            "look with `ss -ltnp`, and end it or name another port as " + key + ".port");
            case IMPOSSIBLE -> Finding.fail(key, where + " cannot be listened on: " + tried.why(),
                    "name an address of this machine as " + key + ".host, and a port above 1023 as " + key + ".port");
        };
    }

    private static Tried bind(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // or a connection that has just ended would count as in use
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return new Tried(State.FREE, "");
        } catch (BindException e) {
            return new Tried(reaches(host, port) ? State.TAKEN : State.IMPOSSIBLE, String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return new Tried(State.IMPOSSIBLE, e.toString());
        }
    }

    private static boolean reaches(String host, int port) {
        try (Socket socket = connect(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(
                    address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Asks like a dialplan; Attendant sets ATTENDANT_RESULT also of what it refuses. */
    private static boolean isAttendant(String host, int port) {
        try (Socket socket = connect(host, port)) {
            var out = socket.getOutputStream();
            out.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < MOST_COMMANDS; i++) {
                String command = in.readLine();
                if (command == null) {
                    return false;
                }
                if (command.contains("ATTENDANT_RESULT")) {
                    out.write("200 result=1\n".getBytes(StandardCharsets.US_ASCII));
                    return true;
                }
                out.write("200 result=0\n".getBytes(StandardCharsets.US_ASCII));
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
