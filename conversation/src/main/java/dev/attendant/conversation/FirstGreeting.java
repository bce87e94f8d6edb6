package dev.attendant.conversation;

import java.util.concurrent.atomic.AtomicBoolean;

/** A line that is opened again, after a queue in which nobody took the call, does not greet again. */
final class FirstGreeting {

    private FirstGreeting() {}

    /** Tells all but the later greetings. */
    static CallListener only(CallListener listener) {
        AtomicBoolean greeted = new AtomicBoolean();
        return event -> {
            if (!(event instanceof CallEvent.Greeted) || greeted.compareAndSet(false, true)) {
                listener.on(event);
            }
        };
    }
}
