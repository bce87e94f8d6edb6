package dev.attendant.speech.program;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import java.util.List;

/** A program that speaks: what is to be run for a sentence. */
public interface Program {

    /** As its operator knows it, for messages and threads. */
    String name();

    /** Never blocks. The text has something to say in it, and no control characters. */
    Invocation invocation(Speech speech);

    sealed interface Invocation {

        /**
         * @param words   the program and its arguments, given to the operating system as they are
         * @param input   what it reads from its standard input, which is closed then
         * @param outcome where its sound comes from
         */
        record Run(List<String> words, String input, Outcome outcome) implements Invocation {}

        /** It cannot be spoken, and why. */
        record Refused(String reason) implements Invocation {}
    }

    /** Where the sound comes from. */
    sealed interface Outcome {

        /** A WAV stream on the standard output, spoken while the program writes it. */
        record Wav() implements Outcome {}

        /** 16-bit linear mono, little-endian, without a header, on the standard output. */
        record Raw(int sampleRate) implements Outcome {}

        /**
         * A WAV file, for a program that writes nothing else; read when the program has ended. The word
         * {@value #PLACE} in an argument stands for its name.
         */
        record WavFile() implements Outcome {

            public static final String PLACE = "{file}";
        }
    }
}
