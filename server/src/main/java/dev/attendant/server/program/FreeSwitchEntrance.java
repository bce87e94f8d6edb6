package dev.attendant.server.program;

import dev.attendant.conversation.CallHandler;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.call.FreeSwitchServer;
import dev.attendant.server.config.HostPort;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;

/** FreeSWITCH's server, as configured. */
final class FreeSwitchEntrance implements PbxServer {

    private final Settings.FreeSwitch settings;
    private final FreeSwitchServer server;

    FreeSwitchEntrance(Vertx vertx, Settings.FreeSwitch settings, CallHandler desk) {
        this.settings = settings;
        this.server = new FreeSwitchServer(vertx, serverSettings(settings), desk);
    }

    private static FreeSwitchSettings serverSettings(Settings.FreeSwitch freeSwitch) {
        Settings.OutboundSocket socket = freeSwitch.socket();
        Settings.UnicastAudio audio = freeSwitch.audio();
        return new FreeSwitchSettings(
                PbxServers.listening("freeswitch.socket", socket.host(), socket.port(), socket.allow(),
                        socket.maxConnections()),
                new FreeSwitchSettings.Audio(
                        audio.boundTo(socket),
                        audio.advertise(),
                        audio.ports().first(),
                        audio.ports().last()),
                new FreeSwitchSettings.Queues(freeSwitch.queues().application(), freeSwitch.queues().argument()));
    }

    @Override
    public Pbx pbx() {
        return Pbx.FREESWITCH;
    }

    @Override
    public void open() {
        PbxServers.await(server.listen(),
                "Cannot listen for FreeSWITCH on " + new HostPort(settings.socket().host(), settings.socket().port()),
                "freeswitch.socket.port names another");
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public int connections() {
        return server.connections();
    }

    @Override
    public String listening() {
        return "event socket on port " + server.port();
    }
}
