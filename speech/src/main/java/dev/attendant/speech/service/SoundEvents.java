package dev.attendant.speech.service;

import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.conversation.service.ServerSentEvents;
import dev.attendant.conversation.service.StreamLimits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** The answer is a stream of events that are JSON objects, of which one says that it was the last. */
public final class SoundEvents implements VoiceDecoder {

    private final ServerSentEvents events;
    private final BiConsumer<JsonObject, Sound> reader;
    private Sound sound;

    /** @param reader reads an event; it is to call {@link Sound#complete} with the last */
    public SoundEvents(StreamLimits limits, BiConsumer<JsonObject, Sound> reader) {
        this.reader = reader;
        events = new ServerSentEvents(limits, this::event);
    }

    @Override
    public void read(Buffer bytes, Sound to) {
        sound = to;
        events.read(bytes);
    }

    private void event(ServerSentEvent event) {
        // some servers keep the connection awake with empty events
        if (!event.data().isBlank() && !sound.isComplete()) {
            reader.accept(new JsonObject(event.data()), sound);
        }
    }

    @Override
    public void end(Sound to) {
        if (!to.isComplete()) {
            throw new VoiceFailed("ended its answer in the middle of the sentence");
        }
    }
}
