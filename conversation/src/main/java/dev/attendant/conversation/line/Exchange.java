package dev.attendant.conversation.line;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Spoken;
import dev.attendant.conversation.audio.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A reply being spoken, and what its exchange will bring. Belongs to the call's event loop. */
final class Exchange {

    final Reply reply;
    final CompletableFuture<Heard> heard = new CompletableFuture<>();
    boolean interrupted;
    /** Whether words of the caller's stopped the reply while it was being written: there is no rest to go on with. */
    boolean cutShort;
    /** What the caller had heard when they interrupted. */
    String heardText = "";
    long latencyFrames = -1;

    Exchange(Reply reply) {
        this.reply = reply;
    }

    Spoken spoken(String heard) {
        Duration latency = Frame.duration(Math.max(0, latencyFrames));
        return new Spoken(Sentences.plain(reply.text()), heard, interrupted, latency);
    }

    /** The caller means to interrupt: what has not been written yet will not be said. */
    void cutShort() {
        cutShort |= !reply.isComplete();
        reply.cancel();
    }

    /** A reply after which a transfer or the end of the call follows is heard to its end. */
    boolean isInterruptible() {
        return !(reply.expect() instanceof Expect.Nothing);
    }

    /** Whether what the caller says can be an answer. */
    boolean takesSpeech() {
        return isInterruptible() && !takesKeysOnly();
    }

    /** Whether nobody listens to what the caller says. */
    boolean takesKeysOnly() {
        return reply.expect() instanceof Expect.Key;
    }

    /** How many digits are an answer. */
    int wantedDigits() {
        return reply.expect() instanceof Expect.Digits digits ? digits.max() : 1;
    }
}
