package dev.attendant.speech.contract;

import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import java.util.List;

/** A vendor's service that is asked for a whole utterance in one request. */
public abstract class OverHttp implements Dialect {

    private static final String JSON = "Content-Type: application/json";

    /** The body of its answer. */
    protected abstract String answer(List<String> parts, double confidence);

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public FakeService.Script hears(List<String> parts, double confidence) {
        return says(answer(parts, confidence));
    }

    @Override
    public FakeService.Script says(String text) {
        return exchange -> exchange.begin(200, JSON).send(text).end();
    }

    @Override
    public FakeService.Script thenResets() {
        return FakeExchange::reset;
    }

    @Override
    public FakeService.Script thenCloses() {
        return FakeExchange::cut;
    }

    @Override
    public FakeService.Script stalls() {
        return exchange -> exchange.begin(200, JSON).send("{\"text\":").holdUntilClosed();
    }

    @Override
    public FakeService.Script hearsInPieces(String words) {
        return exchange -> exchange.begin(200, JSON).sendInBytes(answer(List.of(words), 1)).end();
    }
}
