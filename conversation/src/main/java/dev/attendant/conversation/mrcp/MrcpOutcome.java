package dev.attendant.conversation.mrcp;

import java.time.Duration;

/** What came of something that the PBX was asked to speak, or to speak and listen. */
public sealed interface MrcpOutcome {

    /** It was spoken to its end; only of {@link MrcpChannel#speak}. */
    record Spoken() implements MrcpOutcome {}

    /** The recogniser understood the caller. */
    record Understood(Interpretation interpretation, Prompt prompt) implements MrcpOutcome {}

    /** The caller made a sound, but said nothing that the grammar knows. */
    record NoMatch(Prompt prompt) implements MrcpOutcome {}

    /** The prompt was heard to its end, and the caller said nothing. */
    record NoInput() implements MrcpOutcome {}

    /** The caller pressed a key; further ones are asked for with {@link MrcpChannel#nextKey}. */
    record Key(char digit, Prompt prompt) implements MrcpOutcome {}

    /** The caller pressed a key, but the PBX does not tell which. */
    record LostKey() implements MrcpOutcome {}

    record HungUp(String reason) implements MrcpOutcome {}

    /** The server, the PBX's UniMRCP or the way to it failed. */
    record Failed(String reason) implements MrcpOutcome {}

    /**
     * How much of the prompt was played.
     *
     * @param whole  all of it
     * @param played when not: for how long, as near as the PBX tells
     */
    record Prompt(boolean whole, Duration played) {

        public static final Prompt WHOLE = new Prompt(true, Duration.ZERO);

        /** The caller interrupted it after so long. */
        public static Prompt cutAfter(Duration played) {
            return new Prompt(false, played.isNegative() ? Duration.ZERO : played);
        }
    }

    /**
     * How a recognition ended, by its completion cause (RFC 6787, section 9.4.11) and result.
     *
     * @param cause three digits; empty or anything else when the server told none
     * @param nlsml its result, empty when there is none
     */
    static MrcpOutcome recognised(String cause, String nlsml, Prompt prompt) {
        return switch (cause) {
            // success; hot word or partial match when the time was up
            case "000", "008", "013", "014", "" -> read(nlsml, prompt);
            // no match, speech too early, no match when the time was up
            case "001", "003", "007", "015" -> new NoMatch(prompt);
            case "002" -> new NoInput();
            default -> new Failed("the recogniser ended with completion cause " + shown(cause));
        };
    }

    private static MrcpOutcome read(String nlsml, Prompt prompt) {
        if (nlsml.isBlank()) {
            return new NoMatch(prompt);
        }
        return switch (NlsmlReader.read(nlsml)) {
            case Nlsml.Understood understood -> new Understood(understood.best(), prompt);
            case Nlsml.NoMatch none -> new NoMatch(prompt);
            case Nlsml.NoInput none -> new NoInput();
            case Nlsml.Unreadable unreadable -> new Failed(unreadable.why());
        };
    }

    private static String shown(String cause) {
        return cause.matches("[0-9]{1,3}") ? cause : "that is none";
    }
}
