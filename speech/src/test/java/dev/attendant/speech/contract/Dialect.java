package dev.attendant.speech.contract;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.testcalls.service.FakeService;
import java.util.List;
import java.util.Map;

/** How a vendor's service hears, written from its published documentation and not from our adapter. */
public interface Dialect {

    EngineFactory.OfRecognizer factory();

    /** What is set beside url and key. */
    Map<String, Object> settings();

    /** Whether words are told while the caller speaks, and not only when they pause. */
    boolean streams();

    /**
     * Hears one utterance: tells the parts, each final, as soon as there is audio, where the vendor's protocol can, and
     * the rest at the end. What the caller says is the parts, joined.
     */
    FakeService.Script hears(List<String> parts, double confidence);

    /** Hears an utterance until its end, and then says this in the place of its answer. */
    FakeService.Script says(String nonsense);

    /** Hears some audio, or a request, and then does this with the connection. */
    FakeService.Script thenResets();

    /** As {@link #thenResets}, but in order. */
    FakeService.Script thenCloses();

    /** Hears everything, and never answers. */
    FakeService.Script stalls();

    /** An answer in pieces, each byte by itself. */
    FakeService.Script hearsInPieces(String words);

    /** The body of an HTTP answer that refuses the request. */
    String error(String message);
}
