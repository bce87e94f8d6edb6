package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.Reply;
import dev.attendant.conversation.line.Sentences;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What is left to say of a reply of which some sentences have been spoken; it grows while that is written. */
final class RestOfReply {

    private final Reply whole;
    private final Reply rest = new Reply();
    private final ReentrantLock lock = new ReentrantLock();
    private final Sentences sentences = new Sentences();
    private int read;
    private int toSkip;
    private boolean complete;

    private RestOfReply(Reply whole, int pieces) {
        this.whole = whole;
        toSkip = pieces;
    }

    /** @param pieces how many sentences of it have been spoken, as {@link Sentences} cuts them */
    static Reply of(Reply whole, int pieces) {
        RestOfReply following = new RestOfReply(whole, pieces);
        following.rest.onCancel(whole::cancel);
        whole.onWords(following::follow);
        return following.rest;
    }

    /** In the order of writing, whichever thread it is on. */
    private void follow() {
        lock.lock();
        try {
            if (complete) {
                return;
            }
            // asked first: what is written before the end is not missed
            complete = whole.isComplete();
            String more = whole.textFrom(read);
            read += more.length();
            write(sentences.add(more));
            if (complete) {
                write(sentences.rest().stream().toList());
                rest.complete(whole.expect());
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Sentences.Piece> pieces) {
        for (Sentences.Piece piece : pieces) {
            if (toSkip > 0) {
                toSkip--;
            } else {
                // the line break ends the sentence for whoever reads the rest
                rest.write((piece.notice() ? "<notice>" + piece.text() + "</notice>" : piece.text()) + "\n");
            }
        }
    }
}
