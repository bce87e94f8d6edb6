package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.server.bench.engines.Figures.Figure;
import dev.attendant.testcalls.service.FakeService;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A model is asked; its words are waited for by the thread that asked. */
final class ModelTrial implements Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(FakeService.PATIENCE_SECONDS);

    private static final Prompt PROMPT = new Prompt(Talk.SCENARIO, Map.of("caller", "1001"), List.of(
            new Message.Attendant(Talk.SCENARIO.greeting()), new Message.Caller("When are you open?")), List.of());

    private final LanguageModel model;
    private final LocalService service;
    private final VendorForm.Http form;

    ModelTrial(LanguageModel model, LocalService service, VendorForm.Http form) {
        this.model = model;
        this.service = service;
        this.form = form;
    }

    @Override
    public void request(Figures figures) throws InterruptedException {
        service.answerNext(form);
        long asked = System.nanoTime();
        try (Answer answer = model.answer(PROMPT)) {
            words(answer.next(PATIENCE));
            figures.add(Figure.FIRST_WORD, System.nanoTime() - asked - service.taken());
            Piece piece = answer.next(PATIENCE);
            while (!(piece instanceof Piece.Done)) {
                words(piece);
                piece = answer.next(PATIENCE);
            }
        }
    }

    @Override
    public void cancel(Figures figures) throws InterruptedException {
        service.holdNext(form);
        try (Answer answer = model.answer(PROMPT)) {
            words(answer.next(PATIENCE));
            service.taken();
            long cancelled = System.nanoTime();
            answer.close();
            figures.add(Figure.CLOSED, service.closed() - cancelled);
        }
    }

    private static void words(Piece piece) {
        if (piece instanceof Piece.Failed failed) {
            throw new TrialFailed(failed.reason());
        } else if (!(piece instanceof Piece.Words)) {
            throw new TrialFailed("words were expected, and not " + piece);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
