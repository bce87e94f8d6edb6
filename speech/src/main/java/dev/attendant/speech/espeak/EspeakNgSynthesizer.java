package dev.attendant.speech.espeak;

import dev.attendant.conversation.engine.Synthesizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Speaks over a hundred languages with the program espeak-ng, one process for a sentence. A bounded number of
 * processes runs at a time; further sentences wait on their virtual threads, in order.
 *
 * <p>{@code Speech.voice} is a voice as espeak-ng names it, with or without a variant, such as {@code en-us+f3};
 * empty for the language's own.
 */
public final class EspeakNgSynthesizer implements Synthesizer {

    /** How it is run: {@code rate} in words a minute, {@code pitch} from 0 to 99. */
    record Options(String command, int processes, Duration timeout, int rate, int pitch) {}

    private final Options options;
    private final EspeakVoices voices;
    private final Semaphore free;
    private final Set<EspeakSentence> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EspeakNgSynthesizer(Options options, EspeakVoices voices) {
        this.options = options;
        this.voices = voices;
        free = new Semaphore(options.processes(), true);
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        var sentence = new EspeakSentence(listener);
        Optional<String> voice =
                speech.voice().isEmpty() ? voices.speaking(speech.language()) : EspeakVoices.named(speech.voice());
        if (speech.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            sentence.done();
        } else if (voice.isEmpty()) {
            sentence.refused("espeak-ng has no such voice for " + speech.language()
                    + "; see espeak-ng --voices, and write the voice with letters, digits, + _ - only");
        } else if (closed) {
            sentence.failed("espeak-ng has been closed");
        } else {
            open.add(sentence);
            Thread.ofVirtual().name("espeak-ng").start(() -> run(sentence, speech, voice.get()));
        }
        return sentence;
    }

    private void run(EspeakSentence sentence, Speech speech, String voice) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                sentence.failed("espeak-ng has been closed");
            } else if (sentence.isOpen()) {
                var command = List.of(options.command(), "--stdin", "--stdout", "-b", "1", "-v", voice,
                        "-s", Integer.toString(options.rate()), "-p", Integer.toString(options.pitch()));
                // espeak-ng reads [[ ]] as phonemes and lines one by one.
                String text = speech.text().replace("[[", " ").replace("]]", " ").replaceAll("\\p{Cc}+", " ");
                sentence.run(command, text, speech.sampleRate(), options.timeout());
            }
        } finally {
            free.release();
            open.remove(sentence);
        }
    }

    /** Ends the processes; their sentences fail on their own threads. */
    @Override
    public void close() {
        closed = true;
        open.forEach(EspeakSentence::kill);
    }
}
