package dev.attendant.speech.freetts;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks American English with FreeTTS, in this process and without anything to install. Robotic, and 300 times
 * faster than real time.
 *
 * <p>A few platform threads with a {@link KevinSpeaker} each take the sentences from one queue and deliver on
 * their own thread. Voices are written as {@link FreeTtsVoice} says. The language is not looked at: what has no
 * Latin letters fails.
 */
public final class FreeTtsSynthesizer implements Synthesizer {

    private static final Logger LOG = LoggerFactory.getLogger(FreeTtsSynthesizer.class);

    /** More than these wait only when something is badly wrong. */
    private static final int LONGEST_QUEUE = 1000;

    private record Request(String text, FreeTtsVoice voice, int sampleRate, Delivery delivery) {}

    private final FreeTtsVoice usual;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** Loads the voices. Blocks. */
    public FreeTtsSynthesizer(int threads, FreeTtsVoice usual) {
        this.usual = usual;
        for (int n = 1; n <= threads; n++) {
            var speaker = new KevinSpeaker();
            this.threads.add(Thread.ofPlatform().daemon().name("freetts-" + n).start(() -> run(speaker)));
        }
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        var delivery = new Delivery(listener);
        if (speech.sampleRate() != 8000 && speech.sampleRate() != 16000) {
            delivery.refused("FreeTTS speaks at 8000 or 16000 Hz, not " + speech.sampleRate());
        } else if (!EnglishText.isSpeakable(speech.text())) {
            delivery.done();
        } else {
            enqueue(speech, delivery);
        }
        return delivery;
    }

    private void enqueue(Speech speech, Delivery delivery) {
        String text = EnglishText.ascii(speech.text());
        if (!EnglishText.isSpeakable(text)) {
            delivery.refused("FreeTTS speaks English only; use another synthesizer for " + speech.language());
            return;
        }
        try {
            FreeTtsVoice voice = FreeTtsVoice.parse(speech.voice(), usual);
            if (!queue.offer(new Request(text, voice, speech.sampleRate(), delivery))) {
                delivery.failed(LONGEST_QUEUE + " sentences wait for FreeTTS; raise synthesizer.freetts.threads");
            }
            if (closed) {
                failAllWaiting();
            }
        } catch (IllegalArgumentException e) {
            delivery.refused(e.getMessage());
        }
    }

    private void run(KevinSpeaker speaker) {
        try {
            while (!closed) {
                serve(queue.take(), speaker);
            }
        } catch (InterruptedException e) {
            // closed
        } finally {
            speaker.close();
        }
    }

    private void serve(Request request, KevinSpeaker speaker) {
        Delivery delivery = request.delivery();
        try {
            for (String sentence : EnglishText.sentences(request.text())) {
                if (!delivery.isOpen()) {
                    return;
                }
                speaker.speak(sentence, request.voice(), request.sampleRate(), delivery);
            }
            delivery.done();
        } catch (RuntimeException | Error e) {
            // FreeTTS throws Error for what it cannot read; the voice itself is not harmed by it.
            LOG.warn("FreeTTS failed", e);
            delivery.failed("FreeTTS failed: " + e);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        failAllWaiting();
    }

    private void failAllWaiting() {
        var left = new ArrayList<Request>();
        queue.drainTo(left);
        left.forEach(request -> request.delivery().failed("FreeTTS has been closed"));
    }
}
