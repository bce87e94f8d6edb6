package dev.attendant.speech.vosk;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.speech.contract.OverSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As https://github.com/alphacep/vosk-server/blob/master/websocket/asr_server.py answers. */
final class VoskSpoken extends OverSocket {

    @Override
    public EngineFactory.OfRecognizer factory() {
        return new VoskServerFactory(variable -> null);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("warm", "0");
    }

    static String text(String words, double confidence) {
        JsonArray result = new JsonArray();
        for (String word : words.split(" ")) {
            result.add(new JsonObject().put("word", word).put("start", 0.1).put("end", 0.4).put("conf", confidence));
        }
        return words.isEmpty() ? "{\"text\" : \"\"}"
                : new JsonObject().put("result", result).put("text", words).encode();
    }

    static String partial(String words) {
        return new JsonObject().put("partial", words).encode();
    }

    @Override
    protected String answerToAudio() {
        return partial("");
    }

    @Override
    protected List<String> whileSpeaking(List<String> parts, double confidence) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            messages.add(partial(String.join(" ", parts.subList(0, i + 1))));
        }
        return messages.isEmpty() ? List.of(partial("")) : messages;
    }

    @Override
    protected List<String> atTheEnd(List<String> parts, double confidence) {
        return List.of(text(String.join(" ", parts), confidence));
    }

    @Override
    protected boolean isEnd(String text) {
        return text.equals("{\"eof\" : 1}");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", message).encode();
    }
}
