package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.server.bench.engines.Figures.Figure;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A recogniser that hears over a WebSocket, which waits for its utterance as it does between those of a caller. The
 * first frame is answered with the first words, the end with the result.
 */
final class SocketHearingTrial implements Trial {

    /** Kept open in advance: one is used while the other is opened. */
    static final int WARM = 2;

    private final Recognizer recognizer;
    private final LocalService service;
    private final VendorForm.Socket form;
    private final CallLoop loop;

    /** @param recognizer opens {@link #WARM} sockets that the service has been told to accept */
    SocketHearingTrial(Recognizer recognizer, LocalService service, VendorForm.Socket form, CallLoop loop) {
        this.recognizer = recognizer;
        this.service = service;
        this.form = form;
        this.loop = loop;
    }

    @Override
    public void request(Figures figures) throws InterruptedException {
        AtomicReference<Hearing> hearing = new AtomicReference<>();
        Arrivals arrivals = new Arrivals();
        long began = begin(hearing, arrivals);
        figures.add(Figure.FIRST_WORD, arrivals.word() - began - service.taken());
        long finished = loop.on(() -> {
            long now = System.nanoTime();
            hearing.get().finish();
            return now;
        });
        figures.add(Figure.RESULT, arrivals.end() - finished - service.taken());
        service.closed();
    }

    @Override
    public void cancel(Figures figures) throws InterruptedException {
        AtomicReference<Hearing> hearing = new AtomicReference<>();
        Arrivals arrivals = new Arrivals();
        begin(hearing, arrivals);
        arrivals.word();
        service.taken();
        long cancelled = loop.on(() -> {
            long now = System.nanoTime();
            hearing.get().cancel();
            return now;
        });
        figures.add(Figure.CLOSED, service.closed() - cancelled);
    }

    /** @return when */
    private long begin(AtomicReference<Hearing> hearing, Arrivals arrivals) throws InterruptedException {
        service.awaitSocket();
        // that the socket is open may still be on its way on the call's loop
        loop.on(() -> true);
        // the one that will be opened in the place of this one
        service.acceptSocket(form);
        return loop.on(() -> {
            short[] frame = Talk.frame();
            long now = System.nanoTime();
            hearing.set(recognizer.hear(Talk.RATE, Talk.SCENARIO, arrivals));
            hearing.get().audio(frame);
            return now;
        });
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
