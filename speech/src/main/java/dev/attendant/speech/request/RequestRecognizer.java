package dev.attendant.speech.request;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.remote.OpenHearings;
import dev.attendant.speech.remote.RemoteSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/** Hears by HTTP requests, one for a whole utterance. */
public final class RequestRecognizer implements Recognizer {

    /** More of one utterance is not heard: the least of what Google, Azure and OpenAI take. */
    private static final int LONGEST_SECONDS = 59;

    private final Vertx vertx;
    private final RemoteSettings settings;
    private final RequestDialect dialect;
    private final HttpClient http;
    private final OpenHearings open = new OpenHearings();

    public RequestRecognizer(Vertx vertx, RemoteSettings settings, RequestDialect dialect) {
        this.vertx = vertx;
        this.settings = settings;
        this.dialect = dialect;
        http = settings.service().httpClient(vertx);
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        int rate = dialect.sampleRate(sampleRate);
        UtteranceSamples samples = new UtteranceSamples(sampleRate, rate, LONGEST_SECONDS);
        RequestHearing hearing = new RequestHearing(samples, rate,
                asked -> new Request(
                        vertx, settings.service(), http, settings.answerWithin(), dialect::read, asked),
                audio -> dialect.question(audio, rate, scenario), open, listener);
        open.add(hearing);
        return hearing;
    }

    @Override
    public void close() {
        open.close();
        http.close();
    }
}
