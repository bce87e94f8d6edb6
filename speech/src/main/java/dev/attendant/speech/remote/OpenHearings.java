package dev.attendant.speech.remote;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The utterances that an engine hears at the moment, to be failed when the engine is closed. Any thread. */
public final class OpenHearings {

    private static final String CLOSED = "the recogniser was closed";

    private final Set<ReportedHearing> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public void add(ReportedHearing hearing) {
        open.add(hearing);
        if (closed) {
            hearing.failed(CLOSED);
        }
    }

    public void remove(ReportedHearing hearing) {
        open.remove(hearing);
    }

    public void close() {
        closed = true;
        open.forEach(hearing -> hearing.failed(CLOSED));
    }
}
