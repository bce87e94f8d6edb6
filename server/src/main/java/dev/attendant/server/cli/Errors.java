package dev.attendant.server.cli;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.records.RecordsUnavailable;
import dev.attendant.server.config.InvalidFile;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells an operator what went wrong: in words, and with a stack trace only for one who wants it. */
final class Errors implements IExecutionExceptionHandler {

    private final Main main;

    Errors(Main main) {
        this.main = main;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String message = switch (e) {
            case OperatorError known -> known.getMessage();
            case EngineUnavailable known -> known.getMessage();
            case RecordsUnavailable known -> known.getMessage();
            case InvalidFile known -> known.getMessage();
            case InvalidSetting known -> main.explain(known);
            default -> "unexpected error: " + e + (main.showsDetails() ? "" : " (more with --debug)");
        };
        message.lines().forEach(line -> err.println("attendant: " + LogText.line(line)));
        if (main.showsDetails()) {
            e.printStackTrace(err);
        }
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
