package dev.attendant.server.program;

import dev.attendant.asterisk.AsteriskSettings;
import dev.attendant.asterisk.agi.AsteriskServer;
import dev.attendant.conversation.CallHandler;
import dev.attendant.server.config.HostPort;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;

/** Asterisk's servers, as configured. */
final class AsteriskEntrance implements PbxServer {

    private final Settings.Asterisk settings;
    private final AsteriskServer server;

    AsteriskEntrance(Vertx vertx, Settings.Asterisk settings, CallHandler desk) {
        this.settings = settings;
        this.server = new AsteriskServer(vertx, serverSettings(settings), desk);
    }

    private static AsteriskSettings serverSettings(Settings.Asterisk asterisk) {
        Settings.Agi agi = asterisk.agi();
        Settings.AudioSocket audio = asterisk.audioSocket();
        return new AsteriskSettings(
                PbxServers.listening("asterisk.agi", agi.host(), agi.port(), agi.allow(), agi.maxConnections()),
                PbxServers.listening("asterisk.audio-socket", audio.host(), audio.port(), audio.allow(),
                        agi.maxConnections()),
                audio.advertise(),
                audio.rate());
    }

    @Override
    public Pbx pbx() {
        return Pbx.ASTERISK;
    }

    @Override
    public void open() {
        PbxServers.await(server.listen(), "Cannot listen for Asterisk on "
                + new HostPort(settings.agi().host(), settings.agi().port()) + " and "
                + new HostPort(settings.audioSocket().host(), settings.audioSocket().port()),
                "asterisk.agi.port and asterisk.audio-socket.port name others");
    }

    @Override
    public int port() {
        return server.agiPort();
    }

    int audioPort() {
        return server.audioPort();
    }

    @Override
    public int connections() {
        return server.connections();
    }

    @Override
    public String listening() {
        return "AGI on port " + server.agiPort() + ", audio on port " + server.audioPort();
    }
}
