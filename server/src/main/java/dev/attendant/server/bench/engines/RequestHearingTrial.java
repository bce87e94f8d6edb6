package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.server.bench.engines.Figures.Figure;

/** A recogniser that asks over HTTP when the caller has finished: its first words are the result. */
final class RequestHearingTrial implements Trial {

    /** A second. */
    private static final int FRAMES = 50;

    private final Recognizer recognizer;
    private final LocalService service;
    private final VendorForm.Http form;
    private final CallLoop loop;

    RequestHearingTrial(Recognizer recognizer, LocalService service, VendorForm.Http form, CallLoop loop) {
        this.recognizer = recognizer;
        this.service = service;
        this.form = form;
        this.loop = loop;
    }

    @Override
    public void request(Figures figures) throws InterruptedException {
        service.answerNext(form);
        Arrivals arrivals = new Arrivals();
        Hearing hearing = hear(arrivals);
        long finished = finish(hearing);
        long overhead = arrivals.end() - finished - service.taken();
        figures.add(Figure.FIRST_WORD, overhead);
        figures.add(Figure.RESULT, overhead);
    }

    @Override
    public void cancel(Figures figures) throws InterruptedException {
        service.holdNext(form);
        Hearing hearing = hear(new Arrivals());
        finish(hearing);
        service.taken();
        long cancelled = loop.on(() -> {
            long now = System.nanoTime();
            hearing.cancel();
            return now;
        });
        figures.add(Figure.CLOSED, service.closed() - cancelled);
    }

    private Hearing hear(Arrivals arrivals) throws InterruptedException {
        return loop.on(() -> {
            Hearing hearing = recognizer.hear(Talk.RATE, Talk.SCENARIO, arrivals);
            short[] frame = Talk.frame();
            for (int i = 0; i < FRAMES; i++) {
                hearing.audio(frame);
            }
            return hearing;
        });
    }

    /** @return when */
    private long finish(Hearing hearing) throws InterruptedException {
        return loop.on(() -> {
            long now = System.nanoTime();
            hearing.finish();
            return now;
        });
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
