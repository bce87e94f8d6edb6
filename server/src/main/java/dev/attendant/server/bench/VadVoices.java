package dev.attendant.server.bench;

import dev.attendant.conversation.audio.Resampler;
import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.espeak.EspeakNgFactory;
import dev.attendant.speech.freetts.FreeTtsSynthesizer;
import dev.attendant.speech.freetts.FreeTtsVoice;
import dev.attendant.testcalls.caller.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The utterances of a part of the labelled set, by voice: of FreeTTS, which is always there, and of espeak-ng and
 * flite where they are installed.
 */
final class VadVoices {

    private static final String FLITE = "flite";

    private VadVoices() {}

    /** Blocks until all is spoken. */
    static Map<String, List<short[]>> of(VadPart part, int sampleRate) {
        Map<String, List<short[]>> voices = new LinkedHashMap<>();
        try (Synthesizer freeTts = new FreeTtsSynthesizer(2, new FreeTtsVoice(100, 150))) {
            part.freeTts().forEach(name ->
                    voices.put(name, say(freeTts, "en-US", name, part.english(), sampleRate)));
        }
        try (Synthesizer espeak = new EspeakNgFactory().create(null, new EngineSettings("bench", Map.of()), List.of())) {
            new TreeMap<>(part.espeak()).forEach((name, texts) -> voices.put("espeak-ng " + name,
                    say(espeak, name.substring(0, 2), name, texts.isEmpty() ? part.english() : texts, sampleRate)));
        } catch (EngineUnavailable e) {
            // Not installed: the report names the voices that there were.
        }
        if (isInstalled(FLITE)) {
            part.flite().forEach(name -> voices.put("flite " + name,
                    part.english().stream().map(text -> flite(name, text, sampleRate)).toList()));
        }
        return voices;
    }

    private static List<short[]> say(Synthesizer engine, String language, String name, List<String> texts, int rate) {
        Voice voice = new Voice(engine, language, name);
        List<CompletableFuture<short[]>> spoken = new ArrayList<>();
        texts.forEach(text -> spoken.add(voice.say(text, rate)));
        return spoken.stream().map(CompletableFuture::join).toList();
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static short[] flite(String voice, String text, int sampleRate) {
        try {
            Path file = Files.createTempFile("attendant-bench", ".wav");
            try {
                int code = new ProcessBuilder(FLITE, "-voice", voice, "-t", text, "-o", file.toString())
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
                if (code != 0) {
                    throw new IllegalStateException(FLITE + " failed with exit code " + code);
                }
                Wav wav = Wav.read(file);
                return new Resampler(wav.sampleRate(), sampleRate).resample(wav.mixed());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(FLITE + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + FLITE + " spoke", e);
        }
    }
}
