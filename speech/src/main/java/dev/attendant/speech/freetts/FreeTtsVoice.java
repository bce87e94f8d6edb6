package dev.attendant.speech.freetts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How FreeTTS speaks. There is one speaker, Kevin; a voice is written {@code kevin}, or with a pitch, a rate or
 * both: {@code kevin:pitch=160,rate=165}. What is not said is the engine's setting.
 *
 * @param pitch mean fundamental frequency in hertz, 50 to 300
 * @param rate  words a minute, 80 to 300
 */
public record FreeTtsVoice(int pitch, int rate) {

    /** Clearly another person than Kevin as he comes, and as well understood by our recogniser. */
    public static final String CALLER = "kevin:pitch=160,rate=140";

    private static final Pattern SYNTAX = Pattern.compile("kevin(?:16)?(?::((?:(?:pitch|rate)=\\d{1,4},?)+))?");
    private static final Pattern PART = Pattern.compile("(pitch|rate)=(\\d+)");

    public FreeTtsVoice {
        inRange("pitch", pitch, 50, 300);
        inRange("rate", rate, 80, 300);
    }

    /** @throws IllegalArgumentException when there is no such voice, with what there is */
    public static FreeTtsVoice parse(String voice, FreeTtsVoice otherwise) {
        if (voice.isBlank()) {
            return otherwise;
        }
        Matcher matcher = SYNTAX.matcher(voice.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("FreeTTS has no such voice: write \"kevin\", or with a pitch and a"
                    + " rate \"" + CALLER + "\"");
        }
        int pitch = otherwise.pitch;
        int rate = otherwise.rate;
        if (matcher.group(1) != null) {
            Matcher part = PART.matcher(matcher.group(1));
            while (part.find()) {
                int value = Integer.parseInt(part.group(2));
                if (part.group(1).equals("pitch")) {
                    pitch = value;
                } else {
                    rate = value;
                }
            }
        }
        return new FreeTtsVoice(pitch, rate);
    }

    private static void inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "a FreeTTS voice's " + name + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
