package dev.attendant.vosk;

import java.io.IOException;
import java.util.Optional;
import org.vosk.Model;
import org.vosk.Recognizer;

/** A model in libvosk. */
final class NativeModel implements SpeechModel {

    private final Model model;
    private final int sampleRate;

    /** @throws IOException when libvosk refuses it; why, it writes to the standard error output */
    NativeModel(ModelFolder folder) throws IOException {
        model = new Model(folder.path().toString());
        sampleRate = folder.sampleRate();
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public Decoder decoder(Optional<String> grammar) {
        try {
            Recognizer recognizer = grammar.isPresent()
                    ? new Recognizer(model, sampleRate, grammar.get()) : new Recognizer(model, sampleRate);
            // With a grammar the library does not look itself, and would go on with nothing.
            if (recognizer.getPointer() == null) {
                throw new IllegalStateException("Vosk made no recogniser for the model");
            }
            recognizer.setWords(true);
            return new NativeDecoder(recognizer);
        } catch (IOException e) {
            throw new IllegalStateException("Vosk made no recogniser for the model", e);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private record NativeDecoder(Recognizer recognizer) implements Decoder {

        @Override
        public boolean accept(short[] samples) {
            return recognizer.acceptWaveForm(samples, samples.length);
        }

        @Override
        public String result() {
            return recognizer.getResult();
        }

        @Override
        public String partial() {
            return recognizer.getPartialResult();
        }

        @Override
        public String last() {
            return recognizer.getFinalResult();
        }

        @Override
        public void close() {
            recognizer.close();
        }
    }
}
