package dev.attendant.speech.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A vendor's protocol over one WebSocket, for one utterance: what is sent, and what the answers mean. Used by one
 * thread at a time, as the utterance's lock says.
 */
public interface Protocol {

    /** The text message that begins the utterance, when there is one. */
    Optional<String> begin();

    /** The binary message that carries these samples. */
    Buffer audio(short[] samples);

    /** The text message by which the words so far come sooner, when there is one. */
    Optional<String> pause();

    /** The text message that ends the utterance. */
    String finish();

    /**
     * Reads a message.
     *
     * @throws RuntimeException when it is not of the protocol
     */
    void read(JsonObject message, Words words);

    /** The service has closed the socket in order, after {@link #finish}. */
    void closed(Words words);

    /** Where the words go. */
    interface Words {

        void partial(String words);

        void result(String words, double confidence);

        /** @param reason to be read behind the service's name */
        void refused(String reason);
    }
}
