package dev.attendant.speech.deepgram;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.speech.contract.OverSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deepgram's answers, as https://developers.deepgram.com/reference/speech-to-text/listen-streaming shows them. */
final class DeepgramSpoken extends OverSocket {

    @Override
    public EngineFactory.OfRecognizer factory() {
        return new DeepgramFactory(variable -> null);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("warm", "0");
    }

    static String results(String transcript, double confidence, boolean isFinal, boolean speechFinal) {
        JsonObject alternative = new JsonObject().put("transcript", transcript).put("confidence", confidence)
                .put("words", new JsonArray());
        return new JsonObject()
                .put("type", "Results").put("channel_index", new JsonArray().add(0).add(1))
                .put("duration", 1.02).put("start", 0.0)
                .put("is_final", isFinal).put("speech_final", speechFinal)
                .put("channel", new JsonObject().put("alternatives", new JsonArray().add(alternative)))
                .put("from_finalize", false)
                .encode();
    }

    static final String METADATA = "{\"type\":\"Metadata\",\"transaction_key\":\"deprecated\",\"request_id\":\"r-1\","
            + "\"sha256\":\"e3b0\",\"created\":\"2026-11-21T10:00:00.000Z\",\"duration\":1.5,\"channels\":1}";

    @Override
    protected List<String> whileSpeaking(List<String> parts, double confidence) {
        List<String> messages = new ArrayList<>(List.of("{\"type\":\"SpeechStarted\",\"timestamp\":0.1}"));
        for (int i = 0; i < parts.size(); i++) {
            messages.add(results(parts.get(i), confidence, false, false));
            if (i < parts.size() - 1) {
                messages.add(results(parts.get(i), confidence, true, true));
            }
        }
        return messages;
    }

    @Override
    protected List<String> atTheEnd(List<String> parts, double confidence) {
        return List.of(results(parts.isEmpty() ? "" : parts.getLast(), parts.isEmpty() ? 0 : confidence, true, false),
                METADATA);
    }

    @Override
    protected boolean isEnd(String text) {
        return text.equals("{\"type\":\"CloseStream\"}");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("err_code", "INVALID_AUTH").put("message", message).put("request_id", "r-1")
                .encode();
    }
}
