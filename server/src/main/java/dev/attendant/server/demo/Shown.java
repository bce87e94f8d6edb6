package dev.attendant.server.demo;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** Shows a call as it happens: to people, or as JSON lines. Lines come from several threads. */
final class Shown {

    private static final int WHO_WIDTH = 9;

    private final PrintWriter out;
    private final boolean json;
    private final ReentrantLock lock = new ReentrantLock();

    Shown(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Something that happened.
     *
     * @param seconds since the call began
     * @param who     the attendant, the caller or the PBX
     * @param what    for people
     * @param kind    for programs
     * @param fields  for programs
     */
    void line(double seconds, String who, String what, String kind, JsonObject fields) {
        print(
                String.format(Locale.ROOT, "%6.2f s  %-" + WHO_WIDTH + "s  %s", seconds, who, what),
                new JsonObject().put("at", seconds).put("kind", kind).put("who", who.toLowerCase(Locale.ROOT))
                        .mergeIn(fields));
    }

    /** More about the line before; for people only. */
    void more(String what) {
        if (!json) {
            print(" ".repeat(10 + WHO_WIDTH) + "  " + what, new JsonObject());
        }
    }

    /** An empty line; for people only. */
    void gap() {
        if (!json) {
            print("", new JsonObject());
        }
    }

    /** A result that belongs to no moment. */
    void result(String what, String kind, JsonObject fields) {
        print(what, new JsonObject().put("kind", kind).mergeIn(fields));
    }

    private void print(String text, JsonObject object) {
        lock.lock();
        try {
            out.println(json ? object.encode() : text);
            out.flush();
        } finally {
            lock.unlock();
        }
    }
}
