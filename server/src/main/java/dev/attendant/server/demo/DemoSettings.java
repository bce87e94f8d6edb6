package dev.attendant.server.demo;

import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's settings as the demo uses them: with their scenarios, engines and turn-taking, and with records,
 * recordings and queues of its own, so that nothing of theirs is written to and no PBX is asked.
 */
final class DemoSettings {

    private static final String HERE = "127.0.0.1";
    private static final String FROM_HERE = "127.0.0.0/8";

    private DemoSettings() {}

    /**
     * @param file as {@link Configuration#load} takes it
     * @param live whether to listen where the operator's PBXs look for the attendant; else any free ports of this
     *             machine's own address
     */
    static Settings load(Optional<Path> file, Map<String, String> environment, boolean live) {
        Path data = Configuration.load(file, environment).settings().data().resolve("demo");
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(Map.of(
                "ATTENDANT_DATA", data.toString(),
                "ATTENDANT_RECORDS_URL", "",
                "ATTENDANT_RECORDS_USER", "attendant",
                "ATTENDANT_RECORDS_PASSWORD", "",
                "ATTENDANT_RECORDS_PASSWORD_FILE", "",
                "ATTENDANT_RECORDINGS_DIRECTORY", data.resolve("recordings").toString(),
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_HOST", "",
                "ATTENDANT_FREESWITCH_QUEUES_APPLICATION", "callcenter",
                "ATTENDANT_FREESWITCH_QUEUES_ARGUMENT", "{queue}@default"));
        changed.putAll(Map.of(
                // the simulated FreeSWITCH has no modules
                "ATTENDANT_FREESWITCH_AUDIO_HOW", "unicast",
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD", "",
                "ATTENDANT_FREESWITCH_EVENT_SOCKET_PASSWORD_FILE", ""));
        if (!live) {
            changed.putAll(Map.of(
                    "ATTENDANT_ASTERISK_AGI_HOST", HERE,
                    "ATTENDANT_ASTERISK_AGI_PORT", "0",
                    "ATTENDANT_ASTERISK_AGI_ALLOW", FROM_HERE,
                    "ATTENDANT_ASTERISK_AUDIO_SOCKET_HOST", HERE,
                    "ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "0",
                    "ATTENDANT_ASTERISK_AUDIO_SOCKET_ADVERTISE", "",
                    "ATTENDANT_ASTERISK_AUDIO_SOCKET_ALLOW", FROM_HERE,
                    "ATTENDANT_FREESWITCH_SOCKET_HOST", HERE,
                    "ATTENDANT_FREESWITCH_SOCKET_PORT", "0",
                    "ATTENDANT_FREESWITCH_SOCKET_ALLOW", FROM_HERE));
            changed.putAll(Map.of(
                    "ATTENDANT_FREESWITCH_AUDIO_HOST", "",
                    "ATTENDANT_FREESWITCH_AUDIO_ADVERTISE", "",
                    "ATTENDANT_FREESWITCH_AUDIO_PORTS", ""));
        }
        return Configuration.load(file, changed).settings();
    }
}
