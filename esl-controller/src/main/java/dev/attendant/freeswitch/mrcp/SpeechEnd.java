package dev.attendant.freeswitch.mrcp;

import dev.attendant.conversation.mrcp.MrcpOutcome;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.freeswitch.esl.EslEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of an application means, as its {@code CHANNEL_EXECUTE_COMPLETE} tells. */
final class SpeechEnd {

    /** {@code play_and_detect_input_callback} in {@code switch_ivr_async.c}. */
    private static final Pattern DIGIT = Pattern.compile("DIGIT: ([0-9*#A-D])");

    /** {@code mod_unimrcp} writes it when the server sent no result with it. */
    private static final Pattern CAUSE = Pattern.compile("Completion-Cause: ([0-9]{3})\\b.*", Pattern.DOTALL);

    private static final String REMEDY = "; see mod_unimrcp's profile in FreeSWITCH, and its log";

    private SpeechEnd() {}

    static MrcpOutcome ofPlayback(EslEvent end, Prompt played) {
        String response = end.header("Application-Response");
        if (!response.equals("FILE PLAYED")) {
            return new MrcpOutcome.Failed("FreeSWITCH could not speak: " + shown(response) + REMEDY);
        }
        String digit = end.variable("playback_terminator_used");
        return digit.matches("[0-9*#A-D]")
                ? new MrcpOutcome.Key(digit.charAt(0), played)
                : new MrcpOutcome.Spoken();
    }

    /** The response is DONE for no match, no input, a digit and a hang-up, too: the result tells. */
    static MrcpOutcome ofRecognition(EslEvent end, Prompt played) {
        String response = end.header("Application-Response");
        if (!response.equals("DONE")) {
            return new MrcpOutcome.Failed(switch (response) {
                case "ASR INIT ERROR" -> "FreeSWITCH has no recogniser of that profile, or its server is down" + REMEDY;
                case "GRAMMAR ERROR" -> "UniMRCP refused the grammar, or its server fell silent" + REMEDY;
                default -> "FreeSWITCH could not speak and listen: " + shown(response) + REMEDY;
            });
        }
        String result = end.variable("detect_speech_result").strip();
        Matcher digit = DIGIT.matcher(result);
        Matcher cause = CAUSE.matcher(result);
        if (digit.matches()) {
            return new MrcpOutcome.Key(digit.group(1).charAt(0), played);
        }
        if (cause.matches()) {
            return MrcpOutcome.recognised(cause.group(1), "", played);
        }
        return result.isEmpty()
                ? new MrcpOutcome.Failed("UniMRCP brought no result")
                : MrcpOutcome.recognised("000", result, played);
    }

    private static String shown(String response) {
        return response.matches("[A-Za-z_ ]{1,40}") ? response : "no response";
    }
}
