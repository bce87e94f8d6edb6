package dev.attendant.server.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;

/** The whole command line, without the variables of this machine, for tests of commands in other packages. */
public final class Programs {

    private Programs() {}

    /** The exit code; what went wrong is printed to the same place. */
    public static int run(Writer out, String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return Main.commandLine(Map.of()).setOut(writer).setErr(writer).execute(arguments);
    }
}
