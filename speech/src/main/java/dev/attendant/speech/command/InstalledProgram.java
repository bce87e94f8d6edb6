package dev.attendant.speech.command;

import dev.attendant.conversation.engine.EngineUnavailable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a program is there, as the operating system would find it, and how to get it otherwise. */
final class InstalledProgram {

    private static final Map<String, String> HOW_TO_INSTALL = Map.of(
            "flite", "apt-get install flite",
            "espeak-ng", "apt-get install espeak-ng",
            "pico2wave", "apt-get install libttspico-utils",
            "text2wave", "apt-get install festival",
            "piper", "pip install piper-tts");

    private InstalledProgram() {}

    /**
     * Its name without its folder.
     *
     * @throws EngineUnavailable when it is not there
     */
    static String require(String program, String path) {
        try {
            Path file = Path.of(program);
            String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(program);
            boolean there = file.getNameCount() > 1 || file.isAbsolute()
                    ? Files.isExecutable(file) && !Files.isDirectory(file)
                    : Stream.of(path.split(Pattern.quote(System.getProperty("path.separator"))))
                            .map(folder -> Path.of(folder).resolve(program))
                            .flatMap(found -> Stream.of(found, Path.of(found + ".exe")))
                            .anyMatch(found -> Files.isExecutable(found) && !Files.isDirectory(found));
            if (!there) {
                throw new EngineUnavailable(program + " of synthesizer.command.command is not a program here; "
                        + Optional.ofNullable(HOW_TO_INSTALL.get(name)).map(how -> "install it with \"" + how + "\"")
                                .orElse("install it")
                        + ", write where it is, or choose another synthesizer such as freetts");
            }
            return name;
        } catch (InvalidPathException e) {
            throw new EngineUnavailable("synthesizer.command.command names no program: " + e.getMessage(), e);
        }
    }
}
