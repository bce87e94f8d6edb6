package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.server.bench.engines.Figures.Figure;

/** A voice is asked for a sentence at the telephone's rate. */
final class VoiceTrial implements Trial {

    private static final Speech SPEECH =
            new Speech("We are open from nine to five.", Talk.SCENARIO.language(), "", Talk.RATE);

    private final Synthesizer voice;
    private final LocalService service;
    private final VendorForm.Http form;

    VoiceTrial(Synthesizer voice, LocalService service, VendorForm.Http form) {
        this.voice = voice;
        this.service = service;
        this.form = form;
    }

    @Override
    public void request(Figures figures) throws InterruptedException {
        service.answerNext(form);
        Arrivals arrivals = new Arrivals();
        long asked = System.nanoTime();
        voice.speak(SPEECH, arrivals);
        figures.add(Figure.FIRST_WORD, arrivals.word() - asked - service.taken());
        arrivals.end();
    }

    @Override
    public void cancel(Figures figures) throws InterruptedException {
        service.holdNext(form);
        Arrivals arrivals = new Arrivals();
        Speaking speaking = voice.speak(SPEECH, arrivals);
        if (!form.isWhole()) {
            arrivals.word();
        }
        service.taken();
        long cancelled = System.nanoTime();
        speaking.cancel();
        figures.add(Figure.CLOSED, service.closed() - cancelled);
    }

    @Override
    public void close() {
        voice.close();
    }
}
