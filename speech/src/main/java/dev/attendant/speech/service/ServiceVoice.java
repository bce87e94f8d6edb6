package dev.attendant.speech.service;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/**
 * A synthesiser that is a service, asked over HTTP once for each sentence; its sound is played as it comes. A text
 * without any letter or digit is spoken by saying nothing: vendors refuse it, or charge for it.
 */
public final class ServiceVoice implements Synthesizer {

    /** What a vendor has of its own. */
    public interface Dialect {

        /** @throws VoiceFailed when it cannot speak this, such as a language that it has no voice for */
        VoiceRequest request(Speech speech);
    }

    private final Vertx vertx;
    private final Service service;
    private final StreamLimits limits;
    private final Dialect dialect;
    private final HttpClient http;

    ServiceVoice(Vertx vertx, Service service, StreamLimits limits, Dialect dialect) {
        this.vertx = vertx;
        this.service = service;
        this.limits = limits;
        this.dialect = dialect;
        http = service.httpClient(vertx);
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        if (speech.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            Delivery nothing = new Delivery(listener);
            nothing.done();
            return nothing;
        }
        ServiceSentence sentence = new ServiceSentence(vertx, service, limits, speech, listener);
        try {
            VoiceRequest request = dialect.request(speech);
            vertx.getOrCreateContext().runOnContext(go -> sentence.request(http, request));
        } catch (VoiceFailed e) {
            sentence.refused(Rejection.because(service, e.getMessage()).reason());
        }
        return sentence;
    }

    @Override
    public void close() {
        http.close();
    }
}
