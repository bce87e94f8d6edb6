package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

class MainTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A command as the program's own are. */
    @Command(name = "try", description = "Tries it.")
    private static final class Try implements Runnable {

        @ParentCommand
        private Main attendant;

        private final Consumer<Main> action;

        Try(Consumer<Main> action) {
            this.action = action;
        }

        @Override
        public void run() {
            action.accept(attendant);
        }
    }

    @Test
    void aCommandSeesTheConfigurationThatIsNamedBehindIt() throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "limits: {calls: 7}\n");
        int[] calls = new int[1];

        int exit = run(attendant -> calls[0] = attendant.configuration().settings().limits().calls(),
                "try", "--config", file.toString());

        assertThat(exit).isZero();
        assertThat(calls[0]).isEqualTo(7);
    }

    @Test
    void aMistakeOfTheOperatorIsOneLineEachAndNoStackTrace() throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "limits: {calls: 0, turns: x}\nlgo: 1\n");

        int exit = run(Main::configuration, "--config", file.toString(), "try");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines().map(l -> l.replace(file.toString(), "a.yaml"))).containsExactly(
                "attendant: a.yaml:1: limits.turns: must be a whole number; found \"x\"",
                "attendant: a.yaml:2: lgo: is not a key here – did you mean log? (keys: asterisk, data, freeswitch, limits, log, "
                        + "model, recognizer, recordings, records, scenarios, synthesizer, turn-judge, turn-taking, voice-activity)");
    }

    @Test
    void aSettingThatAnEngineRefusesIsShownWithItsLine() throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "model:\n  scripted:\n    x: 1\n");

        int exit = run(attendant -> {
            attendant.configuration();
            throw new InvalidSetting("model.scripted.x", "is not a setting here");
        }, "try", "-c", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err).hasToString("attendant: " + file + ":3: model.scripted.x: is not a setting here\n");
    }

    @Test
    void whatAnOperatorCanMendIsTold() {
        assertThat(run(attendant -> {
            throw new EngineUnavailable("espeak-ng is not installed; apt install espeak-ng");
        }, "try")).isEqualTo(1);
        assertThat(err).hasToString("attendant: espeak-ng is not installed; apt install espeak-ng\n");
    }

    @Test
    void anUnexpectedErrorShowsItsOriginOnlyWithDebug() {
        Consumer<Main> broken = attendant -> {
            throw new IllegalStateException("broken\u001b[2J");
        };

        assertThat(run(broken, "try")).isEqualTo(1);
        assertThat(err).hasToString("attendant: unexpected error: java.lang.IllegalStateException: broken\\u001b[2J "
                + "(more with --debug)\n");
        assertThat(run(broken, "try", "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("at dev.attendant.server.cli.MainTest");
    }

    @Test
    void wrongUseIsExitCode2() {
        assertThat(run(attendant -> { }, "try", "--nonsense")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unknown option: '--nonsense'");
        assertThat(run(attendant -> { })).isEqualTo(2);
        assertThat(err.toString()).contains("Say which command.").contains("Usage: attendant");
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(run(attendant -> { }, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: attendant", "--config=FILE", "try", "Tries it.", "used wrongly");
    }

    @Test
    void theVersionNamesTheJavaThatRunsIt() {
        assertThat(run(attendant -> { }, "--version")).isZero();
        assertThat(out.toString()).startsWith("attendant ").contains("Java " + Runtime.version());
    }

    private int run(Consumer<Main> action, String... arguments) {
        CommandLine command = Main.commandLine(Map.of());
        command.addSubcommand(new Try(action));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
