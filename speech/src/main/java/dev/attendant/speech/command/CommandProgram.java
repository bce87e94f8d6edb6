package dev.attendant.speech.command;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The operator's command, for a sentence.
 *
 * @param name    the program without its folder
 * @param rawRate of what the program writes, when that is without a header and not at the rate it is asked for
 */
record CommandProgram(String name, CommandTemplate template, CommandVoices voices, Sound sound, OptionalInt rawRate)
        implements Program {

    enum Sound { WAV, RAW, FILE }

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,34}");

    @Override
    public Invocation invocation(Speech speech) {
        if (!LANGUAGE.matcher(speech.language()).matches() || !voices.speaks(speech.language())) {
            return new Invocation.Refused(name + " has no such voice: none for " + speech.language()
                    + "; see synthesizer.command.languages and voices");
        }
        Map<String, String> values = new HashMap<>();
        values.put(CommandTemplate.TEXT, speech.text());
        values.put("language", speech.language());
        values.put("rate", Integer.toString(speech.sampleRate()));
        boolean choosesVoice = template.placeholders().contains("voice");
        if (choosesVoice) {
            Optional<String> voice = voices.voice(speech.voice(), speech.language());
            if (voice.isEmpty()) {
                return new Invocation.Refused(name + " has no such voice for " + speech.language() + "; write it in"
                        + " synthesizer.command.voices, or in the scenario with letters, digits, + _ . - only");
            }
            values.put("voice", voice.get());
        } else if (!speech.voice().isEmpty()) {
            return new Invocation.Refused(name + " has no such voice: synthesizer.command.command has no {voice}");
        }
        boolean asArgument = template.placeholders().contains(CommandTemplate.TEXT);
        // Programs that read line by line wait for the end of the line.
        return new Invocation.Run(template.fill(values), asArgument ? "" : speech.text() + "\n", outcome(speech));
    }

    private Outcome outcome(Speech speech) {
        return switch (sound) {
            case WAV -> new Outcome.Wav();
            case RAW -> new Outcome.Raw(rawRate.orElse(speech.sampleRate()));
            case FILE -> new Outcome.WavFile();
        };
    }
}
