package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each in a program of its own: logs are set up once for a JVM. */
class LoggingTest {

    @Test
    void aLineHasTimeLevelCallAndMessageAndNothingInItCanPassForAnotherLine() throws Exception {
        List<String> lines = logged("TEXT", "INFO").lines().toList();

        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines.getFirst())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  \\[4711] LogSample: "
                        + "the caller said hello\\\\n2026 INFO hacked\\\\u001b\\[2J\\\\u202e");
        assertThat(lines.get(1)).endsWith("WARN  [-] LogSample: a failure");
        assertThat(lines.subList(2, lines.size() - 1)).allMatch(l -> l.startsWith("    "));
        assertThat(lines.getLast()).contains("from java.util.logging");
    }

    @Test
    void librariesAreQuietWhateverTheLevel() throws Exception {
        assertThat(logged("TEXT", "DEBUG")).contains("in detail").doesNotContain("noise");
    }

    @Test
    void jsonIsOneObjectALine() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : logged("JSON", "INFO").lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().get("level").asText()).isEqualTo("INFO");
        assertThat(lines.getFirst().get("mdc").get("call").asText()).isEqualTo("4711");
        assertThat(lines.getFirst().get("formattedMessage").asText())
                .isEqualTo("the caller said hello\n2026 INFO hacked\u001b[2J\u202e");
        assertThat(lines.get(1).get("throwable").get("message").asText()).isEqualTo("bad\n2026 INFO hacked");
    }

    private static String logged(String format, String level) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LogSample.class.getName(), format, level)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err).isZero();
        return err;
    }
}
