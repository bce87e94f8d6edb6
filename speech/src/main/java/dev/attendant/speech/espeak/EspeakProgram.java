package dev.attendant.speech.espeak;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.program.Program;
import java.util.List;
import java.util.Optional;

/**
 * Speaks over a hundred languages with the program espeak-ng: the text goes in by standard input, never on the
 * command line, and a WAV stream comes out.
 *
 * <p>{@code Speech.voice} is a voice as espeak-ng names it, with or without a variant, such as {@code en-us+f3};
 * empty for the language's own.
 *
 * @param rate  in words a minute
 * @param pitch from 0 to 99
 */
record EspeakProgram(String command, int rate, int pitch, EspeakVoices voices) implements Program {

    @Override
    public String name() {
        return "espeak-ng";
    }

    @Override
    public Invocation invocation(Speech speech) {
        Optional<String> voice =
                speech.voice().isEmpty() ? voices.speaking(speech.language()) : EspeakVoices.named(speech.voice());
        if (voice.isEmpty()) {
            return new Invocation.Refused("espeak-ng has no such voice for " + speech.language()
                    + "; see espeak-ng --voices, and write the voice with letters, digits, + _ - only");
        }
        var words = List.of(command, "--stdin", "--stdout", "-b", "1", "-v", voice.get(),
                "-s", Integer.toString(rate), "-p", Integer.toString(pitch));
        // espeak-ng reads [[ ]] as phonemes.
        return new Invocation.Run(
                words, speech.text().replace("[[", " ").replace("]]", " "), new Outcome.Wav());
    }
}
