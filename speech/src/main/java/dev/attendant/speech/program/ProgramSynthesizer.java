package dev.attendant.speech.program;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.program.Program.Invocation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Speaks with a program, one process for a sentence. A bounded number of processes runs at a time; further
 * sentences wait on their virtual threads, in order.
 */
public final class ProgramSynthesizer implements Synthesizer {

    private final Program program;
    private final Duration timeout;
    private final Semaphore free;
    private final Set<ProgramSentence> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param processes how many at a time
     * @param timeout   a sentence that takes longer fails
     */
    public ProgramSynthesizer(Program program, int processes, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
        free = new Semaphore(processes, true);
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        var sentence = new ProgramSentence(program.name(), listener);
        if (speech.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            sentence.done();
            return sentence;
        }
        var plain = new Speech(speech.text().replaceAll("\\p{Cc}+", " "), speech.language(), speech.voice(),
                speech.sampleRate());
        switch (program.invocation(plain)) {
            case Invocation.Refused refused -> sentence.refused(refused.reason());
            case Invocation.Run run -> {
                open.add(sentence);
                Thread.ofVirtual().name(program.name()).start(() -> run(sentence, run, speech.sampleRate()));
            }
        }
        return sentence;
    }

    private void run(ProgramSentence sentence, Invocation.Run run, int sampleRate) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                sentence.failed(program.name() + " has been closed");
            } else {
                sentence.run(run, sampleRate, timeout);
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
        open.forEach(ProgramSentence::kill);
    }
}
