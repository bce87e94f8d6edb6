package dev.attendant.server.config;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.audiostream.Playback;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings. A component's name in kebab-case is its key; the top-level {@code attendant.yaml} says what each is
 * for. All paths are absolute.
 */
public record Settings(
        @Setting("scenarios") Path scenarios,
        @Setting("data") Path data,
        Asterisk asterisk,
        FreeSwitch freeswitch,
        EngineRole.Recognizers recognizer,
        EngineRole.Synthesizers synthesizer,
        EngineRole.Models model,
        @Setting("spectral") Engine voiceActivity,
        @Setting("tables") Engine turnJudge,
        TurnTakingSettings turnTaking,
        Limits limits,
        Records records,
        Recordings recordings,
        Log log) {

    public record Asterisk(Agi agi, AudioSocket audioSocket, Manager manager) {}

    /** The FastAGI server; port 0 is any that is free. */
    public record Agi(
            @Setting("127.0.0.1") String host,
            @Setting(value = "4573", least = "0", most = "65535") int port,
            @Setting({"127.0.0.0/8", "::1/128"}) List<Cidr> allow,
            @Setting(value = "2000", least = "1", most = "100000") int maxConnections) {}

    /** The AudioSocket server; port 0 is any that is free. */
    public record AudioSocket(
            @Setting("127.0.0.1") String host,
            @Setting(value = "9092", least = "0", most = "65535") int port,
            @Setting("") String advertise,
            @Setting({"127.0.0.0/8", "::1/128"}) List<Cidr> allow,
            @Setting("8000") int rate) {

        /** Where Asterisk shall connect to, given the port that is really listened on. */
        public HostPort advertised(int listening) {
            String literal = host.contains(":") ? "[" + host + "]" : host;
            return advertise.isEmpty() ? new HostPort(literal, listening) : HostPort.parse(advertise);
        }
    }

    /** Asterisk's manager interface; {@code secret} is what {@code secretFile} holds when that is given. */
    public record Manager(
            @Setting("") String host,
            @Setting(value = "5038", least = "1", most = "65535") int port,
            @Setting("") String user,
            @Setting("") Secret secret,
            @Setting("") String secretFile) {

        public boolean isUsed() {
            return !host.isEmpty();
        }
    }

    public record FreeSwitch(OutboundSocket socket, CallAudio audio, QueueCall queues, EventSocket eventSocket) {}

    /** The outbound event socket, to which the dialplan's application {@code socket} connects; port 0 is any free. */
    public record OutboundSocket(
            @Setting("127.0.0.1") String host,
            @Setting(value = "8084", least = "0", most = "65535") int port,
            @Setting({"127.0.0.0/8", "::1/128"}) List<Cidr> allow,
            @Setting(value = "2000", least = "1", most = "100000") int maxConnections) {}

    /** What a scenario's queue is in FreeSWITCH: an application, and what it is given for {@code {queue}}. */
    public record QueueCall(
            @Setting("callcenter") FreeSwitchSettings.Queues.Application application,
            @Setting("{queue}@default") String argument) {}

    /**
     * The calls' audio: the UDP side of {@code unicast}, its host and advertise empty unless given; or
     * {@code mod_audio_stream}.
     */
    public record CallAudio(
            @Setting("unicast") How how,
            @Setting("") String host,
            @Setting("") String advertise,
            @Setting("") PortRange ports,
            AudioStream stream) {

        public enum How { UNICAST, MOD_AUDIO_STREAM }

        /** The address that unicast binds to. */
        public String boundTo(OutboundSocket socket) {
            return host.isEmpty() ? socket.host() : host;
        }

        /** What {@code mod_audio_stream} connects to, when that is chosen. */
        public Optional<AudioStream> streamed() {
            return Optional.of(stream).filter(chosen -> how == How.MOD_AUDIO_STREAM);
        }
    }

    /** The WebSocket server for {@code mod_audio_stream}; port 0 is any that is free. */
    public record AudioStream(
            @Setting("127.0.0.1") String host,
            @Setting(value = "8085", least = "0", most = "65535") int port,
            @Setting("") String url,
            @Setting("json") Playback playback,
            @Setting({"127.0.0.0/8", "::1/128"}) List<Cidr> allow,
            @Setting(value = "2000", least = "1", most = "100000") int maxConnections) {}

    /** FreeSWITCH's own event socket; {@code password} is what {@code passwordFile} holds when that is given. */
    public record EventSocket(
            @Setting("") String host,
            @Setting(value = "8021", least = "1", most = "65535") int port,
            @Setting("") Secret password,
            @Setting("") String passwordFile) {

        public boolean isUsed() {
            return !host.isEmpty();
        }
    }

    /** Which engine, and under each engine's name what is set for it. */
    public record Engine(String engine, @JsonAnySetter Map<String, Map<String, Object>> settings) {

        public Engine {
            settings = settings == null ? Map.of() : settings;
        }

        /** @param section where the engine stands: such as {@code recognizer} */
        public EngineSettings settingsOf(String section, String name) {
            return new EngineSettings(section + "." + name, settings.getOrDefault(name, Map.of()));
        }
    }

    public record TurnTakingSettings(
            @Setting(value = "100ms", least = "20ms", most = "1s") Duration speechStart,
            @Setting(value = "600ms", least = "100ms", most = "5s") Duration endOfTurn,
            @Setting(value = "300ms", least = "100ms", most = "5s") Duration leastEndOfTurn,
            @Setting(value = "3s", least = "100ms", most = "10s") Duration mostEndOfTurn,
            @Setting(value = "3s", least = "500ms", most = "30s") Duration endOfDigits,
            @Setting(value = "240ms", least = "20ms", most = "5s") Duration bargeIn,
            @Setting(value = "2s", least = "100ms", most = "10s") Duration resume,
            @Setting(value = "6s", least = "1s", most = "60s") Duration noInput,
            @Setting(value = "30s", least = "2s", most = "5m") Duration longest,
            @Setting(value = "800ms", least = "200ms", most = "30s") Duration fillerAfter,
            @Setting(value = "2s", least = "200ms", most = "30s") Duration holdAfter,
            @Setting(value = "8s", least = "500ms", most = "60s") Duration engineTimeout) {

        public TurnTaking toTurnTaking() {
            return new TurnTaking(speechStart, endOfTurn, leastEndOfTurn, mostEndOfTurn, endOfDigits, bargeIn, resume,
                    noInput, longest, fillerAfter, holdAfter, engineTimeout);
        }
    }

    public record Limits(
            @Setting(value = "200", least = "1", most = "100000") int calls,
            @Setting(value = "15m", least = "10s", most = "24h") Duration callLength,
            @Setting(value = "60", least = "1", most = "10000") int turns,
            @Setting(value = "10s", least = "500ms", most = "2m") Duration modelTimeout,
            @Setting(value = "30s", least = "0s", most = "1h") Duration grace) {}

    /** The database; {@code password} is what {@code passwordFile} holds when that is given. */
    public record Records(
            @Setting("") String url,
            @Setting("attendant") String user,
            @Setting("") Secret password,
            @Setting("") String passwordFile,
            @Setting(value = "4", least = "2", most = "500") int pool) {}

    public record Recordings(@Setting("recordings") Path directory) {}

    public record Log(@Setting("text") Format format, @Setting("info") Level level) {

        public enum Format { TEXT, JSON }

        public enum Level { ERROR, WARN, INFO, DEBUG, TRACE }
    }

    /** The URL of the database: an H2 database among the data unless the configuration names another. */
    public String databaseUrl() {
        return records.url.isEmpty() ? "jdbc:h2:file:" + data.resolve("attendant") : records.url;
    }
}
