package dev.attendant.server.program;

import dev.attendant.conversation.CallHandler;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.audiostream.AudioStreamSettings;
import dev.attendant.freeswitch.call.FreeSwitchServer;
import dev.attendant.server.config.HostPort;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;
import java.util.Optional;

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
        return new FreeSwitchSettings(
                PbxServers.listening("freeswitch.socket", socket.host(), socket.port(), socket.allow(),
                        socket.maxConnections()),
                freeSwitch.audio().streamed()
                        .map(FreeSwitchEntrance::streamed)
                        .orElseGet(() -> unicast(socket, freeSwitch.audio())),
                new FreeSwitchSettings.Queues(freeSwitch.queues().application(), freeSwitch.queues().argument()));
    }

    private static FreeSwitchSettings.Audio unicast(Settings.OutboundSocket socket, Settings.CallAudio audio) {
        return new FreeSwitchSettings.Unicast(
                audio.boundTo(socket),
                audio.advertise(),
                audio.ports().first(),
                audio.ports().last());
    }

    private static FreeSwitchSettings.Audio streamed(Settings.AudioStream stream) {
        return new FreeSwitchSettings.ModAudioStream(new AudioStreamSettings(
                PbxServers.listening("freeswitch.audio.stream", stream.host(), stream.port(), stream.allow(),
                        stream.maxConnections()),
                stream.url(),
                stream.playback()));
    }

    @Override
    public Pbx pbx() {
        return Pbx.FREESWITCH;
    }

    @Override
    public void open() {
        String socket = "Cannot listen for FreeSWITCH on "
                + new HostPort(settings.socket().host(), settings.socket().port());
        Optional<HostPort> stream = settings.audio().streamed().map(audio -> new HostPort(audio.host(), audio.port()));
        PbxServers.await(server.listen(),
                stream.map(audio -> socket + " and " + audio).orElse(socket),
                stream.map(audio -> "freeswitch.socket.port and freeswitch.audio.stream.port name others")
                        .orElse("freeswitch.socket.port names another"));
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public int connections() {
        return server.connections() + server.audioSockets();
    }

    @Override
    public String listening() {
        return server.listening();
    }
}
