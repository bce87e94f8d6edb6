package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.cache.CachedSynthesizer;
import java.util.concurrent.ScheduledExecutorService;

/** Finds out whether a voice that has rested is back: it speaks a sentence to nobody, and remembers it. Any thread. */
final class VoiceProbe implements Listener {

    private final EngineRequest<CachedSynthesizer> request;
    private final SoundWatch watch;
    private volatile Speaking speaking = () -> {};
    private volatile boolean late;

    VoiceProbe(EngineRequest<CachedSynthesizer> request, VoiceTiming timing, ScheduledExecutorService clock) {
        this.request = request;
        watch = new SoundWatch(clock, timing, this::late);
    }

    /** Never throws: the talk goes on beside it. */
    void speak(Speech speech) {
        if (request.engine().remembered(speech).isPresent()) {
            // which tells nothing of the engine: the next sentence will
            request.abandoned();
            return;
        }
        try {
            watch.begin();
            speaking = request.engine().speak(speech, this);
        } catch (RuntimeException e) {
            failed(request.name() + " failed: " + e);
        }
        if (late) {
            speaking.cancel();
        }
    }

    private void late(FailureKind kind, String reason) {
        request.failed(kind, reason);
        late = true;
        speaking.cancel();
    }

    @Override
    public void audio(short[] samples) {
        watch.heard();
        request.begun();
    }

    @Override
    public void done() {
        watch.end();
        request.succeeded();
    }

    @Override
    public void failed(String reason) {
        watch.end();
        request.failed(FailureKind.ERROR, reason);
    }

    @Override
    public void refused(String reason) {
        watch.end();
        request.refused();
    }
}
