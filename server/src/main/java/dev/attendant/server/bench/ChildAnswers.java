package dev.attendant.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The process under test's side of {@link BenchChild}: answers the lines {@code stats}, {@code gc} (collects garbage
 * before) and {@code reset} (forgets what was counted) with its {@link ServerState}, until {@code stop} or the end of
 * its standard input, which ends, too, when the process that started it is gone.
 */
final class ChildAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A collection may leave to the next what has only just become garbage. */
    private static final int COLLECTIONS = 3;

    private final PrintStream answers;

    private ChildAnswers(PrintStream answers) {
        this.answers = answers;
    }

    /** Takes the standard output for the answers alone: some engines print, and that must not get among them. */
    static ChildAnswers begin() {
        ChildAnswers answers = new ChildAnswers(System.out);
        System.setOut(System.err);
        return answers;
    }

    /** Writes the first state, as calls are taken now, and answers; returns when told to stop. */
    void serve(Supplier<ServerState> state, Runnable reset) throws IOException {
        answers.println(JSON.writeValueAsString(state.get()));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String command;
        while ((command = commands.readLine()) != null && !command.equals("stop")) {
            if (command.equals("gc")) {
                collectGarbage();
            } else if (command.equals("reset")) {
                reset.run();
            }
            answers.println(JSON.writeValueAsString(state.get()));
        }
    }

    private static void collectGarbage() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
    }
}
