package dev.attendant.conversation.scenario;

import java.time.Duration;
import java.util.List;

/** Who runs a call's exchanges. */
public sealed interface LineKind {

    /** We do, over streamed audio, with our own engines. */
    record Streamed() implements LineKind {}

    /**
     * The PBX does, with its own UniMRCP and the server behind it.
     *
     * @param profile  of the PBX's UniMRCP configuration, which names the server; empty for its default
     * @param voice    the server's own name for the voice, empty for its default
     * @param language BCP 47, for the voice and the recogniser
     * @param grammars what the recogniser shall understand, as the PBX's UniMRCP takes it: a {@code builtin:},
     *                 {@code http:}, {@code https:}, {@code file:} or {@code session:} URI, or {@code inline:} and XML
     * @param bargeIn  whether the caller may speak into the prompt
     * @param longest  the longest utterance. A server that falls silent in mid-exchange is noticed only after it
     */
    record UniMrcp(
            String profile, String voice, String language, List<String> grammars, boolean bargeIn, Duration longest)
            implements LineKind {

        public UniMrcp {
            grammars = List.copyOf(grammars);
        }
    }

    LineKind STREAMED = new Streamed();
}
