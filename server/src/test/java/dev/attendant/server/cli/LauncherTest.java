package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, in a checkout of its own with a Java and a Maven that only tell what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "attendant");

    @TempDir
    private Path directory;

    private Path home;
    private Path tools;

    private record Outcome(int exit, List<String> out, String err, long pid) {}

    @BeforeEach
    void makeACheckout() throws IOException {
        home = Files.createDirectories(directory.toRealPath().resolve("a checkout"));
        tools = Files.createDirectories(home.resolveSibling("some tools"));
        script(home.resolve("attendant"), Files.readString(LAUNCHER));
        Files.createDirectories(home.resolve("server/src/main"));
        Files.writeString(home.resolve("server/pom.xml"), "<project/>");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        jdk("jdk 21", "21.0.2");
        script(tools.resolve("mvn"), """
                #!/bin/sh
                mkdir -p server/target/lib && touch server/target/attendant.jar
                echo "built $*" >>"$(dirname "$0")/builds"
                """);
    }

    @Test
    void itRunsThroughSymbolicLinksInTheUsersFolderWithTheArgumentsAsTheyAre() throws Exception {
        Path link = Files.createSymbolicLink(tools.resolve("link"), home.resolve("attendant"));
        Path linkOfLink = Files.createSymbolicLink(tools.resolve("attendant"), link.getFileName());

        Outcome outcome = run(linkOfLink, Map.of(), "call", "two words", "", "*", "$HOME");

        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.out()).containsSubsequence(
                "home " + home, "in " + tools, "-cp", home + "/server/target/attendant.jar:" + home
                        + "/server/target/lib/*:" + home + "/lib/*", "dev.attendant.server.cli.Main", "call",
                "two words", "", "*", "$HOME");
    }

    @Test
    void signalsReachTheJvmSinceTheLauncherBecomesIt() throws Exception {
        Outcome outcome = run(home.resolve("attendant"), Map.of());

        assertThat(outcome.out()).contains("pid " + outcome.pid());
    }

    @Test
    void optionsForTheJvmStandBehindOurOwn() throws Exception {
        Outcome outcome = run(home.resolve("attendant"), Map.of("ATTENDANT_JAVA_OPTS", "-Xmx1g -Dx=y"));

        assertThat(outcome.out()).containsSubsequence("-XX:+ExitOnOutOfMemoryError", "-Xmx1g", "-Dx=y", "-cp")
                .doesNotContain("--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void aCollectorThatIsChosenTakesThePlaceOfOurs() throws Exception {
        assertThat(run(home.resolve("attendant"), Map.of("ATTENDANT_JAVA_OPTS", "-Xmx1g")).out())
                .contains("-XX:+UseG1GC", "-Xmx1g");
        assertThat(run(home.resolve("attendant"), Map.of("ATTENDANT_JAVA_OPTS", "-Xmx1g -XX:+UseZGC")).out())
                .contains("-XX:+UseZGC", "-Xmx1g").doesNotContain("-XX:+UseG1GC");
    }

    @Test
    void itBuildsWhenThereIsNothingAndAgainOnlyWhenTheSourceIsNewer() throws Exception {
        assertThat(run(home.resolve("attendant"), Map.of()).err())
                .isEqualTo("attendant: building (the first time, this takes a minute) …\n");
        assertThat(run(home.resolve("attendant"), Map.of()).err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(home.resolve("server/target/attendant.jar"), before);
        Files.setLastModifiedTime(home.resolve("server/target/launcher.built"), before);
        Files.writeString(home.resolve("server/src/main/A.java"), "");

        assertThat(run(home.resolve("attendant"), Map.of()).err())
                .isEqualTo("attendant: building (the source has changed) …\n");
        assertThat(run(home.resolve("attendant"), Map.of()).err()).isEmpty();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theOptionalEnginesAreBuiltOnlyWhereTheyHaveBeenInstalled() throws Exception {
        run(home.resolve("attendant"), Map.of());
        assertThat(Files.readString(tools.resolve("builds"))).contains("-pl server -am").doesNotContain("-Ponnx");

        Files.delete(home.resolve("server/target/attendant.jar"));
        Files.createFile(Files.createDirectories(home.resolve("lib")).resolve("attendant-onnx.jar"));
        run(home.resolve("attendant"), Map.of());

        assertThat(Files.readString(tools.resolve("builds"))).contains("-pl server,onnx-models -Ponnx -am");

        Files.delete(home.resolve("server/target/attendant.jar"));
        Files.createFile(home.resolve("lib/attendant-vosk.jar"));
        run(home.resolve("attendant"), Map.of());

        assertThat(Files.readString(tools.resolve("builds")))
                .contains("-pl server,onnx-models,vosk-recognizer -Ponnx -Pvosk -am");
    }

    @Test
    void whenTheBuildFailsMavensOutputIsShownAndNothingRuns() throws Exception {
        script(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such class'\nexit 1\n");

        Outcome outcome = run(home.resolve("attendant"), Map.of());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[ERROR] no such class", "attendant: the build failed");
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        Path old = jdk("jdk 17", "17.0.1");

        Outcome outcome = run(home.resolve("attendant"),
                Map.of("JAVA_HOME", old.toString(), "PATH", tools.resolve("jdk 21/bin") + ":" + path()));

        assertThat(outcome.out()).contains("java 21.0.2");
    }

    @Test
    void withoutAnyJavaItSaysWhatToInstall() throws Exception {
        script(home.resolve("attendant"), Files.readString(LAUNCHER).replace("LEAST=21", "LEAST=999"));

        Outcome outcome = run(home.resolve("attendant"), Map.of());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("attendant: there is no Java 999 or newer here")
                .contains("apt install openjdk-999-jdk", "set JAVA_HOME");
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = tools.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        script(jdk.resolve("bin/java"), """
                #!/bin/sh
                echo "java %s"; echo "pid $$"; echo "home $ATTENDANT_HOME"; echo "in $(pwd)"
                printf '%%s\\n' "$@"
                exit 7
                """.formatted(version));
        return jdk;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String path() {
        return tools + ":/usr/bin:/bin";
    }

    private int builds() throws IOException {
        return Files.readAllLines(tools.resolve("builds")).size();
    }

    private Outcome run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path err = directory.resolve("err");
        var builder = new ProcessBuilder(command).directory(tools.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path(), "HOME", tools.toString(),
                "JAVA_HOME", tools.resolve("jdk 21").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out.lines().toList(), Files.readString(err), process.pid());
    }
}
