package dev.attendant.speech.google;

import dev.attendant.conversation.service.Fields;
import dev.attendant.speech.service.Sound;
import dev.attendant.speech.service.SoundBytes;
import dev.attendant.speech.service.VoiceDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** One JSON object with all of it, in base64; LINEAR16 and MULAW with a WAV header. */
final class GoogleDecoder implements VoiceDecoder {

    private final Buffer answer = Buffer.buffer();

    @Override
    public void read(Buffer bytes, Sound sound) {
        answer.appendBuffer(bytes);
    }

    @Override
    public void end(Sound sound) {
        JsonObject all = new JsonObject(answer);
        JsonArray timepoints = Fields.list(all, "timepoints");
        for (int i = 0; i < timepoints.size(); i++) {
            JsonObject point = Fields.object(timepoints, i);
            sound.spoken(Integer.parseInt(Fields.text(point, "markName")), point.getDouble("timeSeconds", 0.0));
        }
        SoundBytes bytes = new SoundBytes();
        bytes.read(Buffer.buffer(Base64.getDecoder().decode(Fields.text(all, "audioContent"))), sound);
        bytes.end(sound);
    }
}
