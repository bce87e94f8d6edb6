package dev.attendant.vosk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with a model, looked at before native code reads it. Two layouts, as Vosk's {@code model.cc} knows them:
 * with {@code am/final.mdl}, {@code conf} and {@code graph}; or older, all in one folder.
 *
 * @param sampleRate that the model was trained for: of the telephone, 8000; of most, 16000
 * @param dynamic    whether the words that are possible can be set for each utterance
 */
record ModelFolder(Path path, int sampleRate, boolean dynamic) {

    /** Where each file is in either layout: acoustic model, its features, both kinds of graph. */
    private record Layout(String acoustic, List<String> settings, String graph, List<String> dynamicGraph) {}

    private static final Layout NEW = new Layout("am/final.mdl", List.of("conf/mfcc.conf", "conf/model.conf"),
            "graph/HCLG.fst", List.of("graph/HCLr.fst", "graph/Gr.fst", "graph/disambig_tid.int"));
    private static final Layout OLD = new Layout("final.mdl", List.of("mfcc.conf"),
            "HCLG.fst", List.of("HCLr.fst", "Gr.fst", "disambig_tid.int"));

    private static final Pattern RATE =
            Pattern.compile("(?m)^\\s*--sample-frequency\\s*=\\s*([0-9]+)(?:\\.0*)?\\s*(?:#.*)?$");
    /** Kaldi's own, of a configuration that does not say it. */
    private static final int DEFAULT_RATE = 16000;
    private static final int MOST_SETTINGS = 1 << 16;

    /** @throws IllegalArgumentException when it is no model that can be used, with what is missing */
    static ModelFolder look(Path path) {
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("there is no folder " + path + "; unpack a model of"
                    + " https://alphacephei.com/vosk/models there");
        }
        Layout layout = isFile(path, NEW.acoustic()) ? NEW : OLD;
        if (!isFile(path, layout.acoustic())) {
            throw new IllegalArgumentException(path + " is not a Vosk model: it has neither " + NEW.acoustic() + " nor "
                    + OLD.acoustic() + (inner(path).map(folder -> "; name the folder in it, " + folder).orElse("")));
        }
        for (String file : layout.settings()) {
            require(path, file);
        }
        boolean dynamic = !isFile(path, layout.graph());
        if (dynamic) {
            for (String file : layout.dynamicGraph()) {
                require(path, file);
            }
        }
        int rate = sampleRate(path.resolve(layout.settings().getFirst()));
        if (rate != 8000 && rate != 16000) {
            throw new IllegalArgumentException(path + " is a model for sound of " + rate + " Hz; calls have 8000 or"
                    + " 16000, so choose a model for one of these");
        }
        return new ModelFolder(path, rate, dynamic);
    }

    private static void require(Path path, String file) {
        if (!isFile(path, file)) {
            throw new IllegalArgumentException(path + " is not a whole Vosk model: " + file + " is missing or empty;"
                    + " unpack it again");
        }
    }

    private static boolean isFile(Path path, String file) {
        try {
            return Files.isReadable(path.resolve(file)) && Files.isRegularFile(path.resolve(file))
                    && Files.size(path.resolve(file)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A model's archive holds a folder, which is easily unpacked into another. */
    private static Optional<Path> inner(Path path) {
        try (var all = Files.list(path)) {
            return all.filter(folder -> isFile(folder, NEW.acoustic()) || isFile(folder, OLD.acoustic())).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int sampleRate(Path settings) {
        try (var in = Files.newInputStream(settings)) {
            String text = new String(in.readNBytes(MOST_SETTINGS), StandardCharsets.ISO_8859_1);
            Matcher rate = RATE.matcher(text);
            return rate.find() ? Integer.parseInt(rate.group(1)) : DEFAULT_RATE;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalArgumentException(settings + " cannot be read: " + e.getMessage(), e);
        }
    }
}
