package dev.attendant.freeswitch.mrcp;

import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.freeswitch.esl.EslText;
import java.util.stream.Collectors;

/**
 * What FreeSWITCH's applications are given: {@code playback} ({@code mod_dptools.c}, {@code switch_ivr_play_file}),
 * {@code play_and_detect_speech} and the leg that they run on ({@code mod_loopback.c}).
 */
final class SpeechCommands {

    /** Longer texts were not tried; they are cut into sentences before. */
    static final int LONGEST_TEXT = 4000;

    /** A prompt of 20 ms: without any {@code play_and_detect_speech} answers ERROR. */
    private static final String SILENCE = "silence_stream://20";

    private static final String KEYS = "0123456789*#ABCD";

    private final LineKind.UniMrcp kind;
    private final String engine;

    SpeechCommands(LineKind.UniMrcp kind) {
        this.kind = kind;
        engine = kind.profile().isEmpty() ? "unimrcp" : "unimrcp:" + kind.profile();
    }

    /**
     * The dial string of a leg that answers, and waits for what it is to do.
     *
     * @param keysInterrupt whether a key ends what is played there
     */
    String leg(String uuid, boolean keysInterrupt) {
        return "{origination_uuid=" + uuid
                // or the two legs would leave the call as soon as they can
                + ",loopback_bowout=false,loopback_bowout_on_execute=false"
                + ",process_cdr=false"
                + ",tts_engine=" + engine
                + (kind.voice().isEmpty() ? "" : ",tts_voice=" + kind.voice())
                + ",fire_asr_events=true"
                // a recogniser that stays open keeps the digits and the profile of the exchange before
                + ",play_and_detect_speech_close_asr=true"
                + ",playback_terminators=" + (keysInterrupt ? KEYS : "none")
                + "}loopback/m:^:answer^park:/default/inline";
    }

    /** For {@code playback}. */
    String speak(String text) {
        return say(text);
    }

    /**
     * For {@code play_and_detect_speech}.
     *
     * @param prompt may be empty
     */
    String speakAndListen(String prompt, MrcpListening listening) {
        boolean silent = spoken(prompt).isEmpty();
        return (silent ? SILENCE : say(prompt))
                + " detect:" + engine
                + " {start-input-timers=" + silent
                + ",no-input-timeout=" + listening.noInput().toMillis()
                + ",speech-complete-timeout=" + listening.endOfTurn().toMillis()
                + ",recognition-timeout=" + listening.longest().toMillis()
                + (kind.language().isEmpty() ? "" : ",Speech-Language=" + kind.language())
                + "}" + kind.grammars().stream().map(SpeechCommands::grammar).collect(Collectors.joining("\n"));
    }

    private String say(String text) {
        String language = kind.language().isEmpty() ? "" : "{speech-language=" + kind.language() + "}";
        return "say:" + language + spoken(text);
    }

    /**
     * A text as it is to be spoken, whatever is in it: {@code mod_unimrcp} takes what begins like XML for SSML, by which
     * a model's words would have the server fetch things; FreeSWITCH takes a brace in front for parameters, the first
     * {@code detect:} for the end of the prompt, and pairs of apostrophes away ("it's John's" would be "its Johns").
     */
    static String spoken(String text) {
        return EslText.literal(text)
                .replaceFirst("^[\\s<{]+", "")
                .replace("detect:", "detect :")
                .replace('\'', '\u2019');
    }

    /**
     * A grammar without apostrophes and backslashes, of which FreeSWITCH takes some away, more than once
     * ({@code cleanup_separated_string} in {@code switch_utils.c}): as references in XML, percent-encoded in a URI.
     */
    static String grammar(String grammar) {
        return grammar.startsWith("inline:")
                ? grammar.replaceAll("=(\\s*)'([^'\"]*)'", "=$1\"$2\"").replace("'", "&#39;").replace("\\", "&#92;")
                : grammar.replace("'", "%27").replace("\\", "%5C");
    }
}
