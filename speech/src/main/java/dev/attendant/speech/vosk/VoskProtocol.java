package dev.attendant.speech.vosk;

import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.speech.remote.Pcm;
import dev.attendant.speech.remote.Segments;
import dev.attendant.speech.socket.Protocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * An utterance in the protocol of Vosk's WebSocket server
 * (https://github.com/alphacep/vosk-server/blob/master/websocket/asr_server.py). Each audio message has one answer:
 * {@code partial} words, or {@code text} where it found an end; the end's answer is a {@code text}, and then it closes
 * the socket.
 */
final class VoskProtocol implements Protocol {

    /** The server compares it letter by letter. */
    private static final String END = "{\"eof\" : 1}";

    private final int sampleRate;
    private final List<String> phrases;
    private final Segments segments = new Segments();
    private long awaited;
    private boolean finished;

    VoskProtocol(int sampleRate, List<String> phrases) {
        this.sampleRate = sampleRate;
        this.phrases = phrases;
    }

    @Override
    public Optional<String> begin() {
        JsonObject config = new JsonObject().put("sample_rate", sampleRate).put("words", true);
        if (!phrases.isEmpty()) {
            config.put("phrase_list", new JsonArray(phrases));
        }
        return Optional.of(new JsonObject().put("config", config).encode());
    }

    @Override
    public Buffer audio(short[] samples) {
        awaited++;
        return Buffer.buffer(Pcm.linear16(samples));
    }

    @Override
    public Optional<String> pause() {
        return Optional.empty();
    }

    @Override
    public String finish() {
        finished = true;
        awaited++;
        return END;
    }

    @Override
    public void read(JsonObject message, Words words) {
        awaited--;
        boolean text = message.containsKey("text");
        if (text) {
            String heard = Fields.text(message, "text").replace("[unk]", " ").replaceAll("\\s+", " ");
            segments.add(heard, confidence(Fields.list(message, "result")));
            words.partial(segments.text());
        } else if (message.containsKey("partial")) {
            words.partial(segments.with(Fields.text(message, "partial")));
        } else {
            throw new MalformedAnswer("neither text nor partial in it");
        }
        if (text && finished && awaited <= 0) {
            closed(words);
        }
    }

    /** The mean of the words'; 1 when there are none. */
    private static double confidence(JsonArray result) {
        double sum = 0;
        for (int i = 0; i < result.size(); i++) {
            sum += Fields.object(result, i).getDouble("conf", 1.0);
        }
        return result.isEmpty() ? 1 : sum / result.size();
    }

    @Override
    public void closed(Words words) {
        words.result(segments.text(), segments.confidence());
    }
}
