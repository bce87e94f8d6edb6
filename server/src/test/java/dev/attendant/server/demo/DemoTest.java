package dev.attendant.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.cli.Programs;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a newcomer sees first, on a machine that is set up for real calls already. */
class DemoTest {

    @ParameterizedTest
    @EnumSource(Pbx.class)
    void aWholeCallIsShownWhicheverPbxIsSimulated(Pbx pbx, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("attendant.yaml"), DemoSettingsTest.OF_AN_OPERATOR.replace(
                "scenarios: mine", "scenarios: " + Path.of("../scenarios").toAbsolutePath().normalize()));
        StringWriter out = new StringWriter();

        int exit = Programs.run(out, "demo", "--json", "--pbx", pbx.name().toLowerCase(Locale.ROOT),
                "--config", file.toString());

        assertThat(exit).as(out.toString()).isZero();
        List<JsonObject> lines = out.toString().lines().map(JsonObject::new).toList();
        assertThat(lines.getFirst().getString("pbx")).isEqualTo(pbx.toString());
        assertThat(only(lines, "transfer").getString("summary")).contains("my internet is down");
        assertThat(only(lines, "transferred").getString("outcome")).contains(switch (pbx) {
            case ASTERISK -> "agent PJSIP/agent1 took the call";
            case FREESWITCH -> "agent agent1@default took the call";
        });
        assertThat(Path.of(only(lines, "recording").getString("path")))
                .startsWith(folder.resolve("kept/demo")).isNotEmptyFile();
    }

    private static JsonObject only(List<JsonObject> lines, String kind) {
        List<JsonObject> found = lines.stream().filter(line -> kind.equals(line.getString("kind"))).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.getFirst();
    }
}
