package dev.attendant.speech.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.Collected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that the tests write, each with its own trouble. */
class CommandSynthesizerTest {

    @TempDir
    private Path folder;

    private static Speech hello(int rate) {
        return new Speech("Hello.", "en-US", "", rate);
    }

    private String failure(Path program, Map<String, ?> settings) throws Exception {
        try (Synthesizer synthesizer = Script.raw(program, settings)) {
            var collected = new Collected();
            synthesizer.speak(hello(8000), collected);
            return collected.awaitEnd();
        }
    }

    @Test
    void theTextArrivesAsItIsByInputOrAsOneArgument() throws Exception {
        String text = "--help; $(id) `id` 'a' \"b\"";
        Path input = Script.write(folder, "input", "cat > " + folder + "/heard; printf aabb");
        Path argument = Script.write(folder, "argument", "printf '%s|' \"$@\" > " + folder + "/heard; printf aabb");

        Collected.speak(Script.raw(input, Map.of()), new Speech(text, "en", "", 8000));
        assertThat(folder.resolve("heard")).hasContent(text);
        Collected.speak(Script.raw(argument, Map.of("command", argument + " {language} {text} x{rate}")),
                new Speech(text, "en-US", "", 16000));
        assertThat(folder.resolve("heard")).hasContent("en-US| " + text + "|x16000|");
    }

    @Test
    void soundIsHeardBeforeTheProgramHasEnded() throws Exception {
        Path slow = Script.write(folder, "slow",
                "head -c 3200 /dev/zero; while [ ! -e " + folder + "/go ]; do sleep 0.02; done;"
                        + " head -c 3201 /dev/zero");
        try (Synthesizer synthesizer = Script.raw(slow, Map.of())) {
            var collected = new Collected();
            synthesizer.speak(hello(8000), collected);
            assertThat(collected.begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(collected.end).isNotDone();
            Files.createFile(folder.resolve("go"));
            assertThat(collected.awaitEnd()).isEmpty();
            assertThat(collected.samples()).as("an odd byte is no sample").hasSize(3200);
        }
    }

    @Test
    void aWavStreamOfAnyRateIsSpokenAtTheOneWantedWithoutWhatFollowsTheSound() throws Exception {
        Path sound = folder.resolve("sound.wav");
        Wav.mono(22050, new short[22050]).write(sound);
        Path program = Script.write(folder, "wav", "cat " + sound + "; printf LIST____noise");
        try (Synthesizer synthesizer = Script.command(Map.of("command", program.toString()))) {
            assertThat(Collected.speak(synthesizer, hello(8000))).hasSize(8000).containsOnly(0);
            assertThat(Collected.speak(synthesizer, hello(16000))).hasSize(16000);
        }
    }

    @Test
    void aProgramThatWritesFilesOnlyGetsOneOfItsOwn() throws Exception {
        Path sound = folder.resolve("sound.wav");
        Wav.mono(16000, new short[1600]).write(sound);
        Path program = Script.write(folder, "files", "echo $2 > " + folder + "/place; cp " + sound + " $2");
        try (Synthesizer synthesizer = Script.command(Map.of("command", program + " -w {file} {text}"))) {
            assertThat(Collected.speak(synthesizer, hello(8000))).hasSize(800);
            assertThat(Path.of(Files.readString(folder.resolve("place")).strip()).getParent()).doesNotExist();
        }
    }

    @Test
    void aCrashInTheMiddleIsAFailureWithTheProgramsOwnWords() throws Exception {
        Path program = Script.write(folder, "crashes",
                "head -c 1600 /dev/zero; printf 'no\\033[1m such model\\n' >&2; exit 3");
        assertThat(failure(program, Map.of())).isEqualTo("crashes failed with exit code 3: no [1m such model");
    }

    @Test
    void aProgramThatComplainsWithoutEndSaysItInAFewWords() throws Exception {
        Path program = Script.write(folder, "complains", "head -c 3000000 /dev/zero | tr '\\0' x >&2; exit 1");
        assertThat(failure(program, Map.of())).hasSizeLessThan(300).contains("xxx");
    }

    @Test
    void aSilentProgramFails() throws Exception {
        Path program = Script.write(folder, "silent", "exit 0");
        assertThat(failure(program, Map.of())).isEqualTo("silent spoke nothing: it said nothing");
    }

    @Test
    void whatIsNoSoundFails() throws Exception {
        Path program = Script.write(folder, "chatty", "echo Usage: chatty [OPTION]...; echo 'no model' >&2");
        assertThat(failure(program, Map.of("command", program.toString(), "output", "wav", "rate", 0)))
                .contains("not a WAV stream", "no model");
    }

    @Test
    void aSentenceWithoutEndIsEnded() throws Exception {
        Path program = Script.write(folder, "endless", "exec cat /dev/zero");
        assertThat(failure(program, Map.of("timeout", "60s"))).contains("more than 600 s of sound");
    }

    @Test
    void aProgramThatHeedsNoSignalIsEndedWithItsChildrenAfterTheTimeout() throws Exception {
        Path program = Script.write(folder, "deaf", "trap '' TERM INT HUP\nsleep 600 & echo $! > " + folder
                + "/new; mv " + folder + "/new " + folder + "/child; wait; wait");
        try (Synthesizer synthesizer = Script.raw(program, Map.of("timeout", "2s"))) {
            var collected = new Collected();
            synthesizer.speak(hello(8000), collected);
            ProcessHandle child = Script.processIn(folder.resolve("child"));
            assertThat(collected.awaitEnd()).contains("deaf took longer than 2000 ms");
            child.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCancellationEndsTheProgramAndItsChildrenAndNothingFollows() throws Exception {
        Path program = Script.write(folder, "family", "head -c 1600 /dev/zero; sleep 600 & echo $! > " + folder
                + "/new; mv " + folder + "/new " + folder + "/child; wait");
        try (Synthesizer one = Script.raw(program, Map.of("processes", 1))) {
            var collected = new Collected();
            var speaking = one.speak(hello(8000), collected);
            ProcessHandle child = Script.processIn(folder.resolve("child"));
            speaking.cancel();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(collected.end).isNotDone();

            var next = new Collected();
            one.speak(hello(8000), next).cancel();
            assertThat(next.end).isNotDone();
        }
    }

    @Test
    void aChildThatOutlivesItsProgramKeepsNoPlace() throws Exception {
        Path program = Script.write(folder, "leaves", "sleep 60 & printf aabb");
        try (Synthesizer one = Script.raw(program, Map.of("processes", 1, "timeout", "500ms"))) {
            for (int n = 0; n < 2; n++) {
                var collected = new Collected();
                one.speak(hello(8000), collected);
                // spoken or failed, as the child holds the output or not; but ended, long before the child
                collected.awaitEnd();
                assertThat(collected.samples()).hasSize(2);
            }
        }
    }

    @Test
    void keysAndPasswordsOfOursAreNotGivenAway() throws Exception {
        Path program = Script.write(folder, "nosy", "env > " + folder + "/env; printf aabb");
        Collected.speak(Script.raw(program, Map.of()), hello(8000));
        assertThat(Stream.of(Files.readString(folder.resolve("env")).split("\n")))
                .noneMatch(line -> line.startsWith("ATTENDANT_") || line.contains("_API_KEY="))
                .anyMatch(line -> line.startsWith("PATH="));
    }
}
