package dev.attendant.server.engines;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import java.util.Collection;
import java.util.List;

/**
 * Several models as one. When one fails before its first word the next is asked the same; when it fails later, the next
 * goes on where it stopped. The scripted model, which is the last resort, answers from the scenario's own examples, so
 * it is asked only where there are some.
 */
public final class FailoverModel implements LanguageModel {

    private final EngineChain<LanguageModel> chain;
    private final ModelTiming timing;

    FailoverModel(EngineChain<LanguageModel> chain, ModelTiming timing) {
        this.chain = chain;
        this.timing = timing;
    }

    @Override
    public Answer answer(Prompt prompt) {
        List<EngineLink<LanguageModel>> useless = chain.links().stream()
                .filter(link -> link.atOnce() && chain.links().size() > 1 && prompt.scenario().examples().isEmpty())
                .toList();
        return new FailoverAnswer(chain, timing, prompt, useless);
    }

    /** Asks those that may be back, beside the talk. */
    static void probe(
            EngineChain<LanguageModel> chain,
            Collection<EngineLink<LanguageModel>> tried,
            Prompt prompt,
            ModelTiming timing) {
        chain.probes(tried).forEach(request -> Thread.ofVirtual().name("probe " + request.name()).start(() -> {
            try (Answer answer = request.engine().answer(prompt)) {
                if (answer.next(timing.firstWord()) instanceof Piece.Failed failed) {
                    request.failed(FailureKind.ERROR, failed.reason(), failed.retryAfter());
                } else {
                    request.begun();
                    request.succeeded();
                }
            } catch (InterruptedException | RuntimeException e) {
                request.failed(FailureKind.ERROR, e.toString());
            }
        }));
    }

    @Override
    public void close() {
        chain.close(LanguageModel::close);
    }
}
