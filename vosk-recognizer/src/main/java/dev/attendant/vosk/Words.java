package dev.attendant.vosk;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What was made out of an utterance: Vosk's {@code {"text": …, "result": [{"word": …, "conf": …}]}}, one for each
 * part between pauses.
 *
 * @param sure how sure each word is, 0 to 1; as many as the model says
 */
record Words(String text, List<Double> sure) {

    static final Words NONE = new Words("", List.of());

    /** Stands for all that a grammar does not have. */
    private static final String UNKNOWN = "[unk]";

    /** @throws IllegalStateException when it is not what Vosk writes */
    static Words of(String json) {
        try {
            var result = new JsonObject(json);
            var sure = new ArrayList<Double>();
            JsonArray words = result.getJsonArray("result", new JsonArray());
            for (int n = 0; n < words.size(); n++) {
                JsonObject word = words.getJsonObject(n);
                if (!UNKNOWN.equals(word.getString("word"))) {
                    sure.add(Math.clamp(word.getDouble("conf", 1.0), 0, 1));
                }
            }
            return new Words(known(result.getString("text", "")), List.copyOf(sure));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalStateException("Vosk's result cannot be read: " + e.getMessage(), e);
        }
    }

    static String partial(String json) {
        try {
            return known(new JsonObject(json).getString("partial", ""));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalStateException("Vosk's result cannot be read: " + e.getMessage(), e);
        }
    }

    private static String known(String text) {
        return text.replace(UNKNOWN, " ").strip().replaceAll("\\s+", " ");
    }

    Words and(Words next) {
        var all = new ArrayList<>(sure);
        all.addAll(next.sure);
        return new Words((text + " " + next.text).strip(), List.copyOf(all));
    }

    /** The average; 1 when the model does not say. */
    double confidence() {
        return sure.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    }
}
