package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.peer.PeerList;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml fits the files that it mounts, and the program. Needs no Docker. */
class DockerComposeTest {

    private static final Path ROOT = Path.of("..");
    private static final String ASTERISK_CONF = "docker/asterisk/conf/";
    private static final String FREESWITCH_XML = "docker/freeswitch/freeswitch.xml";

    private final Map<?, ?> services = map(new Yaml(new SafeConstructor(new LoaderOptions()))
            .<Map<?, ?>>load(read("docker-compose.yml")).get("services"));

    @Test
    void everyFileAndFolderOfThisMachineExists() {
        List<Path> named = new ArrayList<>();
        for (Object service : services.values()) {
            strings(map(service).get("volumes")).map(volume -> volume.split(":")[0])
                    .filter(host -> host.startsWith(".")).map(ROOT::resolve).forEach(named::add);
            if (map(service).get("build") instanceof Map<?, ?> build) {
                Path context = ROOT.resolve(build.get("context").toString());
                named.add(context.resolve(Optional.ofNullable(build.get("dockerfile")).map(Object::toString)
                        .orElse("Dockerfile")));
            }
        }

        assertThat(named).hasSizeGreaterThan(5).allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void whatThePbxsIncludeOfOurFilesExists() {
        List<String> ofAsterisk = found("(?m)^#include /attendant/(.*)$", ASTERISK_CONF + "asterisk.conf",
                ASTERISK_CONF + "extensions.conf", ASTERISK_CONF + "queues.conf");
        List<String> ofFreeSwitch = found("data=\"/attendant/([^\"]*)/\\*\\.xml\"", FREESWITCH_XML);

        assertThat(ofAsterisk).hasSize(3).allSatisfy(
                file -> assertThat(ROOT.resolve("dialplan/" + file)).isRegularFile());
        assertThat(ofFreeSwitch).containsExactly("autoload_configs", "dialplan").allSatisfy(
                folder -> assertThat(ROOT.resolve("freeswitch-conf/" + folder)).isDirectoryContaining("glob:**.xml"));
    }

    @Test
    void theAttendantsVariablesAreSettingsThatThePbxsCanReach() {
        Settings settings = settings();
        String address = address("attendant");

        assertThat(settings.asterisk().agi().host()).isEqualTo(address);
        assertThat(environment("asterisk"))
                .containsEntry("ATTENDANT_AGI", address + ":" + settings.asterisk().agi().port());
        Settings.AudioSocket audio = settings.asterisk().audioSocket();
        assertThat(audio.advertised(audio.port())).hasToString(address + ":" + audio.port());
        Settings.OutboundSocket socket = settings.freeswitch().socket();
        assertThat(socket.host()).isEqualTo(address);
        assertThat(environment("freeswitch")).containsEntry("ATTENDANT_SOCKET", address + ":" + socket.port());
        assertThat(settings.freeswitch().audio().boundTo(socket)).isEqualTo(address);
        assertThat(allows(settings.asterisk().agi().allow(), "asterisk")).isTrue();
        assertThat(allows(audio.allow(), "asterisk")).isTrue();
        assertThat(allows(socket.allow(), "freeswitch")).isTrue();
    }

    @Test
    void thePublishedPortsAreThoseThatThePbxsListenOn() {
        String rtp = String.join("-", found("(?m)^rtp(?:start|end) = (\\d+)$", ASTERISK_CONF + "rtp.conf"));
        List<String> sip = found("(?m)^bind = .*:(\\d+)$", ASTERISK_CONF + "pjsip.conf");
        String freeSwitchRtp = String.join("-",
                found("name=\"rtp-(?:start|end)-port\" value=\"(\\d+)\"", FREESWITCH_XML));
        List<String> freeSwitchSip = found("name=\"sip-port\" value=\"(\\d+)\"", FREESWITCH_XML);

        assertThat(published("asterisk")).containsExactlyInAnyOrder(sip.getFirst(), rtp);
        assertThat(published("freeswitch")).containsExactlyInAnyOrder(freeSwitchSip.getFirst(), freeSwitchRtp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asterisk", "freeswitch"})
    void phonesReachAPbxAtThePublicAddressOnlyAndWithAPasswordOfTheOperators(String pbx) {
        assertThat(strings(map(services.get(pbx)).get("ports")))
                .allMatch(port -> port.startsWith("${PUBLIC_ADDRESS:-127.0.0.1}:"));
        assertThat(environment(pbx)).containsEntry("PUBLIC_ADDRESS", "${PUBLIC_ADDRESS:-127.0.0.1}");
        assertThat(environment(pbx).get("PHONE_PASSWORD")).startsWith("${PHONE_PASSWORD:?");
    }

    @Test
    void theAttendantIsOnNoPortOfThisMachine() {
        assertThat(map(services.get("attendant")).containsKey("ports")).isFalse();
    }

    @Test
    void freeSwitchIsGivenWhatItsConfigurationTakesFromTheEnvironment() {
        assertThat(environment("freeswitch").keySet())
                .containsExactlyInAnyOrderElementsOf(found("cmd=\"env-set\" data=\"\\w+=\\$(\\w+)\"", FREESWITCH_XML));
        assertThat(environment("freeswitch")).containsEntry("FREESWITCH_ADDRESS", address("freeswitch"));
        assertThat(found("<load module=\"(\\w+)\"/>", FREESWITCH_XML))
                .contains("mod_callcenter", "mod_event_socket", "mod_dptools", "mod_commands");
    }

    /** With the settings that the image has: those of this checkout. */
    private Settings settings() {
        return Configuration.load(Optional.of(ROOT.resolve("attendant.yaml")), environment("attendant")).settings();
    }

    private boolean allows(List<Cidr> networks, String service) {
        return PeerList.of(networks.stream().map(Cidr::toString).toList())
                .allows(SocketAddress.inetSocketAddress(1, address(service)));
    }

    private String address(String service) {
        return map(map(map(services.get(service)).get("networks")).get("pbx")).get("ipv4_address").toString();
    }

    private Map<String, String> environment(String service) {
        return map(map(services.get(service)).get("environment")).entrySet().stream().collect(
                Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue().toString()));
    }

    /** The container's side of what is published, which is the same on this machine's. */
    private List<String> published(String service) {
        return strings(map(services.get(service)).get("ports")).map(port -> {
            String[] parts = port.replaceFirst("^\\$\\{[^}]*}:", "").split("[:/]");
            assertThat(parts[1]).isEqualTo(parts[0]);
            return parts[1];
        }).toList();
    }

    private static List<String> found(String pattern, String... files) {
        return Stream.of(files).flatMap(file -> Pattern.compile(pattern).matcher(read(file)).results())
                .map((MatchResult match) -> match.group(1)).toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static Stream<String> strings(Object list) {
        return list == null ? Stream.empty() : ((List<?>) list).stream().map(Object::toString);
    }
}
