package dev.attendant.asterisk.mrcp;

import dev.attendant.asterisk.agi.AgiCommand;
import dev.attendant.conversation.mrcp.MrcpListening;
import dev.attendant.conversation.scenario.LineKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One of app_unimrcp's applications with its arguments.
 *
 * @param application as EXEC names it
 * @param arguments   escaped for the application, not yet for AGI
 * @param status      the channel variable that tells how it went
 */
record MrcpCommand(String application, String arguments, String status) {

    /** Several grammars are split there; no grammar of a scenario has one. */
    private static final String GRAMMAR_DELIMITER = "|";

    /** Speaks. */
    static MrcpCommand synth(LineKind.UniMrcp kind, String text, boolean keysInterrupt) {
        List<String> options = new ArrayList<>(List.of("l=" + kind.language()));
        add(options, "v", kind.voice());
        add(options, "p", kind.profile());
        options.add("i=" + (keysInterrupt ? "any" : "none"));
        return new MrcpCommand("MRCPSynth", line(MrcpText.plain(text), options), "SYNTHSTATUS");
    }

    /** Listens; any key ends it. */
    static MrcpCommand recog(LineKind.UniMrcp kind, MrcpListening listening) {
        List<String> options = recognition(kind, listening);
        options.add("i=any");
        return new MrcpCommand("MRCPRecog", line(grammars(kind), options), "RECOGSTATUS");
    }

    /** Speaks and listens; keys are the recogniser's. {@code ^} would split the prompt. */
    static MrcpCommand synthAndRecog(LineKind.UniMrcp kind, String prompt, MrcpListening listening) {
        List<String> options = recognition(kind, listening);
        add(options, "vn", kind.voice());
        options.add("b=" + (kind.bargeIn() ? 1 : 0));
        String spoken = MrcpText.plain(prompt.replace('^', ' '));
        String arguments = MrcpText.argument(spoken) + "," + line(grammars(kind), options);
        return new MrcpCommand("SynthAndRecog", arguments, "RECOG_STATUS");
    }

    private static List<String> recognition(LineKind.UniMrcp kind, MrcpListening listening) {
        List<String> options = new ArrayList<>(List.of(
                "t=" + listening.longest().toMillis(),
                "nit=" + listening.noInput().toMillis(),
                "sct=" + listening.endOfTurn().toMillis(),
                "dit=" + listening.betweenKeys().toMillis(),
                "dttc=#",
                "gd=" + GRAMMAR_DELIMITER,
                "spl=" + kind.language()));
        add(options, "p", kind.profile());
        return options;
    }

    private static void add(List<String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.add(name + "=" + value);
        }
    }

    private static String grammars(LineKind.UniMrcp kind) {
        return String.join(GRAMMAR_DELIMITER, kind.grammars());
    }

    private static String line(String text, List<String> options) {
        return MrcpText.argument(text) + "," + MrcpText.argument(String.join("&", options));
    }

    /** Whether Asterisk reads all of it. */
    boolean fits() {
        return AgiCommand.fits("EXEC", application, arguments);
    }
}
