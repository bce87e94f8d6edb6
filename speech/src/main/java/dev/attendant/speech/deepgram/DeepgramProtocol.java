package dev.attendant.speech.deepgram;

import dev.attendant.conversation.audio.G711;
import dev.attendant.conversation.service.Fields;
import dev.attendant.speech.remote.Pcm;
import dev.attendant.speech.remote.Segments;
import dev.attendant.speech.socket.Protocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An utterance in Deepgram's live protocol. Its words come as segments, each told again and again until it is final
 * (https://developers.deepgram.com/docs/understand-endpointing-interim-results).
 *
 * <p>In a pause {@code Finalize} asks for what it holds back (https://developers.deepgram.com/docs/finalize). The end
 * is {@code CloseStream} (https://developers.deepgram.com/docs/close-stream), whose answer ends with {@code Metadata}:
 * a result {@code from_finalize} is not promised, and one for a pause could be taken for the end.
 */
final class DeepgramProtocol implements Protocol {

    private final boolean muLaw;
    private final Segments segments = new Segments();
    private boolean finished;

    DeepgramProtocol(boolean muLaw) {
        this.muLaw = muLaw;
    }

    @Override
    public Optional<String> begin() {
        return Optional.empty();
    }

    @Override
    public Buffer audio(short[] samples) {
        return Buffer.buffer(muLaw ? G711.MU_LAW.encode(samples) : Pcm.linear16(samples));
    }

    @Override
    public Optional<String> pause() {
        return Optional.of("{\"type\":\"Finalize\"}");
    }

    @Override
    public String finish() {
        finished = true;
        return "{\"type\":\"CloseStream\"}";
    }

    @Override
    public void read(JsonObject message, Words words) {
        switch (Fields.text(message, "type")) {
            case "Results" -> results(message, words);
            case "Metadata" -> {
                if (finished) {
                    closed(words);
                }
            }
            case "Error" -> words.refused("failed: "
                    + Fields.text(message, "description") + " " + Fields.text(message, "message"));
            default -> {
                // SpeechStarted, UtteranceEnd and what will be invented
            }
        }
    }

    private void results(JsonObject message, Words words) {
        JsonArray alternatives = Fields.list(Fields.object(message, "channel"), "alternatives");
        if (alternatives.isEmpty()) {
            return;
        }
        JsonObject best = Fields.object(alternatives, 0);
        String transcript = Fields.text(best, "transcript");
        if (Boolean.TRUE.equals(message.getBoolean("is_final"))) {
            segments.add(transcript, best.getDouble("confidence", 1.0));
            words.partial(segments.text());
        } else {
            words.partial(segments.with(transcript));
        }
    }

    @Override
    public void closed(Words words) {
        words.result(segments.text(), segments.confidence());
    }
}
