package dev.attendant.speech.openai;

import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.speech.remote.Segments;
import dev.attendant.speech.request.Transcript;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Reads a transcription. Whisper makes up words where there are none; a segment that it calls no speech itself, or that
 * it is known to make up, is left out. How sure it is follows from the mean log probability of its tokens.
 */
final class WhisperAnswer {

    /** Whisper's own: below it, no speech is believed. */
    private static final double DOUBTFUL = -1.0;

    private final double noSpeech;

    /** @param noSpeech from which probability on a segment counts as silence, 0 to 1 */
    WhisperAnswer(double noSpeech) {
        this.noSpeech = noSpeech;
    }

    Transcript read(JsonObject answer) {
        JsonArray segments = Fields.list(answer, "segments");
        String text = Fields.text(answer, "text").strip();
        if (!segments.isEmpty()) {
            return segments(segments);
        }
        if (!answer.containsKey("text")) {
            throw new MalformedAnswer("no text in it");
        }
        return MadeUp.always(text) ? Transcript.NOTHING : new Transcript(text, logprobs(answer));
    }

    private Transcript segments(JsonArray segments) {
        Segments heard = new Segments();
        for (int i = 0; i < segments.size(); i++) {
            JsonObject segment = Fields.object(segments, i);
            String text = Fields.text(segment, "text").strip();
            double silence = decimal(segment, "no_speech_prob", 0);
            double logprob = decimal(segment, "avg_logprob", 0);
            boolean nothing = silence >= noSpeech && (logprob < DOUBTFUL || MadeUp.often(text));
            if (!nothing && !MadeUp.always(text)) {
                heard.add(text, Math.exp(Math.min(0, logprob)));
            }
        }
        return new Transcript(heard.text(), heard.confidence());
    }

    /** Of OpenAI's newer models; 1 when there are none. */
    private static double logprobs(JsonObject answer) {
        JsonArray tokens = Fields.list(answer, "logprobs");
        double sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            sum += decimal(Fields.object(tokens, i), "logprob", 0);
        }
        return tokens.isEmpty() ? 1 : Math.exp(Math.min(0, sum / tokens.size()));
    }

    private static double decimal(JsonObject object, String key, double otherwise) {
        Double value = object.getDouble(key);
        return value == null ? otherwise : value;
    }
}
