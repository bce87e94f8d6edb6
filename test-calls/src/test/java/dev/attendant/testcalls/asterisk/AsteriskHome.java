package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.audio.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one run: the configuration (our templates, and the files of the project's {@code dialplan/} as
 * an operator gets them), logs, control socket, hold music.
 */
final class AsteriskHome {
    /** Hold music is one long note, so that a test knows it when it hears it. */
    static final int MUSIC_HERTZ = 330;

    private static final List<String> TEMPLATES = List.of("asterisk.conf", "modules.conf", "logger.conf", "rtp.conf",
            "pjsip.conf", "extensions.conf", "queues.conf", "manager.conf", "musiconhold.conf");
    private static final List<String> DIALPLAN = List.of("asterisk_attendant.conf", "extensions_attendant.conf",
            "manager_attendant.conf", "queues_attendant.conf");

    private final Path folder;

    private AsteriskHome(Path folder) {
        this.folder = folder;
    }

    /** @param values what the names between @ signs in the templates stand for */
    static AsteriskHome create(Map<String, String> values) {
        try {
            Path folder = Files.createTempDirectory("asterisk-");
            for (String part : List.of("etc", "run", "cache", "log", "db/keys", "spool/outgoing",
                    "spool/tmp", "spool/monitor", "spool/voicemail", "music")) {
                Files.createDirectories(folder.resolve(part));
            }
            for (String name : TEMPLATES) {
                Files.writeString(folder.resolve("etc").resolve(name), filled(name, folder, values));
            }
            Path dialplan = dialplan();
            for (String name : DIALPLAN) {
                Files.copy(dialplan.resolve(name), folder.resolve("etc").resolve(name));
            }
            ByteBuffer music = ByteBuffer.allocate(16000 * 20).order(ByteOrder.LITTLE_ENDIAN);
            music.asShortBuffer().put(Tone.sine(MUSIC_HERTZ, 20_000));
            Files.write(folder.resolve("music/note.sln"), music.array());
            return new AsteriskHome(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a UniMRCP server, with the project's profile for it. */
    void mrcp(UniMrcp server) {
        try {
            String profile = Files.readString(dialplan().resolve("mrcp_attendant.conf"));
            Files.writeString(folder.resolve("etc/mrcp_attendant.conf"), server.profile(profile));
            Files.writeString(folder.resolve("etc/mrcp.conf"), """
                    [general]
                    default-asr-profile = attendant
                    default-tts-profile = attendant
                    log-level = WARNING
                    max-connection-count = 100
                    offer-new-connection = 1
                    #include mrcp_attendant.conf
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String name, Path folder, Map<String, String> values) throws IOException {
        try (InputStream template = AsteriskHome.class.getResourceAsStream("/asterisk/conf/" + name)) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HOME@", folder.toString());
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    /** The repository's folder of that name, seen from any of its modules. */
    private static Path dialplan() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("dialplan/extensions_attendant.conf"))) {
                return at.resolve("dialplan");
            }
        }
        throw new IllegalStateException("no folder dialplan/ at or above " + Path.of("").toAbsolutePath());
    }
}
