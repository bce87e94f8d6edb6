package dev.attendant.speech.elevenlabs;

import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.service.JsonLines;
import dev.attendant.speech.service.Sound;
import dev.attendant.speech.service.VoiceDecoder;
import dev.attendant.speech.service.VoiceFailed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** A line for each piece of sound, with the times of its characters, which count from the sentence's beginning. */
final class ElevenLabsDecoder implements VoiceDecoder {

    private final JsonLines lines;
    private final CharacterTimes times;

    ElevenLabsDecoder(StreamLimits limits, String text) {
        lines = new JsonLines(limits);
        times = new CharacterTimes(text);
    }

    @Override
    public void read(Buffer bytes, Sound sound) {
        lines.read(bytes, line -> piece(line, sound));
    }

    private void piece(JsonObject line, Sound sound) {
        if (line.getValue("audio_base64") == null && (line.containsKey("detail") || line.containsKey("error"))) {
            JsonObject detail = line.getValue("detail") instanceof JsonObject object ? object : line;
            throw new VoiceFailed("stopped: " + detail.getValue("message", detail.getValue("error", "")));
        }
        sound.bytes(Buffer.buffer(Base64.getDecoder().decode(Fields.text(line, "audio_base64"))));
        JsonObject alignment = Fields.object(line, "alignment");
        JsonArray characters = Fields.list(alignment, "characters");
        JsonArray ends = Fields.list(alignment, "character_end_times_seconds");
        for (int i = 0; i < Math.min(characters.size(), ends.size()); i++) {
            times.add(characters.getString(i), ends.getDouble(i), sound);
        }
    }

    @Override
    public void end(Sound sound) {
        lines.end(line -> piece(line, sound));
        times.end(sound);
    }
}
