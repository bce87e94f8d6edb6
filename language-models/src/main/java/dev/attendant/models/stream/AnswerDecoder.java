package dev.attendant.models.stream;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.service.ServerSentEvent;
import java.util.function.Consumer;

/** Reads one answer in a vendor's own form. Used on one event loop. */
public interface AnswerDecoder {

    /**
     * Reads an event, and hands on what it means. An answer fails by what is thrown here: {@link AnswerFailed} with its
     * message, anything else as malformed.
     *
     * @param pieces takes them in order; after {@link Piece.Done} no event follows
     */
    void read(ServerSentEvent event, Consumer<Piece> pieces);

    /** The service ended the stream in order, and no {@link Piece.Done} had come: hands on one, or throws. */
    void end(Consumer<Piece> pieces);
}
