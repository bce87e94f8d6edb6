package dev.attendant.testcalls.freeswitch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run: the configuration (our templates, and over them the files of the project's
 * {@code freeswitch-conf/} as an operator gets them), logs, databases.
 */
final class FreeSwitchHome {
    private static final List<String> TEMPLATES = List.of("freeswitch.xml", "vars.xml", "directory.xml",
            "dialplan/phones.xml", "dialplan/attendant.xml", "autoload_configs/acl.conf.xml",
            "autoload_configs/callcenter.conf.xml", "autoload_configs/db.conf.xml",
            "autoload_configs/event_socket.conf.xml", "autoload_configs/fifo.conf.xml",
            "autoload_configs/logfile.conf.xml", "autoload_configs/modules.conf.xml",
            "autoload_configs/opus.conf.xml", "autoload_configs/sofia.conf.xml",
            "autoload_configs/switch.conf.xml");
    /** What FreeSWITCH would otherwise share with others of its kind: each is an option of its command line. */
    private static final List<String> FOLDERS =
            List.of("conf", "log", "db", "run", "storage", "cache", "temp", "recordings");
    private static final List<String> SHIPPED = List.of("dialplan", "autoload_configs");

    private final Path folder;

    private FreeSwitchHome(Path folder) {
        this.folder = folder;
    }

    /** @param values what the names between @ signs in the templates stand for */
    static FreeSwitchHome create(Map<String, String> values) {
        try {
            FreeSwitchHome home = new FreeSwitchHome(Files.createTempDirectory("freeswitch-"));
            for (String part : FOLDERS) {
                Files.createDirectory(home.folder.resolve(part));
            }
            Path conf = home.folder.resolve("conf");
            for (String part : SHIPPED) {
                Files.createDirectory(conf.resolve(part));
            }
            for (String name : TEMPLATES) {
                Files.writeString(conf.resolve(name), filled(name, home.folder, values));
            }
            Optional<Path> shipped = shipped();
            if (shipped.isPresent()) {
                copy(shipped.get(), conf);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        for (String part : SHIPPED) {
            if (Files.isDirectory(shipped.resolve(part))) {
                try (Stream<Path> files = Files.list(shipped.resolve(part))) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                        Files.copy(file, conf.resolve(part).resolve(file.getFileName()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /** The repository's folder of that name, seen from any of its modules. */
    private static Optional<Path> shipped() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("freeswitch-conf"))) {
                return Optional.of(at.resolve("freeswitch-conf"));
            }
        }
        return Optional.empty();
    }
}
