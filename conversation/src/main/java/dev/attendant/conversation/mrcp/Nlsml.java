package dev.attendant.conversation.mrcp;

/** What a recognition result says. */
public sealed interface Nlsml {

    /** The best of its interpretations. */
    record Understood(Interpretation best) implements Nlsml {}

    /** There was something, but nothing that the grammar knows. */
    record NoMatch() implements Nlsml {}

    record NoInput() implements Nlsml {}

    /** It is no NLSML, or one that is not to be read. */
    record Unreadable(String why) implements Nlsml {}
}
