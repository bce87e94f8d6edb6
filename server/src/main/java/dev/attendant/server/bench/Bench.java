package dev.attendant.server.bench;

import dev.attendant.server.bench.drills.DrillsCommand;
import dev.attendant.server.bench.engines.EnginesCommand;
import dev.attendant.server.bench.turns.TurnsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks of the program; BENCHMARKS.md says what was measured. */
@Command(name = "bench", description = "Measure how this program does on this machine.",
        subcommands = {CallsCommand.class, DrillsCommand.class, EnginesCommand.class, EslBenchCommand.class,
            TurnsCommand.class, VadCommand.class})
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say which benchmark: calls, drills, engines, esl, turns, vad.");
    }
}
