package dev.attendant.conversation;

/** What an exchange brought. Each tells how much of our reply the caller heard. */
public sealed interface Heard {

    /** How much of the reply the caller heard. */
    Spoken spoken();

    /** The caller said something, in words. */
    record Said(Utterance utterance, Spoken spoken) implements Heard {}

    /**
     * The caller pressed digits. A terminating {@code #} is not part of them.
     *
     * @param digits one or more of {@code 0-9*#A-D}
     */
    record Pressed(String digits, Spoken spoken) implements Heard {}

    /** The caller said nothing for as long as we wait for an answer. */
    record Silence(Spoken spoken) implements Heard {}

    /** The caller made a sound in which the recogniser found no words. */
    record Unclear(Spoken spoken) implements Heard {}

    /** The reply expected no answer and has been heard to its end. */
    record Finished(Spoken spoken) implements Heard {}

    /** The PBX ended the audio: the caller hung up, or the connection broke ({@link PhoneCall#alive} tells). */
    record LineEnded(String reason, Spoken spoken) implements Heard {}

    /** The recogniser failed: we cannot hear any more. A reply that expects no speech can still be spoken. */
    record Deaf(String reason, Spoken spoken) implements Heard {}

    /** The synthesiser failed at this reply. What was spoken before may be remembered, and can be spoken again. */
    record Mute(String reason, Spoken spoken) implements Heard {}

    /** Somebody called {@link Line#stop}. */
    record Stopped(String reason, Spoken spoken) implements Heard {}
}
