package dev.attendant.conversation;

/** What a reply leads to, once it has been spoken. */
public sealed interface Expect {

    /** The caller answers, in speech or with a digit. */
    record Speech() implements Expect {}

    /**
     * The caller presses several digits, or says them.
     *
     * @param max how many at most; a {@code #} ends them earlier
     */
    record Digits(int max) implements Expect {}

    /** The caller presses one digit. What they say is not listened to, and interrupts nothing. */
    record Key() implements Expect {}

    /** No answer: a transfer or the end of the call follows. Such a reply is not interrupted. */
    record Nothing() implements Expect {}

    Expect SPEECH = new Speech();
    Expect KEY = new Key();
    Expect NOTHING = new Nothing();
}
