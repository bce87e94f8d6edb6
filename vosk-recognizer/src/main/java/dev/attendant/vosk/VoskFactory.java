package dev.attendant.vosk;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.LogLevel;

/**
 * {@code vosk}. Settings: {@code models}, a folder for each language, relative to {@code models-folder};
 * {@code threads} that decode at the same moment (as many as processors); {@code wait} for a result after the end of
 * speech (4s); {@code phrases-only}, whether only the scenario's phrases are heard (false).
 */
public final class VoskFactory implements EngineFactory.OfRecognizer {

    private static final Logger LOG = LoggerFactory.getLogger(VoskFactory.class);

    @Override
    public String name() {
        return "vosk";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        int threads = settings.number("threads", Runtime.getRuntime().availableProcessors(), 1, 256);
        Duration wait = settings.duration("wait", Duration.ofSeconds(4));
        boolean phrasesOnly = phrasesOnly(settings);
        Map<String, ModelFolder> folders = folders(settings, phrasesOnly);
        settings.refuseUnknown();
        for (Scenario scenario : scenarios) {
            if (VoskRecognizer.nearest(folders, scenario.language()).isEmpty()) {
                LOG.warn("scenario {} is in {}: Vosk has no model for it and will hear nothing in it",
                        scenario.name(), scenario.language());
            }
        }
        VoskLibrary.require();
        return new VoskRecognizer(load(folders), new DecodingThreads(threads), wait, phrasesOnly);
    }

    private static boolean phrasesOnly(EngineSettings settings) {
        String text = settings.text("phrases-only", "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw settings.invalid("phrases-only", "must be true or false, not \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static Map<String, ModelFolder> folders(EngineSettings settings, boolean phrasesOnly) {
        Map<String, ModelFolder> folders = new LinkedHashMap<>();
        try {
            Path above = Path.of(settings.text("models-folder", ""));
            for (Map.Entry<String, String> model : settings.table("models").entrySet()) {
                ModelFolder folder = ModelFolder.look(above.resolve(model.getValue()).toAbsolutePath().normalize());
                if (phrasesOnly && !folder.dynamic()) {
                    throw settings.invalid("phrases-only", "must be false with " + folder.path() + ", which has its"
                            + " words built in (HCLG.fst); the small models can be limited to phrases");
                }
                folders.put(model.getKey().toLowerCase(Locale.ROOT).replace('_', '-'), folder);
            }
        } catch (InvalidPathException e) {
            throw settings.invalid("models", "has a folder that is not a path: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw settings.invalid("models", e.getMessage());
        }
        if (folders.isEmpty()) {
            throw settings.invalid("models", "is not set: name the folder of a model for each language, such as"
                    + " en: vosk-model-small-en-us-0.15");
        }
        return folders;
    }

    private static Map<String, SpeechModel> load(Map<String, ModelFolder> folders) {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        Map<String, SpeechModel> models = new LinkedHashMap<>();
        folders.forEach((language, folder) -> {
            long start = System.nanoTime();
            try {
                models.put(language, new NativeModel(folder));
            } catch (IOException e) {
                models.values().forEach(SpeechModel::close);
                throw new EngineUnavailable("Vosk cannot use the model " + folder.path() + " for " + language
                        + "; what it said stands before this line. Unpack the model again", e);
            }
            LOG.info("Vosk: the model {} for {}, of {} Hz, loaded in {} s", folder.path().getFileName(), language,
                    folder.sampleRate(), String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        });
        return models;
    }
}
