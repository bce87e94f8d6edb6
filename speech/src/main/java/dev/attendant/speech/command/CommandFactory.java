package dev.attendant.speech.command;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.command.CommandProgram.Sound;
import dev.attendant.speech.program.ProgramSynthesizer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code command}. Settings: {@code command}, with {text}, {voice}, {language}, {rate} and {file}; {@code input}:
 * stdin or argument (as the command has {text} or not); {@code output}: wav or raw on the standard output, or a WAV
 * file (as the command has {file} or not); {@code rate} of raw sound; {@code languages}, {@code voices} by language;
 * {@code timeout} of a sentence (10s), {@code processes} at a time (as many as processors).
 */
public final class CommandFactory implements EngineFactory.OfSynthesizer {

    private static final Set<String> PLACEHOLDERS = Set.of(CommandTemplate.TEXT, "voice", "language", "rate", "file");

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        CommandTemplate template = template(settings);
        input(settings, template);
        Sound sound = sound(settings, template);
        OptionalInt rate = rate(settings, template, sound);
        List<String> languages = settings.texts("languages");
        Map<String, String> voices = settings.table("voices");
        if (voices.values().stream().anyMatch(voice -> voice.startsWith("-"))) {
            throw settings.invalid("voices", "must not begin with -, which the program would take for an option");
        }
        int processes = settings.number("processes", Runtime.getRuntime().availableProcessors(), 1, 256);
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(10));
        settings.refuseUnknown();
        String name = InstalledProgram.require(
                template.program(), Optional.ofNullable(System.getenv("PATH")).orElse(""));
        return new ProgramSynthesizer(
                new CommandProgram(name, template, CommandVoices.of(languages, voices), sound, rate),
                processes, timeout);
    }

    private static CommandTemplate template(EngineSettings settings) {
        try {
            CommandTemplate template = CommandTemplate.parse(settings.text("command", ""));
            for (String placeholder : template.placeholders()) {
                if (!PLACEHOLDERS.contains(placeholder)) {
                    throw new IllegalArgumentException("has {" + placeholder + "}; there are {text}, {voice},"
                            + " {language}, {rate}, {file}");
                }
            }
            return template;
        } catch (IllegalArgumentException e) {
            throw settings.invalid("command", e.getMessage());
        }
    }

    private static void input(EngineSettings settings, CommandTemplate template) {
        boolean asArgument = template.placeholders().contains(CommandTemplate.TEXT);
        String input = settings.text("input", asArgument ? "argument" : "stdin");
        if (!input.equals("stdin") && !input.equals("argument")) {
            throw settings.invalid("input", "must be stdin or argument, not \"" + input + "\"");
        }
        if (input.equals("argument") != asArgument) {
            throw settings.invalid("input", asArgument
                    ? "must be argument, as the command has {text}; or take {text} out of it"
                    : "must be stdin, as the command has no {text}");
        }
    }

    private static Sound sound(EngineSettings settings, CommandTemplate template) {
        String output = settings.text("output", "wav");
        boolean toFile = template.placeholders().contains("file");
        if (!output.equals("wav") && !output.equals("raw")) {
            throw settings.invalid("output", "must be wav or raw, not \"" + output + "\"");
        }
        if (toFile && output.equals("raw")) {
            throw settings.invalid("output", "must be wav, as the command has {file}");
        }
        return toFile ? Sound.FILE : output.equals("raw") ? Sound.RAW : Sound.WAV;
    }

    private static OptionalInt rate(EngineSettings settings, CommandTemplate template, Sound sound) {
        int rate = settings.number("rate", 0, 0, 192_000);
        if (sound != Sound.RAW) {
            if (rate != 0) {
                throw settings.invalid("rate", "is for output: raw only; a WAV stream tells its own");
            }
            return OptionalInt.empty();
        }
        if (rate == 0 && template.placeholders().contains("rate")) {
            return OptionalInt.empty();
        }
        if (rate < 4000) {
            throw settings.invalid("rate", "must be the samples a second that the program writes, such as 22050");
        }
        return OptionalInt.of(rate);
    }
}
