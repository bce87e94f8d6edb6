package dev.attendant.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attendant.server.cli.OperatorError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of the attendant under test, or of the echo, from outside. Ends it in any case: by the word, when this
 * program is interrupted, and by its standard input ending when this program is killed. For one thread.
 */
final class BenchChild implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_LINES = 10;
    private static final int SECONDS_TO_STOP = 15;

    private final String what;
    private final Process process;
    private final Path log;
    private final Writer commands;
    private final BufferedReader answers;
    private final Thread hook;

    private BenchChild(String what, Process process, Path log) {
        this.what = what;
        this.process = process;
        this.log = log;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
        this.hook = Thread.ofPlatform().name("end-child").unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it with this program's own JVM options; {@link #state} then waits until it takes calls. */
    static BenchChild start(BenchHome home) throws IOException {
        return start("The attendant under test", home.log(), BenchServer.class, home.configuration().toString());
    }

    /**
     * The same with a bare echo.
     *
     * @param log where its log goes
     */
    static BenchChild startEcho(Path log) throws IOException {
        return start("The echo", log, EchoServer.class);
    }

    private static BenchChild start(String what, Path log, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(BenchChild::isOfTheJvm)
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new BenchChild(what, new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    /** A debugger's or an agent's options are this process's alone. */
    private static boolean isOfTheJvm(String option) {
        return option.startsWith("-X") && !option.startsWith("-Xrun") && !option.startsWith("-Xdebug")
                || option.startsWith("--enable-native-access") || option.startsWith("--sun-misc-unsafe");
    }

    /** Its first state, once it takes calls. */
    ServerState ready() throws IOException {
        return read();
    }

    ServerState state() throws IOException {
        return ask("stats");
    }

    /** Its state after its garbage has been collected. */
    ServerState collected() throws IOException {
        return ask("gc");
    }

    /** Forgets the greetings until now. */
    ServerState reset() throws IOException {
        return ask("reset");
    }

    private ServerState ask(String command) throws IOException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw ended(e);
        }
        return read();
    }

    private ServerState read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw ended(null);
        }
        return JSON.readValue(line, ServerState.class);
    }

    private OperatorError ended(Throwable cause) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new OperatorError(what + " has ended by itself. The end of its log:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())), cause);
    }

    @Override
    public void close() {
        try {
            commands.write("stop\n");
            commands.close();
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this program is ending, and the hook runs
        }
    }
}
