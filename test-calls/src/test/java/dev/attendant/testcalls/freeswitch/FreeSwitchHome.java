package dev.attendant.testcalls.freeswitch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of one run: the configuration (our templates, and the files of the project's
 * {@code freeswitch-conf/} as an operator gets them, but for a port), logs, databases.
 */
final class FreeSwitchHome {
    private static final List<String> TEMPLATES = List.of("freeswitch.xml", "vars.xml", "directory.xml",
            "dialplan/phones.xml", "autoload_configs/acl.conf.xml", "autoload_configs/db.conf.xml",
            "autoload_configs/fifo.conf.xml", "autoload_configs/logfile.conf.xml",
            "autoload_configs/modules.conf.xml", "autoload_configs/opus.conf.xml",
            "autoload_configs/sofia.conf.xml", "autoload_configs/switch.conf.xml");
    /** What FreeSWITCH would otherwise share with others of its kind: each is an option of its command line. */
    private static final List<String> FOLDERS =
            List.of("conf", "log", "db", "run", "storage", "cache", "temp", "recordings");
    private static final String CALLCENTER = "autoload_configs/callcenter.conf.xml";
    private static final Pattern QUEUE = Pattern.compile("<queue name=\"support@default\">.*?</queue>\\s*", Pattern.DOTALL);
    private static final String EVENT_SOCKET = "autoload_configs/event_socket.conf.xml";
    /** The one thing in the files that are shipped for which they have no variable. */
    private static final String EVENT_SOCKET_PORT = "\"listen-port\" value=\"8021\"";

    private final Path folder;

    private FreeSwitchHome(Path folder) {
        this.folder = folder;
    }

    /**
     * @param values what the names between @ signs in the templates stand for
     * @param queues more queues of callcenter, copies of the shipped one
     * @param mrcp   more profiles of mod_unimrcp, too
     */
    static FreeSwitchHome create(Map<String, String> values, List<String> queues, List<MrcpProfile> mrcp) {
        try {
            FreeSwitchHome home = new FreeSwitchHome(Files.createTempDirectory("freeswitch-"));
            for (String part : FOLDERS) {
                Files.createDirectory(home.folder.resolve(part));
            }
            Path conf = home.folder.resolve("conf");
            copy(shipped(), conf);
            String eventSocket = Files.readString(conf.resolve(EVENT_SOCKET));
            if (!eventSocket.contains(EVENT_SOCKET_PORT)) {
                throw new IllegalStateException("no " + EVENT_SOCKET_PORT + " in freeswitch-conf/" + EVENT_SOCKET);
            }
            Files.writeString(conf.resolve(EVENT_SOCKET), eventSocket.replace(EVENT_SOCKET_PORT,
                    EVENT_SOCKET_PORT.replace("8021", values.get("EVENT_SOCKET_PORT"))));
            addQueues(conf.resolve(CALLCENTER), queues);
            for (MrcpProfile profile : mrcp) {
                profile.write(conf);
            }
            for (String name : TEMPLATES) {
                Files.writeString(conf.resolve(name), filled(name, home.folder, values));
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addQueues(Path callcenter, List<String> queues) throws IOException {
        String shipped = Files.readString(callcenter);
        Matcher queue = QUEUE.matcher(shipped);
        if (!queue.find()) {
            throw new IllegalStateException("no queue support@default in freeswitch-conf/" + CALLCENTER);
        }
        String copies = queues.stream().map(name -> queue.group().replace("support@default", name))
                .collect(Collectors.joining());
        Files.writeString(callcenter, new StringBuilder(shipped).insert(queue.end(), copies));
    }

    Path folder() {
        return folder;
    }

    List<String> folders() {
        return FOLDERS.stream().map(name -> folder.resolve(name).toString()).toList();
    }

    /** In the foreground, without a console, at normal priority, and with nothing but these folders. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-np", "-nonat", "-nf", "-nc"));
        FOLDERS.forEach(name -> arguments.addAll(List.of("-" + name, folder.resolve(name).toString())));
        return arguments;
    }

    /** What it writes before it has read where its log is. */
    Path console() {
        return folder.resolve("log/console");
    }

    Path log() {
        return folder.resolve("log/freeswitch.log");
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
        try (InputStream template = FreeSwitchHome.class.getResourceAsStream("/freeswitch/conf/" + name)) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HOME@", folder.toString());
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    private static void copy(Path shipped, Path conf) throws IOException {
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                Path copy = conf.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** The repository's folder of that name, seen from any of its modules. */
    private static Path shipped() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("freeswitch-conf").resolve(EVENT_SOCKET))) {
                return at.resolve("freeswitch-conf");
            }
        }
        throw new IllegalStateException("no folder freeswitch-conf/ at or above " + Path.of("").toAbsolutePath());
    }
}
