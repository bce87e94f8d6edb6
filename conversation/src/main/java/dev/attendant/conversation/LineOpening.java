package dev.attendant.conversation;

/** What came of opening a line to the caller. */
public sealed interface LineOpening {

    /** The caller can be talked with. */
    record Opened(Line line) implements LineOpening {}

    /** The caller hung up before. */
    record CallerGone() implements LineOpening {}

    /** The PBX gave us no audio; the call itself is still there. */
    record NoAudio(String reason) implements LineOpening {}
}
