package dev.attendant.conversation;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What the attendant says in one turn, spoken while it is still being written: a model's thread writes, the
 * line reads on the call's event loop. Once complete it says what it expects from the caller.
 *
 * <p>Thread-safe: one writer, one reader, and {@link #cancel} from anywhere.
 */
public final class Reply {

    private final ReentrantLock lock = new ReentrantLock();
    private final StringBuilder text = new StringBuilder();
    private boolean complete;
    private boolean cancelled;
    private Expect expect = Expect.SPEECH;
    private Runnable onWords = () -> {};
    private Runnable onCancel = () -> {};

    /** A reply that is already written, and expects the caller to speak. */
    public static Reply of(String text) {
        return of(text, Expect.SPEECH);
    }

    /** A reply that is already written. */
    public static Reply of(String text, Expect expect) {
        Reply reply = new Reply();
        reply.write(text);
        reply.complete(expect);
        return reply;
    }

    /** Adds words; ignored once the reply is complete or cancelled. */
    public void write(String words) {
        change(() -> text.append(words));
    }

    /** Nothing more will be written. */
    public void complete(Expect expect) {
        change(() -> {
            this.expect = expect;
            complete = true;
        });
    }

    private void change(Runnable change) {
        Runnable tell;
        lock.lock();
        try {
            if (complete) {
                return;
            }
            change.run();
            tell = onWords;
        } finally {
            lock.unlock();
        }
        tell.run();
    }

    /** The line tells how it wants to learn of new words; called at once if there are some already. */
    public void onWords(Runnable listener) {
        lock.lock();
        try {
            onWords = listener;
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    /** The writer tells how it is to be stopped; called at once if the reply was cancelled before. */
    public void onCancel(Runnable stop) {
        boolean now;
        lock.lock();
        try {
            onCancel = stop;
            now = cancelled;
        } finally {
            lock.unlock();
        }
        if (now) {
            stop.run();
        }
    }

    /** Nobody will hear the rest: stops the writer; what is written is all. Does nothing once it is complete. */
    public void cancel() {
        Runnable stop;
        Runnable tell;
        lock.lock();
        try {
            if (complete) {
                return;
            }
            cancelled = true;
            complete = true;
            stop = onCancel;
            tell = onWords;
        } finally {
            lock.unlock();
        }
        stop.run();
        tell.run();
    }

    /** What is written so far, from a position on. */
    public String textFrom(int position) {
        lock.lock();
        try {
            return text.substring(position);
        } finally {
            lock.unlock();
        }
    }

    /** What is written so far. */
    public String text() {
        return textFrom(0);
    }

    /** Whether all that there will be is written. */
    public boolean isComplete() {
        lock.lock();
        try {
            return complete;
        } finally {
            lock.unlock();
        }
    }

    /** What follows once it has been spoken; an answer in speech until the writer says otherwise. */
    public Expect expect() {
        lock.lock();
        try {
            return expect;
        } finally {
            lock.unlock();
        }
    }
}
